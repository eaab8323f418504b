"""What stands in a slot: services put in, things wanted named, put in order, taken out.

A placement is known by its service's id, or by its name where it is only wanted.
"""

from dataclasses import replace

from .editing import Edit
from .editing_plain import PLACED, standing
from .local import LocalDocument, Placement
from .parts import PathwayRefused
from .vocabulary import Standing


def place(local: LocalDocument, slot: str, *, service: str, name: str, words: str = "") -> Edit:
    """Put a service of the directory in a slot, last; `service` is its id."""
    if any(each.service == service for each in local.placed(slot)):
        raise PathwayRefused(f"“{name}” stands here already")
    made = Placement(name, service, Standing.CURRENT, words.strip())
    return _placed("place", local, slot, (*local.placed(slot), made))


def want(local: LocalDocument, slot: str, *, name: str, words: str = "") -> Edit:
    """Name something the area wants and does not have yet."""
    name = " ".join(name.split())
    if any(known_by(each) == name for each in local.placed(slot)):
        raise PathwayRefused(f"“{name}” stands here already")
    made = Placement(name, "", Standing.ASPIRATIONAL, words.strip())
    return _placed("want", local, slot, (*local.placed(slot), made))


def note(local: LocalDocument, slot: str, which: str, words: str) -> Edit:
    """Say something about a placement here, in the area's own words."""
    words = words.replace("\r\n", "\n").strip()
    there = [
        replace(each, words=words) if known_by(each) == which else each
        for each in _having(local, slot, which)
    ]
    return _placed("note", local, slot, tuple(there))


def take_out(local: LocalDocument, slot: str, which: str) -> Edit:
    there = _having(local, slot, which)
    return _placed("take_out", local, slot, tuple(e for e in there if known_by(e) != which))


def move(local: LocalDocument, slot: str, which: str, *, up: bool) -> Edit:
    there = list(_having(local, slot, which))
    here = next(at for at, each in enumerate(there) if known_by(each) == which)
    other = here + (-1 if up else 1)
    if not 0 <= other < len(there):
        raise PathwayRefused(f"“{there[here].name}” is the {'first' if up else 'last'} already")
    there[here], there[other] = there[other], there[here]
    return _placed("order", local, slot, tuple(there))


def known_by(placement: Placement) -> str:
    return placement.service or placement.name


def _having(local: LocalDocument, slot: str, which: str) -> tuple[Placement, ...]:
    there = local.placed(slot)
    if which not in {known_by(each) for each in there}:
        raise PathwayRefused("It does not stand here any more")
    return there


def _placed(what: str, local: LocalDocument, slot: str, there: tuple[Placement, ...]) -> Edit:
    placements = {**local.placements, slot: there}
    if not there:
        del placements[slot]
    changed = LocalDocument(local.pathway, placements)
    path = f"{PLACED}{slot}"
    return Edit(changed, what, path, standing(local, path), standing(changed, path))
