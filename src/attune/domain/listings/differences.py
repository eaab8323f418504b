"""How two versions of a record differ, field by field; a change laid onto a newer version."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from attune.domain import canonical
from attune.domain.offers.in_words import in_words, title

from .document import ServiceDocument

# How a person names the fields; any other field is named as the record has it.
NAMED = {
    "name": "Name",
    "description": "Description",
    "url": "Website",
    "email": "Email",
    "status": "Status",
    "contacts": "Contacts and phone numbers",
    "phones": "Phone numbers",
    "schedules": "Days and times",
    "cost_options": "What it costs",
    "fees": "What it costs, in words",
    "languages": "Languages of the record",
    "minimum_age": "Youngest age, in years",
    "maximum_age": "Oldest age, in years",
    "places": "Places",
    "provider": "Organisation",
}
NOT_SAID = frozenset({"id", "last_modified"})


@dataclass(frozen=True)
class Difference:
    """One field before and after, each line by line as a person reads it; empty means not there."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def title(self) -> str:
        part, _, name = self.field.rpartition(".")
        if part == "offer":
            return title(name)
        return NAMED.get(name) or name.replace("_", " ").capitalize()


def differences(before: ServiceDocument, after: ServiceDocument) -> tuple[Difference, ...]:
    """Every field that changed, the record's own first, then the offer's, places, organisation."""
    old, new = _fields(before), _fields(after)
    changed = [name for name in dict.fromkeys((*old, *new)) if old.get(name) != new.get(name)]
    return tuple(
        Difference(name, _read(name, old), _read(name, new))
        for name in sorted(changed, key=_order)
        if name != "service.id"  # two records of one service differ in it, and it says nothing
    )


def laid_onto(
    current: ServiceDocument, *, base: ServiceDocument, wanted: ServiceDocument
) -> tuple[ServiceDocument, tuple[Difference, ...]]:
    """A change of `base` into `wanted`, made to a record that has moved on since.

    Only what the change changed is taken over. Where both changed one field in different ways, the
    wanted value is taken and the field is among the conflicts, shown as now and as wanted.
    """
    now, was, new = _fields(current), _fields(base), _fields(wanted)
    taken = dict(now)
    conflicts = []
    for name in dict.fromkeys((*was, *new)):
        if was.get(name) == new.get(name):
            continue
        if now.get(name) not in (was.get(name), new.get(name)):
            conflicts.append(Difference(name, _read(name, now), _read(name, new)))
        taken[name] = new.get(name)
    return _document(taken), tuple(conflicts)


def taken_from(
    ours: ServiceDocument, theirs: ServiceDocument, *, fields: Collection[str]
) -> ServiceDocument:
    """Our record with these fields as theirs has them (the names that `differences` gives)."""
    taken, other = dict(_fields(ours)), _fields(theirs)
    return _document(taken | {name: other.get(name) for name in fields})


def _fields(document: ServiceDocument) -> dict[str, Any]:
    plain = document.plain()
    fields = {f"service.{name}": value for name, value in plain["service"].items()}
    fields |= {f"offer.{name}": value for name, value in plain["offer"].items()}
    return {**fields, "places": plain["places"], "provider": plain["provider"]}


def _document(fields: Mapping[str, Any]) -> ServiceDocument:
    parts: dict[str, dict[str, Any]] = {"service": {}, "offer": {}}
    for name, value in fields.items():
        part, _, own = name.partition(".")
        if own and value is not None:
            parts[part][own] = value
    whole = {
        **parts,
        "places": fields.get("places") or [],
        "provider": fields.get("provider") or "",
    }
    return ServiceDocument.read(canonical.text(whole))


def _order(name: str) -> tuple[int, str]:
    first = ("service.name", "service.description", "service.status")
    part = name.split(".")[0]
    rank = ("service", "offer", "places", "provider").index(part)
    return (first.index(name) - len(first), name) if name in first else (rank, name)


def _read(name: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """A field as a person reads it: one of the offer's in the words of the offer."""
    part, _, own = name.partition(".")
    value = fields.get(name)
    if part == "offer":
        return tuple(in_words(own, value).splitlines())
    return _lines(value)


def _lines(value: Any) -> tuple[str, ...]:
    """A value as lines for a person: tables as "field: value", ids left out."""
    if value is None or value == "":
        return ()
    if isinstance(value, Mapping):
        return tuple(line for name, each in value.items() for line in _named(name, each))
    if isinstance(value, list | tuple):
        return tuple(line for each in value for line in _lines(each))
    if isinstance(value, bool):
        return ("Yes" if value else "No",)
    return tuple(str(value).splitlines())


def _named(name: str, value: Any) -> tuple[str, ...]:
    if name in NOT_SAID or name.endswith("_id"):
        return ()
    lines = _lines(value)
    label = NAMED.get(name) or name.replace("_", " ").capitalize()
    if isinstance(value, Mapping | list | tuple):
        return lines
    return tuple(f"{label}: {line}" for line in lines)
