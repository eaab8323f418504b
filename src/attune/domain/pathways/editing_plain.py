"""The plain data of a draft, part by part: taken out, put in, and read again as a whole."""

from typing import Any

from attune.domain import canonical

from .editing_parts import CARDS, FAMILY, FIELDS, HEAD, INNER, PartNotThere, found, is_list, items
from .editing_parts import list_of as list_above
from .local import LocalDocument, local_of
from .parts import PathwayRefused
from .pathway import SECTIONS
from .writing import plain_of

PLACED = "placements."  # what stands in a slot: "placements.baby-groups"
CALLED = "This pathway"
Plain = dict[str, Any]


def standing(local: LocalDocument, path: str) -> str:
    """What stands at a path, as canonical text by which two states of it are told apart.

    A part without the parts inside it; the keys of a list in order; "" where there is nothing.
    """
    if not path:
        return local.text()
    if path.startswith(PLACED):
        return canonical.text(local.plain()["placements"].get(path.removeprefix(PLACED), []))
    try:
        if is_list(path):
            return canonical.text([item.key for item in items(local.pathway, path)])
        return canonical.text(own_plain(local, path))
    except PartNotThere:
        return ""


def own_plain(local: LocalDocument, path: str) -> Plain:
    """A part without the parts inside it."""
    part = found(local.pathway, path)
    if path == HEAD:
        return {each.name: plain_of(getattr(part, each.name)) for each in FIELDS[HEAD]}
    inner = {"cards"} if path == FAMILY else set(INNER)
    plain: Plain = plain_of(part)
    return {name: value for name, value in plain.items() if name not in inner}


def with_own(local: LocalDocument, path: str, own: Plain) -> LocalDocument:
    """The document with a part's own fields as given; the parts inside it stay."""
    whole = local.plain()
    part = _part(whole["pathway"], path)
    for name in own_plain(local, path):
        part.pop(name, None)
    part.update(own)
    return read_again(whole)


def whole_part(local: LocalDocument, path: str) -> Plain:
    """A part of a list with all that is inside it, and behind which part it stands."""
    above, _, key = path.rpartition(".")
    keys = [item.key for item in items(local.pathway, above)]
    part = plain_of(found(local.pathway, path))
    at = keys.index(key)
    return {"behind": keys[at - 1] if at else "", "part": part}


def with_part(local: LocalDocument, path: str, part: Plain, *, behind: str) -> LocalDocument:
    """The document with one part more: behind another, first for "", last where that is gone."""
    whole = local.plain()
    there = _list(whole["pathway"], list_above(path))
    keys = [each["key"] for each in there]
    at = 0 if not behind else keys.index(behind) + 1 if behind in keys else len(keys)
    there.insert(at, part)
    return read_again(whole)


def without_part(local: LocalDocument, path: str) -> LocalDocument:
    above, _, key = path.rpartition(".")
    whole = local.plain()
    there = _list(whole["pathway"], above)
    there[:] = [each for each in there if each["key"] != key]
    whole["placements"].pop(key if above == "slots" else "", None)
    return read_again(whole)


def in_order(local: LocalDocument, path: str, keys: list[str]) -> LocalDocument:
    """The document with the parts of a list in this order."""
    whole = local.plain()
    there = _list(whole["pathway"], path)
    there.sort(key=lambda each: keys.index(each["key"]))
    return read_again(whole)


def with_placements(local: LocalDocument, slot: str, placed: list[Plain]) -> LocalDocument:
    whole = local.plain()
    whole["placements"][slot] = placed
    if not placed:
        del whole["placements"][slot]
    return read_again(whole)


def read_again(whole: Plain) -> LocalDocument:
    """Read as any kept draft is read, so that nothing is kept that could not be opened again."""
    try:
        return local_of(whole, called=CALLED)
    except PathwayRefused as refused:
        raise PathwayRefused(str(refused).removeprefix(f"{CALLED}: ")) from None


def _part(pathway: Plain, path: str) -> Plain:
    if path == HEAD:
        return pathway
    if path == FAMILY:
        family: Plain = pathway.setdefault(FAMILY, {"title": "", "intro": ""})
        return family
    key = path.rpartition(".")[2]
    return next(each for each in _list(pathway, list_above(path)) if each["key"] == key)


def _list(pathway: Plain, path: str) -> list[Plain]:
    if path == CARDS:
        if FAMILY not in pathway:
            raise PathwayRefused("Give the family version its title first")
        within, name = pathway[FAMILY], "cards"
    elif path in SECTIONS:
        within, name = pathway, path
    else:
        above, _, name = path.rpartition(".")
        within = _part(pathway, above)
    there: list[Plain] = within.setdefault(name, [])
    return there
