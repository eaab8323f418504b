"""The disclosure gate, tried against somebody who works through every possibility."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.disclosure import GatedCount, HiddenCount, SmallNumbers, gate
from attune.domain.refusals import Refused

SMALL, BACK, NOT = HiddenCount.SMALL, HiddenCount.KEPT_BACK, HiddenCount.NOT_SENT
RULE = SmallNumbers(4)


def answer(*counts: int | None, under: int = 5) -> list[int | HiddenCount | None]:
    """The counts a, b, c ... and their total, as shown."""
    named = dict(zip("abcdefgh", counts, strict=False))
    gated = gate(named, totals={"all": list(named)}, rule=SmallNumbers(under))
    return [each.hidden or each.value for each in gated.values()]


def test_one_to_four_are_hidden_and_nought_and_five_are_shown() -> None:
    shown = gate({number: number for number in range(7)})
    assert [shown[number].hidden for number in range(7)] == [None, *[SMALL] * 4, None, None]


def test_a_total_that_gives_the_one_hidden_count_away_is_kept_back() -> None:
    assert answer(10, 20, 3) == [10, 20, SMALL, BACK]


def test_a_total_over_large_counts_is_shown() -> None:
    assert answer(10, 20, 0) == [10, 20, 0, 30]


def test_two_hidden_counts_do_not_hide_each_other_from_who_sent_one() -> None:
    assert answer(2, 3, 50)[-1] is BACK


def test_enough_hidden_counts_hide_each_other() -> None:
    assert answer(2, 3, 2, 3, 50) == [SMALL] * 4 + [50, 60]


@pytest.mark.parametrize("counts", [(1, 1, 1, 1, 50), (4, 4, 4, 4, 50), (1, 1, 2, 1)])
def test_hidden_counts_at_the_edge_of_what_they_can_be_keep_their_total_back(
    counts: tuple[int, ...],
) -> None:
    assert answer(*counts)[-1] is BACK


def test_a_count_not_sent_is_never_nought_and_the_total_says_of_how_many_it_is() -> None:
    gated = gate({"a": 10, "b": None, "c": 0}, totals={"all": "abc"})
    assert gated["b"] == GatedCount(None, NOT, sent=0)
    assert gated["all"] == GatedCount(10, sent=2, parts=3)
    assert gate({"a": None}, totals={"all": "a"})["all"].hidden is NOT
    assert gate({}, totals={"all": ""})["all"].hidden is NOT


def test_a_total_of_totals_does_not_give_away_what_a_total_keeps_back() -> None:
    counts = {"a": 3, "b": 20, "c": 30, "d": 40}
    gated = gate(counts, totals={"north": "ab", "south": "cd", "whole": ["north", "south"]})
    assert gated["south"].value == 70
    assert [gated[each].hidden for each in ("north", "whole")] == [BACK, BACK]


def test_no_more_totals_are_kept_back_than_have_to_be() -> None:
    counts = {"a": 1, "b": 1, "c": 30} | {f"d{number}": 2 + number % 2 for number in range(4)}
    north, south = list("abc"), [key for key in counts if key[0] == "d"]
    gated = gate(counts, totals={"north": north, "south": south, "whole": ["north", "south"]})
    assert [gated[each].hidden for each in ("north", "south", "whole")] == [BACK, None, BACK]


def test_one_organisation_that_sent_two_counts_does_not_learn_a_third() -> None:
    counts = dict(zip("abcd", (2, 3, 2, 3), strict=True))
    assert gate(counts, totals={"all": "abcd"})["all"].value == 10
    together = gate(counts, totals={"all": "abcd"}, senders={"a": "trust", "c": "trust"})
    assert together["all"].hidden is BACK


def test_the_threshold_is_an_areas_own() -> None:
    assert answer(7, 30, under=8) == [SMALL, 30, BACK]


@pytest.mark.parametrize(
    ("counts", "totals"),
    [
        ({"a": -1}, {}),
        ({"a": 1}, {"x": "a", "y": "a"}),
        ({"a": 1}, {"x": "b"}),
        ({"a": 1}, {"a": "a"}),
        ({}, {"x": ["y"], "y": ["x"]}),
    ],
)
def test_what_cannot_be_gated_is_refused(
    counts: dict[str, int], totals: dict[str, list[str]]
) -> None:
    with pytest.raises(Refused, match=r"\w+ \w+"):
        gate(counts, totals=totals)


@pytest.mark.parametrize("under", [2, 21])
def test_a_threshold_has_its_bounds(under: int) -> None:
    with pytest.raises(Refused, match="3 to 20"):
        SmallNumbers(under)


TOTALS = {"x": ("a", "b", "c"), "y": ("d", "e"), "z": ("x", "y")}


def worlds(gated: dict[str, GatedCount], known: dict[str, int]) -> Iterator[dict[str, int]]:
    """Every set of counts that fits all that is shown, and what somebody knows besides."""
    small = range(1, RULE.under)
    can = [
        [known[key]] if key in known else [each.value] if each.value is not None else list(small)
        for key in "abcde"
        for each in [gated[key]]
    ]
    for values in product(*can):
        world: dict[str, int] = dict(zip("abcde", values, strict=True))  # type: ignore[arg-type]
        for total, parts in TOTALS.items():
            world[total] = sum(world[part] for part in parts)
        if all(each.value in (None, world[key]) for key, each in gated.items()):
            yield world


@settings(max_examples=300)
@given(
    st.lists(st.integers(0, 6), min_size=5, max_size=5),
    st.lists(st.sampled_from(["one", "two", "three"]), min_size=5, max_size=5),
)
def test_nobody_narrows_a_hidden_count_down(counts: list[int], who: list[str]) -> None:
    true = dict(zip("abcde", counts, strict=True))
    senders = dict(zip("abcde", who, strict=True))
    gated = gate(true, totals=TOTALS, senders=senders, rule=RULE)
    for knower in (None, *set(who)):
        known = {key: true[key] for key in true if senders[key] == knower}
        possible = list(worlds(gated, known))  # type: ignore[arg-type]
        assert possible
        for key in set(true) - set(known):
            if gated[key].hidden:
                assert {world[key] for world in possible} == set(range(1, RULE.under))


@given(st.lists(st.integers(0, 9), min_size=5, max_size=5))
def test_whatever_is_shown_is_true(counts: list[int]) -> None:
    true = dict(zip("abcde", counts, strict=True))
    for key, each in gate(true, totals=TOTALS).items():
        if each.value is not None and key in true:
            assert each.value == true[key] and not SmallNumbers().small(true[key])
    assert gate(dict.fromkeys("abcde", 9), totals=TOTALS)["z"].value == 45
