"""A pathway laid out part by part: each part under its path, so that two can be compared."""

from collections.abc import Iterator, Mapping
from typing import Any

from .parts import PathwayRefused
from .pathway import SECTIONS, Pathway
from .writing import document

HEAD = "head"
FAMILY = "family"
CARDS = "family.cards"
LISTS = (*SECTIONS, CARDS)

Fields = Mapping[str, Any]


def laid_out(pathway: Pathway) -> dict[str, dict[str, Any]]:
    """Every part as plain fields by its path: "head", "steps.ask", "family", "family.cards.talk".

    A part of a list has its key in its path and among its fields.
    """
    plain = document(pathway)
    family = plain.pop("family", None)
    lists = {name: plain.pop(name, []) for name in SECTIONS}
    parts = {HEAD: plain}
    for name, items in lists.items():
        parts |= {f"{name}.{item['key']}": item for item in items}
    if family is not None:
        cards = family.pop("cards", [])
        parts[FAMILY] = family
        parts |= {f"{CARDS}.{card['key']}": card for card in cards}
    return parts


def put_together(parts: Mapping[str, Fields]) -> dict[str, Any]:
    """The plain document of these parts, each list in the order in which its parts stand."""
    whole: dict[str, Any] = dict(parts[HEAD])
    for name in SECTIONS:
        if items := [dict(parts[path]) for path in in_list(parts, name)]:
            whole[name] = items
    cards = [dict(parts[path]) for path in in_list(parts, CARDS)]
    if FAMILY in parts:
        whole["family"] = {**parts[FAMILY], **({"cards": cards} if cards else {})}
    elif cards:
        raise PathwayRefused("The family version has cards but no title: keep its opening words")
    return whole


def list_of(path: str) -> str:
    """The list in which a part stands; "" for the head and the family version's own words."""
    return next((name for name in LISTS if path.startswith(f"{name}.")), "")


def in_list(parts: Mapping[str, Fields], name: str) -> Iterator[str]:
    """The paths of a list, in order."""
    return (path for path in parts if list_of(path) == name)


def called(path: str, fields: Fields) -> str:
    """What a person calls a part: its title, name or first words; its key where it has none."""
    said = next((fields[name] for name in ("title", "name", "text") if fields.get(name)), "")
    return str(said) or path.rpartition(".")[2]
