"""Reading a questionnaire: what a file may say, and which sentence a wrong one gets."""

from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain import canonical
from attune.domain.questionnaires.answering import QuestionnaireRefused
from attune.domain.questionnaires.items import ItemKind
from attune.domain.questionnaires.questionnaire import Questionnaire
from attune.domain.questionnaires.reading import read_questionnaire
from attune.domain.questionnaires.translating import in_language
from tests.domain.questionnaires_made_up import (
    FILE,
    SCALE,
    item,
    made,
    questionnaires,
    score,
    whole,
)

PICK = item("pick", "radios", options=SCALE)
TICK = item("tick", "checkboxes", options=SCALE)


def refusal(data: object) -> str:
    with pytest.raises(QuestionnaireRefused) as refused:
        read_questionnaire(data, file=FILE)
    return str(refused.value)


@pytest.mark.parametrize("kind", list(ItemKind))
def test_every_kind_of_item_is_read(kind: ItemKind) -> None:
    more: dict[str, Any] = {}
    if kind in (ItemKind.RADIOS, ItemKind.CHECKBOXES, ItemKind.SELECT, ItemKind.GRID):
        more["options"] = SCALE
    if kind is ItemKind.GRID:
        more["rows"] = [{"key": "sleep", "text": "Sleep"}]
    read = made(item("first"), item("second", kind.value, **more)).item("second")
    assert read.kind is kind and read.asks is (kind.value not in ("statement", "inset"))


def test_bounds_of_a_date_are_read_from_a_file_and_from_its_kept_text() -> None:
    data = whole(item("born", "date", low=date(2020, 1, 31), high=date(2026, 1, 1)))
    kept = canonical.value(canonical.text(data))
    for each in (data, kept):
        assert read_questionnaire(each, file=FILE).item("born").low == date(2020, 1, 31)


def test_a_condition_of_a_page_holds_for_each_of_its_items() -> None:
    data = whole(PICK)
    when = [{"item": "pick", "equals": "s1"}]
    data["pages"].append({"key": "two", "title": "2", "show_when": when, "items": [item("why")]})
    questionnaire = read_questionnaire(data, file=FILE)
    assert [each.key for each in questionnaire.shown({"pick": "s1"})] == ["pick", "why"]
    assert [each.key for each in questionnaire.shown({"pick": "s2"})] == ["pick"]


def test_prefer_not_to_say_comes_last_and_stands_alone_among_boxes() -> None:
    option = made(TICK | {"prefer_not_to_say": True}).item("tick").options[-1]
    assert option.key == "prefer_not_to_say" and option.exclusive


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("an unknown field", whole(item("a"), colour="red"), "field “colour”: there is no such field"),
    ("an unknown kind", whole(item("a", "slider")), "item a, field “kind”: “slider” is not one of"),
    ("an unknown part", whole(item("a", bold=True)), "item a, field “bold”: there is no such"),
    ("no text", whole(item("a", text=" ")), "item a: An item needs a text"),
    ("a bad key", whole(item("A b")), "item A b: “A b” is no key"),
    ("two underscores", whole(item("a__b")), "“a__b” is no key"),
    ("the same key twice", whole(item("a"), item("a")), "Two items have the key “a”"),
    ("nothing asked", whole(item("a", "statement")), "It asks nothing"),
    ("no options", whole(item("a", "radios")), "item a: A radios item has two options or more"),
    ("one option", whole(item("a", "select", options=SCALE[:1])), "two options or more"),
    ("options of a text", whole(item("a", options=SCALE)), "A text item has no options"),
    ("twice an option", whole(item("a", "radios", options=SCALE[:1] * 2)), "the same key"),
    ("a grid without rows", whole(item("a", "grid", options=SCALE)), "A grid needs rows"),
    ("a required statement", whole(item("a"), item("b", "inset", required=True)), "asks nothing"),
    ("yes as text", whole(item("a", required="yes")), "field “required”: true or false"),
    ("bounds crossed", whole(item("a", "amount", low=2, high=1)), "lies above the highest"),
    ("a bound of a text", whole(item("a", low=2)), "A text item cannot have the bound 2"),
    ("a bound no day", whole(item("a", "date", low="soon")), "field “low”: a date such as"),
    ("too long", whole(item("a", longest=201)), "holds at most 200 characters"),
    ("a most of a text", whole(item("a", most=2)), "Only checkboxes have a most"),
    ("not to say in a text", whole(item("a", prefer_not_to_say=True)), "only a choice can offer"),
    ("not to say by hand", whole(item("a", "radios", options=[*SCALE, {"key": "prefer_not_to_say",
        "text": "No"}])), "say prefer_not_to_say = true"),
    ("an exclusive radio", whole(item("a", "radios", options=[*SCALE, {"key": "no", "text": "N",
        "exclusive": True}])), "Only checkboxes have an exclusive option"),
    ("an other in a select", whole(item("a", "select", options=[*SCALE, {"key": "o", "text": "O",
        "other": True}])), "needs radios or checkboxes"),
    ("other words for yes", whole(item("a", "yes_no", options=SCALE)), "the options yes and no"),
    ("met by nothing", whole(PICK | {"met_by": ["s9"]}), "“met_by” names options"),
    ("a later item", whole(item("a", show_when=[{"item": "pick", "equals": "s1"}]), PICK),
        "Item a, field “show_when”: “pick” is no item before this one"),
    ("itself", whole(PICK | {"show_when": [{"item": "pick", "equals": "s1"}]}), "no item before"),
    ("an unknown option", whole(PICK, item("b", show_when=[{"item": "pick", "equals": "x"}])),
        "“pick” offers no option “x”"),
    ("a condition on a text", whole(item("a"), item("b", show_when=[{"item": "a", "equals": "x"}])),
        "“a” offers no options to choose"),
    ("a number of a choice",
        whole(PICK, item("b", show_when=[{"item": "pick", "greater_than": 1}])),
        "“pick” is not answered by a number"),
    ("equals of boxes", whole(TICK, item("b", show_when=[{"item": "tick", "equals": "s1"}])),
        "checkboxes take any_of or all_of"),
    ("all of one", whole(PICK, item("b", show_when=[{"item": "pick", "all_of": ["s1"]}])),
        "one choice takes equals or any_of"),
    ("two comparisons", whole(PICK, item("b", show_when=[{"item": "pick", "equals": "s1",
        "any_of": ["s2"]}])), "a condition has exactly one of"),
    ("an empty any_of", whole(PICK, item("b", show_when=[{"item": "pick", "any_of": []}])),
        "A condition names options"),
    ("a score of nothing", whole(PICK, scores=[score("sleep")]), "there is no item “sleep”"),
    ("a score of text", whole(item("a"), scores=[score("a")]), "“a” has no values to count"),
    ("a forgotten value", whole(item("a", "radios", options=[*SCALE, {"key": "n", "text": "N"}]),
        scores=[score("a")]), "“a” has no values to count"),
    ("criteria without met_by", whole(PICK, scores=[score("pick", kind="met")]),
        "by what it is met"),
    ("a total under no_total", whole(PICK, scores=[score("pick")], no_total=True),
        "It says no_total, so it may not have a score"),
    ("a wrong missing rule", whole(PICK, scores=[score("pick", missing="not_met")]),
        "score score: A sum cannot treat what is missing as not_met"),
    ("prorating what may be hidden", whole(PICK, TICK | {"show_when": [{"item": "pick",
        "equals": "s1"}]}, scores=[score("tick", missing="prorate")]), "is not always asked"),
    ("a band without a source", whole(PICK, scores=[score("pick", bands=[{"low": 0, "high": 1,
        "label": "x", "source": ""}])]), "A band needs a label and a source"),
    ("bands that overlap", whole(PICK, scores=[score("pick", bands=[
        {"low": 0, "high": 1, "label": "x", "source": "s"},
        {"low": 1, "high": 2, "label": "y", "source": "s"}])]), "“x” and “y” overlap"),
    ("a language not named", whole(PICK, translations={"cy": {}}), "field “cy”: it is not among"),
    ("no language", whole(PICK, languages=[]), "It names no language"),
    ("no page", whole(PICK, pages=[]), "field “pages”: a list of tables is expected"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "said"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_a_wrong_file_gets_a_sentence_that_says_where(data: dict[str, Any], said: str) -> None:
    sentence = refusal(data)
    assert sentence.startswith(FILE) and said in sentence


@pytest.mark.parametrize("data", [None, [], {}, whole(), {"pages": 3}])
def test_what_is_no_questionnaire_is_refused(data: object) -> None:
    assert refusal(data).startswith(FILE)


@given(questionnaires())
def test_no_item_hangs_on_a_later_one(questionnaire: Questionnaire) -> None:
    before: set[str] = set()
    for each in questionnaire.items:
        assert {condition.item for condition in each.show_when} <= before
        before.add(each.key)


def test_a_number_with_a_point_stays_exact() -> None:
    read = made(item("a", "amount", low=Decimal("0.10")))
    assert str(read.item("a").low) == "0.10"


JUNK = st.sampled_from(
    [None, True, 0, -1, 2.5, "", "x", "a, b", [], ["x"], [1], {}, {"key": 1}, [{}]]
)
SOUND = whole(
    PICK | {"prefer_not_to_say": True, "help": "Help"},
    TICK | {"most": 2, "show_when": [{"item": "pick", "any_of": ["s1"]}]},
    item("week", "grid", options=SCALE, rows=[{"key": "r", "text": "R"}]),
    item("many", "whole_number", low=0, high=9),
    item("when", "date", low=date(2026, 1, 1), show_when=[{"item": "many", "greater_than": 1}]),
    languages=["en", "cy"],
    scores=[score("pick", bands=[{"low": 0, "high": 1, "label": "x", "source": "y"}])],
    translations={"cy": {"title": {"text": "Teitl", "sha256": "0"}}},
)


def places(data: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each value inside."""
    inside = data.items() if isinstance(data, dict) else enumerate(data)
    found = []
    for name, value in inside:
        found.append((*at, name))
        if isinstance(value, dict | list):
            found += places(value, (*at, name))
    return found


@settings(max_examples=600)
@given(st.sampled_from(places(SOUND)), JUNK, st.booleans())
def test_whatever_is_wrong_in_a_file_is_said_in_a_sentence(
    place: tuple[Any, ...], junk: Any, without: bool
) -> None:
    data = deepcopy(SOUND)
    holder: Any = data
    for name in place[:-1]:
        holder = holder[name]
    if without:
        del holder[place[-1]]
    else:
        holder[place[-1]] = junk
    try:
        questionnaire = read_questionnaire(data, file=FILE)
    except QuestionnaireRefused as refused:
        assert str(refused).startswith(FILE)
    else:
        assert in_language(questionnaire, "cy").questionnaire.items
