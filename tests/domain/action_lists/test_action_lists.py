"""Rules of the action list: how an action moves, what it may say, how pressing it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.action_lists.action_words import ActionWords, checked_address
from attune.domain.action_lists.categories import ActionCategory, read_categories
from attune.domain.action_lists.states import (
    MOVES,
    ActionRefused,
    ActionState,
    checked_move,
    checked_reason,
    ways_on,
)
from attune.domain.action_lists.urgency import Urgency, urgency
from attune.domain.refusals import Refused
from attune.place.content.files import read

TODAY = date(2026, 11, 2)
STATES = st.sampled_from(ActionState)
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=60)


def test_every_state_can_be_reached_and_none_is_a_trap() -> None:
    reached, new = set(), set(MOVES[None])
    while new:
        reached |= new
        new = {after for each in new for after in MOVES[each]} - reached
    assert reached == set(ActionState)
    assert all(ways_on(each) for each in ActionState)


@given(STATES, STATES)
def test_a_move_is_made_or_refused_in_a_sentence(before: ActionState, after: ActionState) -> None:
    if after in ways_on(before):
        assert checked_move(before, after) is after
    else:
        with pytest.raises(ActionRefused, match=r"cannot become .*\.$"):
            checked_move(before, after)


def test_nothing_begins_as_done() -> None:
    with pytest.raises(ActionRefused, match="new cannot become “done”"):
        checked_move(None, ActionState.DONE)


@pytest.mark.parametrize("reason", ["", "  \n ", "x" * 501, "a\0b"])
def test_setting_aside_needs_a_reason_that_can_be_kept(reason: str) -> None:
    with pytest.raises(ActionRefused):
        checked_reason(reason, ActionState.SET_ASIDE)


def test_only_setting_aside_needs_one() -> None:
    asked = [each for each in ActionState if each.needs_reason]
    assert asked == [ActionState.SET_ASIDE]
    assert checked_reason(" it  went\nwell ", ActionState.DONE) == "it went well"


@pytest.mark.parametrize(
    "address",
    ["", "/wrenbridge/plan/need/", "/w/gaps/cell/?area=w&level=help#none_found", "/a/?q=%C3%A9"],
)
def test_an_address_of_this_site_is_kept(address: str) -> None:
    assert checked_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org/",
        "\\\\example.org",
        "javascript:alert(1)",
        "wrenbridge/",
        "/a b/",
        "/a\n//example.org",
        "/?x=<script>",
        "/" + "x" * 400,
        "/\0",
    ],
)
def test_an_address_of_anywhere_else_is_refused(address: str) -> None:
    with pytest.raises(ActionRefused, match="page of this site"):
        checked_address(address)


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": ""},
        {"what": "x" * 201},
        {"what": "a\0b"},
        {"category": ""},
        {"how": "x" * 1001},
        {"owner": 3, "owner_name": "Dr Ash"},
        {"due": date(1999, 12, 31)},
        {"due": date(2100, 1, 1)},
        {"address": "https://example.org/"},
    ],
)
def test_words_that_cannot_be_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ActionRefused):
        ActionWords(**{"what": "Ask", "category": "access", **wrong})


@given(
    TEXT,
    TEXT,
    st.none() | st.integers(1, 10**9),
    st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31)),
)
def test_what_an_event_keeps_is_read_back_as_it_was(
    what: str, how: str, owner: int | None, due: date | None
) -> None:
    try:
        words = ActionWords(what=what, category="access", how=how, owner=owner, due=due)
    except ActionRefused:
        assert not what.split()
        return
    kept = ActionWords.read(words.document)
    assert kept.document == words.document
    assert (kept.owner, kept.due) == (owner, due)


@given(STATES, st.integers(-400, 400))
def test_only_what_is_open_presses(state: ActionState, days: int) -> None:
    found = urgency(state, TODAY + timedelta(days=days), on=TODAY)
    assert (found is Urgency.CLOSED) is not state.open
    if state.open:
        assert found.pressing is (days <= 14)
        assert (found is Urgency.OVERDUE) is (days < 0)


def test_an_action_without_a_date_is_never_overdue() -> None:
    assert urgency(ActionState.AGREED, None, on=TODAY) is Urgency.UNDATED


def test_birminghams_nine_categories_are_read_with_their_source() -> None:
    shipped = read_categories(read("action-lists", "birmingham-2022").data, file="x")
    assert len(shipped.categories) == 9
    assert "38 recommendations" in shipped.source
    assert shipped.title_of("access") == "Reaching the help there is"
    assert (shipped.title_of("gone"), shipped.place_of("gone")) == ("gone", 9)


@pytest.mark.parametrize("categories", [[], [{"key": "a"}], [{"key": "a", "title": "A"}] * 2])
def test_categories_that_are_none_or_twice_the_same_are_refused(categories: list[object]) -> None:
    data = {"title": "T", "source": "S", "note": "N", "categories": categories}
    with pytest.raises(Refused):
        read_categories(data, file="x.toml")


def test_a_category_has_a_key_and_a_title() -> None:
    with pytest.raises(Refused):
        ActionCategory("", "x")
