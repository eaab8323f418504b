"""A draft beside a newer base: what is news, what is taken, and that nothing of mine is lost."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.pathways.laid_out import LISTS, laid_out, list_of, put_together
from attune.domain.pathways.local import LocalDocument, Placement
from attune.domain.pathways.merging import (
    Choice,
    Comparison,
    MergeRefused,
    Moved,
    moved,
    woven,
)
from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.reading import read_pathway
from attune.domain.pathways.vocabulary import Standing
from tests.domain.pathways.small_pathway import plain, small

MINE, MERGE, THEIRS = Choice.MINE, Choice.MERGE, Choice.THEIRS
WORDS = st.sampled_from(["One", "Two words", "Three plain words"])
EDITS = st.tuples(
    st.sampled_from(["reword", "remove", "add", "reverse", "branch", "title"]),
    st.integers(0, 40),
    WORDS,
)


def edited(start: Pathway, edits: list[tuple[str, int, str]], *, by: str) -> Pathway:
    """The pathway after these edits; one that cannot be is left out."""
    for number, (what, at, words) in enumerate(edits):
        parts = deepcopy(laid_out(start))
        _edit(parts, what, at, f"{words} {by}", f"{by}-{number}")
        try:
            start = read_pathway(put_together(parts), file="edited")
        except PathwayRefused:
            continue
    return start


def _edit(parts: dict[str, Any], what: str, at: int, words: str, key: str) -> None:
    paths = [path for path in parts if list_of(path)]
    path = paths[at % len(paths)]
    if what == "remove":
        del parts[path]
    elif what == "reword":
        name = "title" if "title" in parts[path] else "text"
        parts[path][name] = words
    elif what == "title":
        parts["head"]["title"] = words
    elif what == "add":
        copy = deepcopy(parts[path]) | {"key": key}
        order = list(parts.items())
        order.insert(at % (len(order) + 1), (f"{list_of(path)}.{key}", copy))
        _replace(parts, dict(order))
    elif what == "reverse":
        _replace(parts, dict(reversed(parts.items())))
    elif what == "branch":
        parts["steps.ask"]["routes"][at % 3]["to"] = ("well", "look", "help")[at // 3 % 3]


def _replace(parts: dict[str, Any], by: dict[str, Any]) -> None:
    parts.clear()
    parts.update(by)


def compared(
    base: Pathway, mine: Pathway, theirs: Pathway, placements: Mapping[str, Any] | None = None
) -> Comparison:
    return Comparison(base, LocalDocument(mine, placements or {}), theirs)


def changed(**parts: dict[str, Any]) -> Pathway:
    """The small pathway with fields of some parts changed: steps__ask={"title": ...}."""
    held = deepcopy(laid_out(small()))
    for name, fields in parts.items():
        held[name.replace("__", ".")] |= fields
    return read_pathway(put_together(held), file="changed")


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "who"),
    [
        (1, 1, 1, Moved.NOBODY),
        (1, 1, 2, Moved.THEIRS),
        (1, 2, 1, Moved.MINE),
        (1, 2, 2, Moved.SAME),
        (1, 2, 3, Moved.BOTH),
        (None, None, 1, Moved.THEIRS),
        (None, 1, None, Moved.MINE),
        (1, None, 1, Moved.MINE),
        (1, 1, None, Moved.THEIRS),
        (1, None, None, Moved.SAME),
        (1, None, 2, Moved.BOTH),
        (1, 2, None, Moved.BOTH),
        (None, 1, 2, Moved.BOTH),
    ],
)
def test_who_changed_it(base: object, mine: object, theirs: object, who: Moved) -> None:
    assert moved(base, mine, theirs) is who


def test_a_pathway_is_put_together_as_it_was_laid_out() -> None:
    assert read_pathway(put_together(laid_out(small())), file="again") == small()


EDITED = st.lists(EDITS, max_size=6)


@given(EDITED)
def test_taking_everything_where_nothing_is_mine_gives_theirs(
    edits: list[tuple[str, int, str]],
) -> None:
    theirs = edited(small(), edits, by="they")
    it = compared(small(), small(), theirs)
    assert it.take(dict.fromkeys((part.path for part in it.news), THEIRS)).pathway == theirs
    assert it.take(it.preselected).pathway == theirs


@given(EDITED, EDITED)
def test_taking_nothing_gives_mine(
    ours: list[tuple[str, int, str]], others: list[tuple[str, int, str]]
) -> None:
    mine = edited(small(), ours, by="we")
    it = compared(small(), mine, edited(small(), others, by="they"))
    assert it.take({}).pathway == mine


@given(EDITED, EDITED)
def test_nothing_that_only_i_have_or_changed_is_lost(
    ours: list[tuple[str, int, str]], others: list[tuple[str, int, str]]
) -> None:
    mine = edited(small(), ours, by="we")
    theirs = edited(small(), others, by="they")
    it = compared(small(), mine, theirs)
    base, held, newer = (laid_out(each) for each in (small(), mine, theirs))
    became = laid_out(it.take(it.preselected).pathway)
    for path, fields in held.items():
        for name, value in fields.items():
            if base.get(path, {}).get(name) != value:
                assert became[path][name] == value, f"{path}.{name}"
    for path in became:
        assert path in held or path in newer


@given(EDITED, EDITED)
def test_what_is_preselected_can_be_taken_and_is_no_news_twice(
    ours: list[tuple[str, int, str]], others: list[tuple[str, int, str]]
) -> None:
    mine = edited(small(), ours, by="we")
    theirs = edited(small(), others, by="they")
    it = compared(small(), mine, theirs)
    taken = it.take(it.preselected)
    again = compared(theirs, taken.pathway, theirs)
    assert again.news == ()


def test_the_same_change_of_both_is_no_news() -> None:
    same = changed(steps__ask={"title": "Ask gently"})
    assert compared(small(), same, same).news == ()


def test_each_of_us_changed_another_field_of_one_part() -> None:
    mine = changed(steps__ask={"title": "Ask gently"})
    theirs = changed(steps__ask={"question": "Is anything worrying you?"})
    it = compared(small(), mine, theirs)
    (part,) = it.news
    assert part.moved is Moved.BOTH
    assert part.choices == (MINE, MERGE, THEIRS)
    assert it.preselected == {"steps.ask": MERGE}
    step = it.take(it.preselected).pathway.step("ask")
    assert (step.title, step.question) == ("Ask gently", "Is anything worrying you?")
    assert it.take({"steps.ask": THEIRS}).pathway.step("ask").title == "Ask"


def test_the_same_field_changed_by_both_stays_mine_unless_theirs_is_chosen() -> None:
    mine = changed(steps__ask={"title": "Ask gently"})
    theirs = changed(steps__ask={"title": "Ask kindly"})
    it = compared(small(), mine, theirs)
    assert it.news[0].choices == (MINE, THEIRS)
    assert it.preselected == {"steps.ask": MINE}
    assert it.take({"steps.ask": THEIRS}).pathway.step("ask").title == "Ask kindly"


def with_step(pathway: Pathway, key: str, to: str) -> Pathway:
    """One step more, to which the step "look" leads."""
    steps = []
    for step in pathway.steps:
        if step.key == "look":
            route = step.routes[0]
            steps += [replace(step, routes=(replace(route, to=key),))]
            steps += [replace(step, key=key, title="New", routes=(replace(route, to=to),))]
        else:
            steps.append(step)
    return replace(pathway, steps=tuple(steps))


def without(pathway: Pathway, section: str, key: str) -> Pathway:
    left = tuple(each for each in getattr(pathway, section) if each.key != key)
    return replace(pathway, **{section: left})


def test_a_route_that_would_lead_nowhere_is_refused_in_words() -> None:
    theirs = with_step(small(), "pause", "help")
    it = compared(small(), small(), theirs)
    with pytest.raises(MergeRefused, match="“Look closer” leads to “pause”, which would not be"):
        it.take({"steps.look": THEIRS})
    assert it.take({"steps.pause": THEIRS}).pathway.has_step("pause")


def test_a_part_of_theirs_that_goes_stays_where_mine_needs_it() -> None:
    mine = changed(layers__near={"slots": ["groups", "team"]})
    theirs = without(small(), "slots", "team")
    it = compared(small(), mine, theirs)
    assert it.preselected == {"slots.team": MINE}
    with pytest.raises(MergeRefused, match="“Parents” names the slot “team”"):
        it.take({"slots.team": THEIRS})


def test_a_slot_with_services_is_not_taken_out() -> None:
    placed = {"team": (Placement("A team we want", standing=Standing.ASPIRATIONAL),)}
    it = compared(small(), small(), without(small(), "slots", "team"), placed)
    assert it.preselected == {"slots.team": MINE}
    with pytest.raises(MergeRefused, match="Services stand in the slot “team”"):
        it.take({"slots.team": THEIRS})
    assert it.take({}).placed("team")


def test_my_numbers_stay_when_their_words_are_taken() -> None:
    mine = changed(contacts__lead={"phone": "01632 960001"})
    theirs = changed(contacts__lead={"title": "Your safeguarding lead"})
    it = compared(small(), mine, theirs)
    (contact,) = it.take({"contacts.lead": THEIRS}).pathway.contacts
    assert (contact.title, contact.phone) == ("Your safeguarding lead", "01632 960001")


def test_a_part_i_took_out_stays_out_unless_it_is_taken_back() -> None:
    mine = without(small(), "ways_of_working", "early")
    theirs = changed(ways_of_working__early={"text": "We begin before birth."})
    it = compared(small(), mine, theirs)
    assert it.preselected == {"ways_of_working.early": MINE}
    back = it.take({"ways_of_working.early": THEIRS}).pathway.ways_of_working
    assert [each.key for each in back] == ["together", "early"]


def test_another_order_is_news_of_its_own() -> None:
    theirs = replace(small(), ways_of_working=small().ways_of_working[::-1])
    it = compared(small(), small(), theirs)
    assert [part.path for part in it.news] == ["order.ways_of_working"]
    assert it.take(it.preselected).pathway == theirs
    assert it.take({}).pathway == small()


@given(st.permutations("abcdef"), st.permutations("cdefgh"), st.sets(st.sampled_from("abcdefgh")))
def test_woven_lists_keep_the_order_of_the_first_and_lose_nothing(
    first: list[str], then: list[str], keep: set[str]
) -> None:
    there = woven(first, then, keep=keep)
    assert [each for each in there if each in first] == [each for each in first if each in keep]
    assert sorted(there) == sorted(keep)


def test_the_lists_of_a_pathway_are_all_compared() -> None:
    held = {list_of(path) for path in laid_out(small())} - {""}
    assert held <= set(LISTS)
    assert set(plain()) - {"family"} <= {*LISTS, *laid_out(small())["head"]}
