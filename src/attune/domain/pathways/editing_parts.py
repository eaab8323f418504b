"""Where each part of a pathway stands, and which of its fields a person may change.

A path names a part: "head", "family", "steps.ask", "information.baby.prompts.growing",
"family.cards.talk"; or a list of parts: "steps", "family.cards", "information.baby.tools".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from attune.domain.levels import Grouping

from .parts import Keyed, PathwayRefused
from .pathway import SECTIONS, Pathway
from .vocabulary import ANSWERED, ContactKind, FactorGroup, InformationKind, RuleKind, StepKind

HEAD, FAMILY, CARDS = "head", "family", "family.cards"
INNER = ("prompts", "tools")  # the lists inside a view that is gathered


class PartNotThere(PathwayRefused):
    """A part that is not there, or not any more."""


class Sort(Enum):
    """What is written in a field."""

    LINE = "line"
    WORDS = "words"
    CHOICE = "choice"
    YES = "yes"
    MONTHS = "months"
    STEP = "step"
    SLOTS = "slots"
    VIEWS = "views"
    GROUPINGS = "groupings"


SEVERAL = frozenset({Sort.SLOTS, Sort.VIEWS, Sort.GROUPINGS})


@dataclass(frozen=True)
class PartField:
    """One field: what is written in it, whether it must be said, and what it may be."""

    name: str
    sort: Sort
    must: bool = False
    choices: tuple[Enum, ...] = ()


def _line(name: str, *, must: bool = False) -> PartField:
    return PartField(name, Sort.LINE, must)


def _one_of(name: str, choices: type[Enum]) -> PartField:
    return PartField(name, Sort.CHOICE, True, tuple(choices))


TITLE = _line("title", must=True)
TEXT = PartField("text", Sort.WORDS, True)
MAY_TEXT = PartField("text", Sort.WORDS)
SLOTS = PartField("slots", Sort.SLOTS)
FIELDS: Mapping[str, tuple[PartField, ...]] = {
    HEAD: (
        *(TITLE, PartField("summary", Sort.WORDS, True), _line("author", must=True)),
        *(PartField("reaches_months", Sort.MONTHS, True), PartField("starts_at", Sort.STEP, True)),
    ),
    FAMILY: (TITLE, PartField("intro", Sort.WORDS, True)),
    "ways_of_working": (TEXT,),
    "contact_points": (
        *(TITLE, _line("when", must=True)),
        PartField("until_months", Sort.MONTHS),
    ),
    "standing_rules": (_one_of("kind", RuleKind), TITLE, TEXT),
    "information": (_one_of("kind", InformationKind), TITLE, TEXT),
    "prompts": (TEXT,),
    "tools": (
        *(_line("name", must=True), MAY_TEXT),
        *(PartField("needs_training", Sort.YES), _line("link")),
    ),
    "groupings": (TITLE, TEXT),
    "slots": (_one_of("grouping", Grouping), TITLE, TEXT),
    "links": (TITLE, TEXT),
    "contacts": (*(_one_of("kind", ContactKind), TITLE, MAY_TEXT, _line("phone"), _line("email")),),
    "checklist": (_one_of("group", FactorGroup), TEXT),
    "layers": (TITLE, TEXT, SLOTS),
    "cards": (TITLE, TEXT, SLOTS),
}
# A question stays a question, so that what leads on from it stays true.
TURNS_INTO = {
    **dict.fromkeys(ANSWERED, ANSWERED),
    **dict.fromkeys((StepKind.GATHER, StepKind.ACT), (StepKind.GATHER, StepKind.ACT)),
    StepKind.OUTCOME: (StepKind.OUTCOME,),
}


def sort_of(path: str) -> str:
    """By what the fields of a part are known: "steps", "prompts", "cards", "head", "family"."""
    if path in (HEAD, FAMILY):
        return path
    return (path if is_list(path) else list_of(path)).rpartition(".")[2]


def is_list(path: str) -> bool:
    words = path.split(".")
    inner = len(words) == 3 and words[0] == "information" and words[2] in INNER
    return path in SECTIONS or path == CARDS or inner


def list_of(path: str) -> str:
    """The list in which a part stands."""
    above = path.rpartition(".")[0]
    if not is_list(above):
        raise PartNotThere(f"There is no part “{path[:80]}”")
    return above


def items(pathway: Pathway, path: str) -> tuple[Any, ...]:
    """The parts of a list, in order."""
    if not is_list(path):
        raise PartNotThere(f"There is no list “{path[:80]}”")
    if path == CARDS:
        return pathway.family.cards
    if path in SECTIONS:
        named: tuple[Keyed, ...] = getattr(pathway, path)
        return named
    above, _, name = path.rpartition(".")
    inner: tuple[Keyed, ...] = getattr(found(pathway, above), name)
    return inner


def found(pathway: Pathway, path: str) -> Any:
    """The part at a path: the pathway itself for "head"; PartNotThere where there is none."""
    if path == HEAD:
        return pathway
    if path == FAMILY:
        return pathway.family
    key = path.rpartition(".")[2]
    for item in items(pathway, list_of(path)):
        if item.key == key:
            return item
    raise PartNotThere(f"There is no part “{path[:80]}” in this pathway")


def part_path(pathway: Pathway, path: str) -> str:
    """The part to which a longer path belongs: "steps.ask" for "steps.ask.answers.yes.text"."""
    words = path.split(".")
    for end in range(min(len(words), 4), 0, -1):
        shorter = ".".join(words[:end])
        try:
            found(pathway, shorter)
        except PartNotThere:
            continue
        return shorter
    if path in FIELDS_OF_HEAD:
        return HEAD
    raise PartNotThere(f"There is no part “{path[:80]}” in this pathway")


FIELDS_OF_HEAD = frozenset(each.name for each in FIELDS[HEAD])


def fields_of(sort: str, *, kind: StepKind = StepKind.GATHER) -> tuple[PartField, ...]:
    """The fields of a sort of part; for steps those of its kind."""
    if sort != "steps":
        return FIELDS[sort]
    return (PartField("kind", Sort.CHOICE, True, TURNS_INTO[kind]), TITLE, *_of_step(kind))


def fields_to_add(sort: str, *, kind: StepKind = StepKind.GATHER) -> tuple[PartField, ...]:
    """The fields of a new part: also which grouping it gives words to."""
    fields = fields_of(sort, kind=kind)
    return (_one_of("grouping", Grouping), *fields) if sort == "groupings" else fields


def _of_step(kind: StepKind) -> tuple[PartField, ...]:
    asked = (PartField("question", Sort.LINE, True),) if kind in ANSWERED else ()
    if kind is StepKind.OUTCOME:
        own = (PartField("groupings", Sort.GROUPINGS, True), PartField("shares", Sort.YES))
    else:
        own = (PartField("gathers", Sort.VIEWS), PartField("consent", Sort.YES))
    return (MAY_TEXT, *asked, *own)


def called(part: Any) -> str:
    """What a person calls a part: its title, its name, or how its text begins."""
    said = getattr(part, "title", "") or getattr(part, "name", "") or getattr(part, "text", "")
    return said if len(said) <= 80 else f"{said[:77].rstrip()}…"
