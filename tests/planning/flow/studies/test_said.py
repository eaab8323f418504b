"""What answers say in sentences: straight, with signs and units, and nothing twice."""

import pytest

from attune.domain.flow.results import Averaged
from attune.domain.flow.scenarios.answers import Counted
from attune.domain.flow.scenarios.break_even import Crossing, Line, crossing
from attune.domain.flow.scenarios.split import Aim, Shares, Split
from attune.domain.flow.scenarios.steps import Step, Way
from attune.planning.flow.rate_groups import groups
from attune.planning.flow.shipped import shipped_rates
from attune.planning.flow.studies import break_even, split, words

AT = (0.2, 0.6, 1.0)


def averaged(mean: float, wide: float = 0.01) -> Averaged:
    return Averaged(mean, mean - wide, mean + wide)


def a_line(*means: float, near: float = 0.5) -> Line:
    found = tuple(averaged(each) for each in means)
    return Line(None, Counted.RIGHT, AT, found, crossing(AT, found, near=near))


def a_split(gain: Averaged | None, *, same: bool = False) -> Split:
    def staff(first: float) -> Shares:
        wte = dict.fromkeys(Step, 2.0) | {Step.LONG: first}
        return Shares(wte, 0.1, averaged(0.8), gain, dict.fromkeys(Step, averaged(0.7)))

    today = staff(4.0)
    best = (today,) if same else (staff(5.0), staff(5.001), staff(6.0))
    flat = dict.fromkeys(Step, (2.0, 3.5))
    return Split(
        Way.FRONT_DOOR, Aim.REACHED, 10.0, today, best, best[0], 40, 7, flat, (0.1, 0.1), 20
    )


def test_a_difference_has_a_sign_and_an_interval() -> None:
    assert words.points(averaged(0.09, 0.02)) == "+9.0 (+7.0 to +11.0)"
    assert words.points(averaged(-0.031, 0.01)) == "−3.1 (−4.1 to −2.1)"
    assert words.points(None) == "not known"


def test_weeks_have_a_sign_where_they_are_a_difference() -> None:
    assert words.weeks(averaged(7.3, 0.5)) == "7.3 (6.8 to 7.8)"
    assert words.weeks(averaged(-0.6, 0.3), sign=True) == "−0.6 (−0.9 to −0.3)"


def test_an_interval_that_chance_does_not_widen_is_left_out() -> None:
    assert words.points(averaged(0.0, 0.0)) == "0.0"
    assert words.share(averaged(1.0, 0.0)) == "100%"


def test_no_share_is_said_to_be_above_all_or_below_none() -> None:
    assert words.share(averaged(0.99, 0.05)) == "99% (94% to 100%)"
    assert words.share(averaged(0.01, 0.05)) == "1% (0% to 6%)"


@pytest.mark.parametrize(
    ("means", "said"),
    [
        ((-0.1, 0.1, 0.3), "helps more families if it judges more than about 40% of them rightly"),
        ((0.3, 0.1, -0.1), "only if it judges fewer than about 80% of them rightly"),
        ((0.1, 0.2, 0.3), "A front door helps more families at every accuracy that was tried"),
        ((-0.1, -0.2, -0.3), "An escalator helps more families at every accuracy"),
        ((0.001, -0.001, 0.002), "Nowhere that was tried is there a clear difference"),
    ],
)
def test_where_the_balance_lies_is_said_straight(means: tuple[float, ...], said: str) -> None:
    assert said in break_even._where(a_line(*means), *break_even.ACCURACY)


def test_how_unsure_the_balance_is_stands_in_brackets() -> None:
    assert "(from 38% to 42% there is no clear difference)" in break_even._where(
        a_line(-0.1, 0.1, 0.3), *break_even.ACCURACY
    )
    assert break_even._unsure(Crossing(0.4, None, 0.5)) == " (no clear difference up to 50%)"


def test_a_better_split_is_told_against_today() -> None:
    said = " ".join(split._sentences(a_split(averaged(0.03))))
    assert "would begin the help they need in time with the best split found" in said
    assert "Best found: 2 advice and early help" in said
    assert "5 long-term PAIR. Today:" in said
    assert "7 of the 40 splits tried come within one family of 100" in said


@pytest.mark.parametrize("gain", [averaged(0.001), None])
def test_where_no_split_is_clearly_better_it_says_as_today(gain: Averaged | None) -> None:
    answer = a_split(gain, same=True)
    assert split._sentences(answer)[0].startswith("As today: no split")
    assert [title for title, _ in split._rows(answer)] == ["Today"]


def test_splits_that_look_the_same_stand_in_one_row() -> None:
    rows = split._rows(a_split(averaged(0.03)))
    assert [title for title, _ in rows] == ["Today", "Best found", "Another as good"]


def test_every_rate_stands_under_one_heading() -> None:
    found = list(groups(shipped_rates()))
    keys = [each.figure.id for group in found for each in group.rates]
    assert sorted(keys) == sorted(shipped_rates().shipped)
    assert "Other rates" not in [str(group.title) for group in found]
