"""From families to staff and money: the worked figures of the research, and their intervals."""

import tomllib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.refusals import Refused
from attune.domain.staffing.caseload import WeightedCaps, health_visitors, spread
from attune.domain.staffing.methods import (
    Care,
    Span,
    WorkingTime,
    activity_hours,
    by_activity,
    by_funding,
    by_intake,
)
from attune.domain.staffing.pay import OnCosts, PayBand, read_pay, team_cost
from attune.place.content.files import read

YEAR = WorkingTime(Decimal(42), Decimal("37.5"), Decimal("0.6"))
PAY = read_pay(read("pay", "afc-2025-26").data, file="afc-2025-26.toml")
ON_COSTS = OnCosts(Decimal("0.15"), Decimal(5000), Decimal("0.237"), Decimal("0.25"))
TEAM = {band: Decimal(3 if band == "7" else 1) for band in ("8b", "8a", "7", "6", "4")}
NET = Span(Decimal(2420), Decimal(1470), Decimal(3620))
AMOUNTS = st.decimals(1, 10_000, places=2)


def just(families: int) -> Span:
    return Span(*[Decimal(families)] * 3)


def cares(share: Decimal = Decimal(1)) -> list[Care]:
    return [
        Care("short", just(613).times(share), Decimal(8), Decimal("2.5")),
        Care("long", just(2147).times(share), Decimal(24), Decimal("2.5")),
    ]


def test_a_whole_time_year_leaves_945_hours_for_families() -> None:
    assert YEAR.hours == 945


def test_birminghams_families_ask_for_141_080_hours() -> None:
    assert activity_hours(cares()).middle == 141_080
    assert round(by_activity(cares(), YEAR).middle) == 149
    assert round(by_activity(cares(Decimal(2420) / 2760), YEAR).middle) == 131


@pytest.mark.parametrize(("intake", "wte"), [("16.3", 148), ("25", 97), ("37.5", 65)])
def test_an_intake_chosen_gives_staff_with_their_interval(intake: str, wte: int) -> None:
    found = by_intake(NET, Decimal(intake))
    assert found is not None
    assert round(found.middle) == wte
    assert [found.low, found.high] == [
        pytest.approx(end / Decimal(intake)) for end in (NET.low, NET.high)
    ]


def test_no_intake_is_taken_until_somebody_chooses_one() -> None:
    assert by_intake(NET, None) is None


def test_funding_for_each_baby_comes_to_four_and_a_half_million() -> None:
    assert round(by_funding(NET, Decimal(73_000_000) / 39_200).middle / 1_000_000, 1) == Decimal(
        "4.5"
    )


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_an_interval_stays_in_order_by_every_method(
    one: Decimal, two: Decimal, three: Decimal
) -> None:
    low, middle, high = sorted((one, two, three))
    families = Span(middle, low, high)
    care = [Care("short", families, Decimal(8), Decimal("2.5"))]
    for found in (
        by_activity(care, YEAR),
        by_intake(families, Decimal("16.3")),
        by_funding(families, Decimal(1862)),
    ):
        assert found is not None
        assert found.low <= found.middle <= found.high


def test_figures_that_cannot_be_are_refused() -> None:
    with pytest.raises(Refused, match="up to 52 weeks"):
        WorkingTime(Decimal(53), Decimal(37), Decimal("0.6"))
    with pytest.raises(Refused, match="1 to 200 sessions"):
        Care("short", NET, Decimal(0), Decimal(1))
    with pytest.raises(Refused, match="from 1 to 500"):
        by_intake(NET, Decimal("0.5"))
    with pytest.raises(Refused, match="above 0"):
        by_funding(NET, Decimal(0))
    with pytest.raises(Refused, match="An interval rises"):
        Span(Decimal(1), Decimal(3), Decimal(2))


@pytest.mark.parametrize(("cap", "wte"), [(250, 319), (400, 199)])
def test_birminghams_health_visitors_at_a_cap(cap: int, wte: int) -> None:
    assert round(health_visitors(79_650, cap)) == wte


def test_caps_by_tenth_ask_for_more_where_more_children_live_in_deprivation() -> None:
    caps = WeightedCaps({tenth: 175 if tenth <= 2 else 250 for tenth in range(1, 11)})
    children = spread(1000, dict.fromkeys(range(1, 11), 10))
    assert children[1] == 100
    assert round(caps.health_visitors(children), 4) == round(
        Decimal(200) / 175 + Decimal(800) / 250, 4
    )
    even = WeightedCaps(dict.fromkeys(range(1, 11), 250))
    assert even.health_visitors(children) == health_visitors(1000, 250)


def test_caps_that_cannot_be_are_refused() -> None:
    with pytest.raises(Refused, match="from 25 to 2,000"):
        health_visitors(100, 10)
    with pytest.raises(Refused, match="each tenth from 1 to 10"):
        WeightedCaps({1: 250})
    with pytest.raises(Refused, match="number of children"):
        health_visitors(0, 250)
    with pytest.raises(Refused, match="Nobody is counted"):
        spread(10, dict.fromkeys(range(1, 11), 0))


def test_the_illustrative_team_costs_what_the_research_says() -> None:
    cost = team_cost(TEAM, PAY, ON_COSTS)
    assert cost.wte == 7
    assert round(cost.staff / 1000) == 486
    assert round(cost.whole / 1000) == 607
    assert round(cost.per_wte / 1000, 1) == Decimal("86.8")
    assert [round(cost.per_family(Decimal(n))) for n in ("16.3", "25", "37.5")] == [
        5323,
        3471,
        2314,
    ]


def test_the_pay_table_is_dated_and_says_that_it_is_second_hand() -> None:
    assert PAY.secondary
    assert PAY.start.year == 2025
    assert set(PAY.bands) == {"4", "6", "7", "8a", "8b", "8c"}
    middles = [band.middle for band in PAY.bands.values()]
    assert middles == sorted(middles)


def test_pay_below_the_threshold_has_no_insurance() -> None:
    assert ON_COSTS.staff(Decimal(4000)) == Decimal(4000) * Decimal("1.237")


@pytest.mark.parametrize(
    ("team", "words"),
    [
        ({"9": Decimal(1)}, "has no band 9"),
        ({"7": Decimal(0)}, "somebody in it"),
        ({"7": Decimal(-1)}, "from 0 to 1,000"),
    ],
)
def test_a_team_that_cannot_be_is_refused(team: dict[str, Decimal], words: str) -> None:
    with pytest.raises(Refused, match=words):
        team_cost(team, PAY, ON_COSTS)


def test_a_pay_table_that_cannot_be_read_is_refused_by_band_and_field() -> None:
    text = 'id="a"\ntitle="b"\nsource="c"\nstart=2025-04-01\nsecondary=true\n[bands.7]\nlow=2\n'
    with pytest.raises(Refused, match=r"pay\.toml, bands, 7, field “high”"):
        read_pay(tomllib.loads(text), file="pay.toml")
    with pytest.raises(Refused, match=r"pay\.toml, bands, 7: Band 7: pay rises"):
        read_pay(tomllib.loads(text + "high=1"), file="pay.toml")
    assert PayBand("7", Decimal(1), Decimal(2)).middle == Decimal("1.5")
