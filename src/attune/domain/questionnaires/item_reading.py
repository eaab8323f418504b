"""One item of a questionnaire file: its options, rows, bounds and conditions."""

from datetime import date
from decimal import Decimal
from typing import Any

from attune.domain.reading import Entry
from attune.domain.refusals import Refused

from .answering import WITHHELD, YES
from .conditions import Comparison, Condition
from .entries import only, placed
from .items import CHOOSES, YES_AND_NO, Item, ItemKind, Option, Row

ITEM_FIELDS = frozenset(
    "key kind text help required options rows low high longest most met_by show_when"
    " autocomplete prefer_not_to_say".split()
)
OPTION_FIELDS = frozenset({"key", "text", "help", "value", "exclusive", "other", "unscored"})
ROW_FIELDS = frozenset({"key", "text", "reversed"})
CONDITION_FIELDS = frozenset({"item", *(each.value for each in Comparison)})


def read_item(entry: Entry, also_when: tuple[Condition, ...] = ()) -> Item:
    """The item, shown when its page is and its own conditions hold."""
    only(entry, ITEM_FIELDS)
    kind = entry.choice("kind", ItemKind)
    try:
        return Item(
            key=entry.text("key"),
            kind=kind,
            text=entry.text("text").strip(),
            help=entry.text("help", "").strip(),
            required=entry.yes("required"),
            options=_options(entry, kind),
            rows=_rows(entry),
            low=_bound(entry, "low", kind),
            high=_bound(entry, "high", kind),
            longest=entry.count("longest") if "longest" in entry.data else 0,
            most=entry.count("most") if "most" in entry.data else None,
            met_by=_met_by(entry, kind),
            show_when=(*also_when, *read_conditions(entry)),
            autocomplete=entry.text("autocomplete", ""),
        )
    except Refused as refused:
        raise placed(entry, refused) from None


def _options(entry: Entry, kind: ItemKind) -> tuple[Option, ...]:
    """The options offered: yes and no unless named otherwise, and “prefer not to say” last."""
    listed: tuple[Option, ...] = YES_AND_NO if kind is ItemKind.YES_NO else ()
    if "options" in entry.data:
        listed = tuple(_option(each) for each in entry.entries("options", "option"))
    if kind is ItemKind.YES_NO and [option.key for option in listed] != ["yes", "no"]:
        raise entry.refused("options", "a yes_no item has the options yes and no, in this order")
    if not entry.yes("prefer_not_to_say"):
        return listed
    if kind not in CHOOSES:
        raise entry.refused("prefer_not_to_say", "only a choice can offer this")
    alone = kind is ItemKind.CHECKBOXES
    return (*listed, Option(WITHHELD, "Prefer not to say", exclusive=alone))


def _option(entry: Entry) -> Option:
    only(entry, OPTION_FIELDS)
    if entry.text("key") == WITHHELD:
        raise entry.refused("key", "say prefer_not_to_say = true on the item instead")
    return Option(
        key=entry.text("key"),
        text=entry.text("text").strip(),
        help=entry.text("help", "").strip(),
        value=entry.number("value") if "value" in entry.data else None,
        exclusive=entry.yes("exclusive"),
        other=entry.yes("other"),
        unscored=entry.yes("unscored"),
    )


def _rows(entry: Entry) -> tuple[Row, ...]:
    if "rows" not in entry.data:
        return ()
    rows = (only(each, ROW_FIELDS) for each in entry.entries("rows", "row"))
    return tuple(
        Row(row.text("key"), row.text("text").strip(), row.yes("reversed")) for row in rows
    )


def _met_by(entry: Entry, kind: ItemKind) -> tuple[str, ...]:
    if "met_by" in entry.data:
        return entry.texts("met_by")
    return (YES,) if kind is ItemKind.YES_NO else ()


def _bound(entry: Entry, name: str, kind: ItemKind) -> Decimal | date | None:
    """A number, or for a date a day; a kept version holds days as text."""
    if name not in entry.data:
        return None
    if kind is not ItemKind.DATE:
        return entry.number(name)
    value = entry.data[name]
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    return entry.day(name)


def read_conditions(entry: Entry) -> tuple[Condition, ...]:
    """What `show_when` lists; all of it must hold."""
    if "show_when" not in entry.data:
        return ()
    return tuple(_condition(each) for each in entry.entries("show_when", "show_when"))


def _condition(entry: Entry) -> Condition:
    only(entry, CONDITION_FIELDS)
    named = [each for each in Comparison if each.value in entry.data]
    if len(named) != 1:
        known = ", ".join(each.value for each in Comparison)
        raise entry.refused("show_when", f"a condition has exactly one of {known}")
    options, number = _compared(entry, named[0])
    try:
        return Condition(entry.text("item"), named[0], options, number)
    except Refused as refused:
        raise placed(entry, refused) from None


def _compared(entry: Entry, how: Comparison) -> tuple[tuple[str, ...], Decimal | None]:
    value: Any = entry.data[how.value]
    if how in (Comparison.ANY_OF, Comparison.ALL_OF):
        return entry.texts(how.value), None
    if how is Comparison.EQUALS and isinstance(value, bool):
        return ("yes" if value else "no",), None
    if how is Comparison.EQUALS and isinstance(value, str):
        return (value,), None
    return (), entry.number(how.value)
