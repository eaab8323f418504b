"""What the way to families costs: from an area, from a table of minutes, for a team of six."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.flow.scenarios.steps import Step
from attune.domain.flow.scenarios.travel import (
    FROM_CENTRE,
    Minutes,
    from_area,
    from_minutes,
    hours_one_way,
    travelling,
)
from attune.domain.refusals import Refused

from .area import an_area, shipped_rates

ESSEX, BIRMINGHAM = 3_670, 268  # square kilometres


def test_the_mean_way_from_the_centre_of_a_hexagon_is_what_integration_finds() -> None:
    side = (2 / (3 * 3**0.5)) ** 0.5
    ticks = (np.arange(2_000) + 0.5) / 2_000 * side
    x, y = np.meshgrid(ticks, ticks)
    inside = (y <= side * 3**0.5 / 2) & (y <= 3**0.5 * (side - x))
    assert np.hypot(x, y)[inside].mean() == pytest.approx(FROM_CENTRE, rel=1e-3)
    assert round(FROM_CENTRE, 3) == 0.377


@pytest.mark.parametrize(("bases", "minutes", "slots"), [(1, 40, 8.4), (2, 28, 9.7), (4, 20, 11.0)])
def test_a_wide_area_by_bases(bases: int, minutes: int, slots: float) -> None:
    """Worked figures of the research: about Essex, six whole-time equivalents."""
    found = from_area(an_area(), Step.LONG, 6.0, area_km2=ESSEX)
    row = next(each for each in found.rows if each.bases == bases)
    assert round(60 * row.hours) == minutes
    assert row.slots_of_wte == pytest.approx(slots, abs=0.05)
    assert row.slots == int(6 * row.slots_of_wte)


def test_eight_bases_and_a_city() -> None:
    essex = from_area(an_area(), Step.LONG, 6.0, area_km2=ESSEX).rows[-1]
    city = from_area(an_area(), Step.LONG, 6.0, area_km2=BIRMINGHAM).rows[0]
    assert (round(60 * essex.hours), round(essex.slots_of_wte, 1)) == (14, 12.1)
    assert (round(60 * city.hours), round(city.slots_of_wte, 1)) == (11, 12.8)


def test_a_wide_area_costs_a_team_of_six_nearly_half_its_families() -> None:
    """Against no way at all; against a city of one base it is a third."""
    essex = from_area(an_area(), Step.LONG, 6.0, area_km2=ESSEX)
    city = from_area(an_area(), Step.LONG, 6.0, area_km2=BIRMINGHAM)
    assert essex.lost(1) == pytest.approx(0.47, abs=0.01)
    assert 1 - essex.rows[0].families / city.rows[0].families == pytest.approx(1 / 3, abs=0.02)


def test_families_in_a_year_are_what_full_slots_let_through() -> None:
    row = travelling(an_area(), Step.LONG, 6.0, {1: 0.0}).rows[0]
    assert row.families == pytest.approx(row.slots * 52.18 / 32)


@given(area=st.floats(1, 1e6), bases=st.integers(1, 500), more=st.integers(1, 400))
def test_more_bases_never_make_the_way_longer(area: float, bases: int, more: int) -> None:
    rates = shipped_rates()
    assert hours_one_way(area, bases + more, rates) < hours_one_way(area, bases, rates)


@given(hours=st.floats(0, 7), more=st.floats(0.01, 1))
def test_a_longer_way_never_leaves_more_slots(hours: float, more: float) -> None:
    near, far = travelling(an_area(), Step.LONG, 6.0, {1: hours, 2: hours + more}).rows
    assert far.slots_of_wte < near.slots_of_wte
    assert far.slots <= near.slots


TABLE = Minutes(((10, 40, 60), (50, 10, 30), (60, 40, 5)), (100, 300, 50))


def test_families_weigh_in_a_table_of_minutes() -> None:
    assert TABLE.hours([1]) == pytest.approx((100 * 40 + 300 * 10 + 50 * 40) / 450 / 60)
    assert TABLE.hours([0, 1, 2]) == pytest.approx((100 * 10 + 300 * 10 + 50 * 5) / 450 / 60)


def test_the_best_bases_are_those_nearest_to_most_families() -> None:
    assert TABLE.best(1) == (1,)
    assert TABLE.best(2) == (0, 1)
    rows = from_minutes(an_area(), Step.LONG, 6.0, TABLE).rows
    assert [each.bases for each in rows] == [1, 2]


def test_many_possible_bases_are_taken_one_after_another() -> None:
    """Too many sets to look at each: base after base is never worse than fewer of them."""
    rng = np.random.default_rng(6)
    rows = tuple(tuple(row) for row in rng.uniform(1, 90, (60, 40)).round(1).tolist())
    table = Minutes(rows, (1.0,) * 60)
    hours = [table.hours(table.best(bases)) for bases in (1, 2, 8)]
    assert hours == sorted(hours, reverse=True)
    assert len(set(table.best(8))) == 8


@pytest.mark.parametrize("area", [0, -5, float("nan"), float("inf")])
def test_an_area_that_is_none_is_refused(area: float) -> None:
    with pytest.raises(Refused, match="square kilometres"):
        hours_one_way(area, 1, shipped_rates())


@pytest.mark.parametrize("bases", [0, -1, 5_000])
def test_a_number_of_bases_that_is_none_is_refused(bases: int) -> None:
    with pytest.raises(Refused, match="bases"):
        hours_one_way(100, bases, shipped_rates())


@pytest.mark.parametrize(
    ("rows", "families", "said"),
    [
        ((), (), "empty"),
        (((),), (1,), "empty"),
        (((1, 2), (1,)), (1, 1), "Row 2"),
        (((1, 2),), (1, 1), "1 neighbourhoods"),
        (((1, -2),), (1,), "Row 1: -2"),
        (((1, float("nan")),), (1,), "Row 1: nan"),
        (((1, 2),), (0,), "not all of them 0"),
    ],
)
def test_a_table_of_minutes_that_cannot_be_is_refused(
    rows: tuple[tuple[float, ...], ...], families: tuple[float, ...], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        Minutes(rows, families)


def test_hours_of_travel_follow_their_rate_unless_they_were_worked_out() -> None:
    rates = shipped_rates().with_tried({"travel_hours": "0.9"})
    own = replace(an_area(), travel=an_area().rates["travel_hours"])
    assert own.with_rates(rates).travel == 0.9
    assert an_area().with_rates(rates).travel == an_area().travel
