"""Changing a draft part by part: every change gives a new document and can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from attune.domain import canonical

from .editing_keys import fresh_key
from .editing_naming import named_by
from .editing_parts import (
    SEVERAL,
    PartField,
    Sort,
    called,
    fields_of,
    fields_to_add,
    found,
    is_list,
    items,
    list_of,
    sort_of,
)
from .editing_plain import (
    PLACED,
    Plain,
    in_order,
    own_plain,
    standing,
    whole_part,
    with_own,
    with_part,
    with_placements,
    without_part,
)
from .editing_routes import Routing, routed
from .local import LocalDocument, read_local
from .parts import PathwayRefused
from .pathway import Pathway
from .steps import Step
from .vocabulary import ANSWERED, StepKind
from .writing import plain_of

FIRST_ANSWERS = ({"key": "yes", "text": "Yes"}, {"key": "no", "text": "No"})


@dataclass(frozen=True)
class Edit:
    """One change: the document it gives, and what stood at the path before and stands after.

    `path` names a part, a list whose order changed, or "placements.SLOT"; "" is the whole draft.
    For a part that came or went, the text is {"behind": KEY, "part": {...}}, "" on the other side.
    """

    local: LocalDocument
    what: str
    path: str
    before: str
    after: str


def change_part(local: LocalDocument, path: str, fields: Mapping[str, Any]) -> Edit:
    """Say some fields of a part anew; the others stay."""
    said = _said(fields_at(local, path), fields, whole=False)
    _check_contact(path, said)
    return _edit("change", local, with_own(local, path, own_plain(local, path) | said), path)


def add_part(local: LocalDocument, path: str, fields: Mapping[str, Any]) -> Edit:
    """Add a part at the end of a list; its key is made of its first words."""
    there = items(local.pathway, path)
    sort = sort_of(path)
    kind = _step_kind(fields) if sort == "steps" else StepKind.GATHER
    said = _said(fields_to_add(sort, kind=kind), fields, whole=True)
    _check_contact(path, said)
    if sort == "groupings" and any(each.grouping.value == said["grouping"] for each in there):
        raise PathwayRefused(f"“{said['grouping']}” has its words already: change those")
    words = said.get("grouping") if sort == "groupings" else said.get("title")
    key = fresh_key(words or said.get("name") or said["text"], {each.key for each in there})
    if sort == "steps" and kind in ANSWERED:
        said["answers"] = list(FIRST_ANSWERS)
    return _added(local, f"{path}.{key}", {"key": key, **said})


def remove_part(local: LocalDocument, path: str) -> Edit:
    """Take a part out; refused with what still names it."""
    part = found(local.pathway, path)
    list_of(path)  # the head and the family version cannot be taken out
    if named := named_by(local, path):
        raise PathwayRefused(
            f"“{called(part)}” cannot be taken out yet. {'. '.join(named)}. Change that first"
        )
    before = canonical.text(whole_part(local, path))
    return Edit(without_part(local, path), "remove", path, before, "")


def move_part(local: LocalDocument, path: str, *, up: bool) -> Edit:
    """Change places with the neighbour of the same grouping or group."""
    above, key = list_of(path), path.rpartition(".")[2]
    part = found(local.pathway, path)
    there = items(local.pathway, above)
    keys = [each.key for each in there]
    alike = [each.key for each in there if _group(each) == _group(part)]
    at = alike.index(key) + (-1 if up else 1)
    if not 0 <= at < len(alike):
        raise PathwayRefused(f"“{called(part)}” is the {'first' if up else 'last'} already")
    here, other = keys.index(key), keys.index(alike[at])
    keys[here], keys[other] = keys[other], keys[here]
    return _edit("order", local, in_order(local, above, keys), above)


def change_routing(local: LocalDocument, key: str, routing: Routing) -> Edit:
    """Change a step's answers and where each of them leads."""
    path = f"steps.{key}"
    step: Step = found(local.pathway, path)
    new = routed(step, routing)
    gone = {answer.key for answer in step.answers} - {answer.key for answer in new.answers}
    if asked := _asked_for(local, key, gone):
        raise PathwayRefused(
            f"An answer cannot be taken out yet: “{called(asked)}” goes by it. Change that first"
        )
    return _edit("routes", local, with_own(local, path, plain_of(new)), path)


def use_base(local: LocalDocument, base: Pathway, path: str) -> Edit:
    """Say a part as the template or the other area's edition says it."""
    own = own_plain(LocalDocument(base), path)
    return _edit("change", local, with_own(local, path, own), path)


def back(local: LocalDocument, path: str, before: str, after: str) -> Edit:
    """Take a change back; refused where what it made has changed again since."""
    if not path:
        if local.text() != after:
            raise PathwayRefused("The draft has changed since: take the later changes back first")
        return Edit(read_local(before), "take_back", "", after, before)
    listed = is_list(path) or path.startswith(PLACED)
    if not listed and not after:
        return _put_back(local, path, before)
    came = not listed and not before
    now = canonical.text(whole_part(local, path)) if came and standing(local, path) else ""
    if (now or standing(local, path)) != after:
        raise PathwayRefused("This part has changed since: take the later change back first")
    if came:
        gone = remove_part(local, path)
        return Edit(gone.local, "take_back", path, after, "")
    return _edit("take_back", local, _as_it_was(local, path, canonical.value(before)), path)


def _as_it_was(local: LocalDocument, path: str, was: Any) -> LocalDocument:
    if path.startswith(PLACED):
        return with_placements(local, path.removeprefix(PLACED), was)
    if not is_list(path):
        return with_own(local, path, was)
    if {each.key for each in items(local.pathway, path)} != set(was):
        raise PathwayRefused("Parts have come or gone since: take the later changes back first")
    return in_order(local, path, was)


def _put_back(local: LocalDocument, path: str, before: str) -> Edit:
    if standing(local, path):
        raise PathwayRefused("This part is there again already")
    was: Any = canonical.value(before)
    whole = with_part(local, path, was["part"], behind=was["behind"])
    return Edit(whole, "take_back", path, "", canonical.text(whole_part(whole, path)))


def _edit(what: str, local: LocalDocument, changed: LocalDocument, path: str) -> Edit:
    return Edit(changed, what, path, standing(local, path), standing(changed, path))


def _added(local: LocalDocument, path: str, part: Plain) -> Edit:
    there = items(local.pathway, list_of(path))
    behind = there[-1].key if there else ""
    changed = with_part(local, path, part, behind=behind)
    return Edit(changed, "add", path, "", canonical.text(whole_part(changed, path)))


def fields_at(local: LocalDocument, path: str) -> tuple[PartField, ...]:
    """The fields of the part that stands at a path."""
    part = found(local.pathway, path)
    kind = part.kind if isinstance(part, Step) else StepKind.GATHER
    return fields_of(sort_of(path), kind=kind)


def _step_kind(fields: Mapping[str, Any]) -> StepKind:
    given = fields.get("kind")
    for kind in StepKind:
        if given in (kind, kind.value):
            return kind
    raise PathwayRefused("Say what a person does at this step")


def _said(known: tuple[PartField, ...], fields: Mapping[str, Any], *, whole: bool) -> Plain:
    """The fields as plain data; refused where one is unknown, not said, or not one of its kind."""
    names = {field.name for field in known}
    if strange := sorted(set(fields) - names):
        raise PathwayRefused(f"This part has no “{strange[0]}”")
    asked = [field for field in known if whole or field.name in fields]
    return {field.name: _one(field, fields.get(field.name)) for field in asked}


def _one(field: PartField, value: Any) -> Any:
    plain = value.value if isinstance(value, Enum) else value
    if field.sort is Sort.YES:
        return bool(plain)
    if field.sort is Sort.MONTHS:
        return int(plain or 0)
    if field.sort in SEVERAL:
        chosen = [each.value if isinstance(each, Enum) else str(each) for each in plain or ()]
        return _there(field, chosen)
    words = str(plain or "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if field.sort is Sort.CHOICE and words not in {each.value for each in field.choices}:
        raise PathwayRefused(f"Choose one of the answers for “{field.name}”")
    return _there(field, words if field.sort is Sort.WORDS else " ".join(words.split()))


def _there(field: PartField, value: Any) -> Any:
    if field.must and not value:
        raise PathwayRefused(f"“{field.name}” cannot be empty: write something, or take it out")
    return value


def _check_contact(path: str, said: Plain) -> None:
    if path.startswith("contacts") and "email" in said:
        email = said["email"]
        if email and (email.count("@") != 1 or " " in email or email[0] == "@" or "." not in email):
            raise PathwayRefused("Enter an email address, such as name@example.org")


def _group(part: Any) -> Any:
    """What a part stands under on a page."""
    return getattr(part, "grouping", None) or getattr(part, "group", None)


def _asked_for(local: LocalDocument, key: str, gone: set[str]) -> Step | None:
    """A step with a route that goes by one of these answers."""
    for step in local.pathway.steps:
        for condition in (each for route in step.routes for each in route.when):
            if condition.step == key and gone & set(condition.any_of):
                return step
    return None
