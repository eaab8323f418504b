"""Invented questionnaires, small ones and any that Hypothesis can think of, with answers."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from attune.domain.questionnaires.answering import LINK, NOTE
from attune.domain.questionnaires.items import CHOOSES, COUNTS, Item, ItemKind
from attune.domain.questionnaires.questionnaire import Questionnaire
from attune.domain.questionnaires.reading import read_questionnaire

FILE = "questionnaires/made-up.toml"
SCALE = [{"key": f"s{n}", "text": f"{n} of 3", "value": n} for n in range(4)]


def item(key: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {"key": key, "kind": kind, "text": f"What about {key}?"} | more


def whole(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The data of a file with one page of these items."""
    page = {"key": "page", "title": "Questions", "items": list(items)}
    named = {"key": "made-up", "version": "1", "title": "Made up"}
    return named | {"source": "invented", "licence": "MIT", "pages": [page]} | more


def made(*items: dict[str, Any], **more: Any) -> Questionnaire:
    return read_questionnaire(whole(*items, **more), file=FILE)


def score(*items: str, kind: str = "sum", missing: str = "no_score", **more: Any) -> dict[str, Any]:
    named = {"key": "score", "title": "Score", "direction": "higher_is_worse"}
    return named | {"kind": kind, "items": list(items), "missing": missing} | more


@st.composite
def _condition(draw: st.DrawFn, earlier: dict[str, Any]) -> dict[str, Any]:
    if earlier["kind"] in {kind.value for kind in COUNTS}:
        return {"item": earlier["key"], "greater_than": draw(st.integers(-5, 5))}
    keys = ["yes", "no"] if earlier["kind"] == "yes_no" else [o["key"] for o in earlier["options"]]
    some = draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
    if earlier["kind"] == "checkboxes":
        return {"item": earlier["key"], draw(st.sampled_from(["any_of", "all_of"])): some}
    return {
        "item": earlier["key"],
        **draw(st.sampled_from([{"equals": some[0]}, {"any_of": some}])),
    }


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Up to three pages of items of every kind, branching on what was chosen before."""
    kinds = draw(st.lists(st.sampled_from(list(ItemKind)), min_size=1, max_size=9))
    items: list[dict[str, Any]] = [item("first", "yes_no")]
    for number, kind in enumerate(kinds):
        entry = item(f"i{number}", kind.value)
        if kind in CHOOSES | {ItemKind.GRID} and kind is not ItemKind.YES_NO:
            entry["options"] = [dict(option) for option in SCALE]
        if kind in (ItemKind.RADIOS, ItemKind.CHECKBOXES) and draw(st.booleans()):
            entry["options"].append(
                {"key": "else", "text": "Else", "other": True, "unscored": True}
            )
        if kind is ItemKind.CHECKBOXES and draw(st.booleans()):
            entry["prefer_not_to_say"] = True
        if kind is ItemKind.GRID:
            entry["rows"] = [{"key": "r1", "text": "One"}, {"key": "r2", "text": "Two"}]
        entry["required"] = draw(st.booleans()) and kind.value not in ("statement", "inset")
        sources = [each for each in items if ItemKind(each["kind"]) in CHOOSES | COUNTS]
        if draw(st.booleans()):
            entry["show_when"] = [draw(_condition(draw(st.sampled_from(sources))))]
        items.append(entry)
    cut = draw(st.integers(1, len(items)))
    parts = [part for part in (items[:cut], items[cut:]) if part]
    pages = [{"key": f"p{n}", "title": f"Page {n}", "items": part} for n, part in enumerate(parts)]
    values = [each["key"] for each in items if "options" in each]
    more = {"scores": [score(*values, missing="skip")]} if values else {}
    return read_questionnaire(whole(**more) | {"pages": pages}, file=FILE)


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


def _value(item: Item) -> st.SearchStrategy[Any]:
    keys = st.sampled_from(item.option_keys) if item.options else st.nothing()
    return {
        ItemKind.EMAIL: st.just("amina@example.org"),
        ItemKind.PHONE: st.just("01632 960 001"),
        ItemKind.WHOLE_NUMBER: st.integers(-99, 99),
        ItemKind.AMOUNT: st.decimals(-99, 99, places=2),
        ItemKind.DATE: st.dates(date(1900, 1, 1), date(2100, 1, 1)),
        ItemKind.CHECKBOXES: st.lists(
            keys.filter(lambda key: key != "prefer_not_to_say"), unique=True
        ),
        ItemKind.GRID: st.dictionaries(st.sampled_from(["r1", "r2"]), keys),
        ItemKind.EVIDENCE: st.fixed_dictionaries(
            {NOTE: TEXT, LINK: st.just("https://example.org")}
        ),
    }.get(item.kind, keys if item.options else TEXT)


@st.composite
def given_to(
    draw: st.DrawFn, questionnaire: Questionnaire
) -> tuple[dict[str, Any], dict[str, str]]:
    """Values for some of the items, shown or not, and words beside any of them."""
    asked = [each for each in questionnaire.items if each.asks]
    some = draw(st.lists(st.sampled_from(asked), unique_by=lambda each: each.key))
    return {each.key: draw(_value(each)) for each in some}, {each.key: draw(TEXT) for each in some}


@st.composite
def answered(draw: st.DrawFn) -> tuple[Questionnaire, dict[str, Any], dict[str, str]]:
    questionnaire = draw(questionnaires())
    return questionnaire, *draw(given_to(questionnaire))
