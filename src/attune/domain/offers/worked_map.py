"""A published map of services as a worked example: described services, and what was not found.

It is content and nothing else: no row of a directory is ever made of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from attune.domain.levels import Grouping
from attune.domain.reading import Entry
from attune.domain.refusals import Refused

from .fields import key_of
from .no_service import NoService
from .offer import Offer
from .standing import Mapped
from .vocabulary import Focus, Stage, WhoFor

SERVICE_FIELDS = frozenset({"title", "about", "areas", "offer"})
STATEMENT_FIELDS = frozenset(
    {"grouping", "focus", "stage", "who", "areas", "said_by", "on", "note"}
)


@dataclass(frozen=True)
class WorkedMap:
    """The areas of the map, its services and what its authors looked for and did not find.

    `about` says in a sentence or two what each service did, by its id.
    """

    id: str
    version: str
    title: str
    when: str
    source: str
    licence: str
    note: str
    finding: str
    areas: Mapping[str, str]
    services: tuple[Mapped, ...]
    statements: tuple[NoService, ...]
    about: Mapping[str, str]


def read_map(data: object, *, file: str) -> WorkedMap:
    """The map out of its parsed file; refuses with the names of file, entry and field."""
    whole = Entry.of(file, data)
    areas = {key: whole.entry("areas").text(key) for key in whole.entry("areas").data}
    entries = whole.entries("services", "service")
    return WorkedMap(
        id=whole.text("id"),
        version=whole.text("version"),
        title=whole.text("title"),
        when=whole.text("when"),
        source=whole.text("source"),
        licence=whole.text("licence"),
        note=whole.text("note"),
        finding=whole.text("finding"),
        areas=areas,
        services=tuple(_service(each, str(at), areas) for at, each in enumerate(entries, start=1)),
        statements=tuple(
            said
            for each in whole.entries("none_found", "statement")
            for said in _statements(each, areas)
        ),
        about={str(at): each.text("about") for at, each in enumerate(entries, start=1)},
    )


def _only(entry: Entry, fields: frozenset[str]) -> None:
    unknown = sorted(set(entry.data) - fields)
    if unknown:
        raise entry.refused(unknown[0], "there is no such field")


def _areas(entry: Entry, areas: Mapping[str, str]) -> tuple[str, ...]:
    named = entry.texts("areas")
    for area in named:
        if area not in areas:
            raise entry.refused("areas", f"“{area}” is not one of {', '.join(areas)}")
    return named


def _service(entry: Entry, uid: str, areas: Mapping[str, str]) -> Mapped:
    _only(entry, SERVICE_FIELDS)
    try:
        offer = Offer.of(entry.entry("offer").data)
        return Mapped(uid, entry.text("title"), offer, _areas(entry, areas))
    except Refused:
        raise
    except ValueError as refused:  # OfferRefused names the field
        raise Refused(f"{entry.where}: {refused}") from None


def _statements(entry: Entry, areas: Mapping[str, str]) -> Iterator[NoService]:
    _only(entry, STATEMENT_FIELDS)
    named = {key_of(grouping): grouping for grouping in Grouping}
    grouping = entry.text("grouping")
    if grouping not in named:
        raise entry.refused("grouping", f"“{grouping}” is not one of {', '.join(named)}")
    for area in _areas(entry, areas):
        yield NoService(
            grouping=named[grouping],
            area=area,
            said_by=entry.text("said_by"),
            on=entry.day("on") if "on" in entry.data else None,
            stage=entry.choice("stage", Stage) if "stage" in entry.data else None,
            who=entry.choice("who", WhoFor) if "who" in entry.data else None,
            focus=entry.choice("focus", Focus) if "focus" in entry.data else None,
            note=entry.text("note", ""),
        )
