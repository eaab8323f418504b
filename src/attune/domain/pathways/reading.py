"""A pathway out of its parsed file, refused with the names of file, entry and field."""

from collections.abc import Callable
from typing import TypeVar

from attune.domain.levels import Grouping
from attune.domain.questionnaires.entries import only, placed
from attune.domain.reading import Entry
from attune.domain.refusals import Refused

from .parts import (
    CareLink,
    Contact,
    ContactPoint,
    Factor,
    FamilyCard,
    FamilyVersion,
    GroupingWords,
    Information,
    Layer,
    PathwayRefused,
    Slot,
    StandingRule,
    Statement,
    Tool,
)
from .pathway import MOST_STEPS, SECTIONS, TO_TWO, Pathway
from .plain_words import check_plain
from .step_reading import read_step
from .vocabulary import ContactKind, FactorGroup, InformationKind, RuleKind, Shape

Item = TypeVar("Item")
HEAD = frozenset(
    "key version title summary source licence author label draft language shape reaches_months"
    " starts_at family".split()
)


def read_pathway(data: object, *, file: str) -> Pathway:
    """The pathway; PathwayRefused says where and why a file is wrong.

    `data` is the parsed file, whole: what it inherits has been laid under it already.
    """
    try:
        made = _pathway(Entry.of(file, data))
        check_plain(made)
    except Refused as refused:
        said = str(refused)
        raise PathwayRefused(said if said.startswith(file) else f"{file}: {said}") from None
    return made


def _pathway(whole: Entry) -> Pathway:
    only(whole, HEAD | frozenset(SECTIONS))
    steps = whole.anything("steps")
    if isinstance(steps, list) and len(steps) > MOST_STEPS:
        raise whole.refused("steps", f"{len(steps):,} steps; {MOST_STEPS:,} is the most")
    return Pathway(
        key=whole.text("key"),
        version=whole.text("version"),
        title=whole.text("title"),
        summary=whole.text("summary").strip(),
        source=whole.text("source"),
        licence=whole.text("licence"),
        author=whole.text("author"),
        label=whole.text("label", ""),
        language=whole.text("language", "en"),
        shape=whole.choice("shape", Shape) if "shape" in whole.data else Shape.FRONT_DOOR,
        reaches_months=whole.count("reaches_months") if "reaches_months" in whole.data else TO_TWO,
        starts_at=whole.text("starts_at"),
        steps=_each(whole, "steps", read_step),
        ways_of_working=_each(whole, "ways_of_working", _statement),
        contact_points=_each(whole, "contact_points", _contact_point),
        standing_rules=_each(whole, "standing_rules", _rule),
        information=_each(whole, "information", _information),
        groupings=_each(whole, "groupings", _grouping),
        slots=_each(whole, "slots", _slot),
        links=_each(whole, "links", _link),
        contacts=_each(whole, "contacts", _contact),
        checklist=_each(whole, "checklist", _factor),
        layers=_each(whole, "layers", _layer),
        family=_family(whole),
    )


def _each(whole: Entry, name: str, read: Callable[[Entry], Item]) -> tuple[Item, ...]:
    if not whole.data.get(name):
        return ()
    return tuple(_placed(entry, read) for entry in whole.entries(name, name))


def _placed(entry: Entry, read: Callable[[Entry], Item]) -> Item:
    """An error names the entry by its key, which a person finds more quickly than a number."""
    key = entry.data.get("key")
    named = Entry(f"{entry.where} “{key}”" if isinstance(key, str) else entry.where, entry.data)
    try:
        return read(named)
    except Refused as refused:
        raise placed(named, refused) from None


def _fields(entry: Entry, names: str) -> Entry:
    return only(entry, frozenset(names.split()))


def _statement(entry: Entry) -> Statement:
    _fields(entry, "key text")
    return Statement(entry.text("key"), entry.text("text").strip())


def _contact_point(entry: Entry) -> ContactPoint:
    _fields(entry, "key title when until_months")
    until = entry.count("until_months") if "until_months" in entry.data else 0
    return ContactPoint(entry.text("key"), entry.text("title"), entry.text("when"), until)


def _rule(entry: Entry) -> StandingRule:
    _fields(entry, "key kind title text")
    kind = entry.choice("kind", RuleKind)
    return StandingRule(entry.text("key"), kind, entry.text("title"), entry.text("text").strip())


def _information(entry: Entry) -> Information:
    _fields(entry, "key kind title text prompts tools")
    return Information(
        key=entry.text("key"),
        kind=entry.choice("kind", InformationKind),
        title=entry.text("title"),
        text=entry.text("text").strip(),
        prompts=_each(entry, "prompts", _statement),
        tools=_each(entry, "tools", _tool),
    )


def _tool(entry: Entry) -> Tool:
    _fields(entry, "key name text needs_training link")
    return Tool(
        entry.text("key"),
        entry.text("name"),
        entry.text("text", "").strip(),
        entry.yes("needs_training"),
        entry.text("link", ""),
    )


def _grouping(entry: Entry) -> GroupingWords:
    _fields(entry, "key grouping title text")
    grouping = entry.choice("grouping", Grouping)
    words = entry.text("text").strip()
    return GroupingWords(entry.text("key"), grouping, entry.text("title"), words)


def _slot(entry: Entry) -> Slot:
    _fields(entry, "key grouping title text")
    grouping = entry.choice("grouping", Grouping)
    return Slot(entry.text("key"), grouping, entry.text("title"), entry.text("text").strip())


def _link(entry: Entry) -> CareLink:
    _fields(entry, "key title text")
    return CareLink(entry.text("key"), entry.text("title"), entry.text("text").strip())


def _contact(entry: Entry) -> Contact:
    _fields(entry, "key kind title text phone email")
    return Contact(
        key=entry.text("key"),
        kind=entry.choice("kind", ContactKind),
        title=entry.text("title"),
        text=entry.text("text", "").strip(),
        phone=entry.text("phone", "").strip(),
        email=entry.text("email", "").strip(),
    )


def _factor(entry: Entry) -> Factor:
    _fields(entry, "key group text")
    return Factor(entry.text("key"), entry.choice("group", FactorGroup), entry.text("text"))


def _layer(entry: Entry) -> Layer:
    _fields(entry, "key title text slots")
    return Layer(entry.text("key"), entry.text("title"), entry.text("text").strip(), _slots(entry))


def _slots(entry: Entry) -> tuple[str, ...]:
    return entry.texts("slots") if "slots" in entry.data else ()


def _family(whole: Entry) -> FamilyVersion:
    if "family" not in whole.data:
        return FamilyVersion()
    entry = _fields(whole.entry("family"), "title intro cards")
    return FamilyVersion(
        entry.text("title"), entry.text("intro").strip(), _each(entry, "cards", _card)
    )


def _card(entry: Entry) -> FamilyCard:
    _fields(entry, "key title text picture slots")
    return FamilyCard(
        key=entry.text("key"),
        title=entry.text("title"),
        text=entry.text("text").strip(),
        picture=entry.text("picture", ""),
        slots=_slots(entry),
    )
