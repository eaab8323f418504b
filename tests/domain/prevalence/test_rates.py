"""Conditions for each thousand maternities: two published tables, and no way to add them up."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.evidence_reading import read_figures
from attune.domain.prevalence.ill_health_cost import IllHealthCost
from attune.domain.prevalence.rates import Counted, Expected, Rate, Rates, read_rates
from attune.domain.reading import Entry
from attune.domain.refusals import Refused
from attune.domain.rounding import Rounding
from attune.place.content.files import read
from tests.data import SHARED, needs_open_data

FILE = read("prevalence", "perinatal").data
RATES = read_rates(FILE, file="perinatal.toml")
COST = IllHealthCost.of(read_figures(Entry.of("perinatal.toml", FILE)))
CENTRAL_BEDS = {  # published, each rounded up to the next 5
    "postpartum_psychosis": (10, 10),
    "chronic_smi": (10, 10),
    "severe_depression": (90, 90),
    "mild_moderate": (None, 445),
    "ptsd": (90, 90),
    "adjustment": (445, 885),
}
SWINDON = {  # published, 3,000 maternities, not rounded
    "postpartum_psychosis": (6, 6),
    "chronic_smi": (6, 6),
    "severe_depression": (90, 90),
    "mild_moderate": (300, 450),
    "ptsd": (90, 90),
    "adjustment": (450, 900),
}


def ends(key: str, maternities: int, rounding: Rounding) -> tuple[Decimal, Decimal]:
    found = RATES.by_key[key].expected(maternities, rounding)
    return found.low, found.high


@pytest.mark.parametrize("maternities", [2934, 2942, 2950])
@pytest.mark.parametrize("key", CENTRAL_BEDS)
def test_central_bedfordshire_is_reproduced_by_its_own_rounding(key: str, maternities: int) -> None:
    low, high = ends(key, maternities, Rounding.CEIL_5)
    published_low, published_high = CENTRAL_BEDS[key]
    assert high == published_high
    assert published_low in (None, low)


@pytest.mark.parametrize("maternities", [2933, 2951])
def test_a_maternity_more_or_less_is_not_central_bedfordshire(maternities: int) -> None:
    found = {key: ends(key, maternities, Rounding.CEIL_5)[1] for key in CENTRAL_BEDS}
    assert found != {key: high for key, (_, high) in CENTRAL_BEDS.items()}


@pytest.mark.parametrize("key", SWINDON)
def test_swindon_is_reproduced_without_rounding(key: str) -> None:
    assert ends(key, 3000, Rounding.UNROUNDED) == SWINDON[key]


@needs_open_data
def test_the_golden_file_says_the_same() -> None:
    golden = json.loads((SHARED / "golden-figures.json").read_text("utf-8"))
    swindon = golden["swindon_3000"]
    assert {key: list(ends(key, 3000, Rounding.UNROUNDED)) for key in SWINDON} == {
        key: found if isinstance(found, list) else [found, found] for key, found in swindon.items()
    }
    low, high = golden["chimat_ceil5"]["base_range"]
    assert (low, high) == (2934, 2950)


def test_rates_cannot_be_added_up() -> None:
    one, other = RATES.of(Counted.MATERNITIES)[:2]
    for value in (one, one.expected(3000, Rounding.HALF_UP), RATES):
        assert not hasattr(value, "__add__")
        assert not [name for name in dir(value) if "sum" in name or "total" in name]
    with pytest.raises(TypeError):
        one + other  # type: ignore[operator]


def test_maternities_births_and_fathers_are_kept_apart() -> None:
    assert {rate.key for rate in RATES.of(Counted.MATERNITIES)} == {*SWINDON, "second_year"}
    assert RATES.by_key["fathers_depression"].of is Counted.FATHERS
    assert RATES.by_key["both_parents"].expected(10_000, Rounding.HALF_UP).low == 318
    assert [rate.low for rate in RATES.of(Counted.BIRTHS)] == [45, 71, 100]


@given(st.integers(1, 100_000), st.sampled_from(sorted(RATES.by_key)))
def test_low_is_never_above_high_whatever_the_rule(people: int, key: str) -> None:
    for rule in Rounding:
        found = RATES.by_key[key].expected(people, rule)
        assert isinstance(found, Expected)
        assert 0 <= found.low <= found.high
        assert abs(found.high - people * RATES.by_key[key].high / 1000) < 5


@pytest.mark.parametrize("people", [0, -1, 1_000_001])
def test_a_number_that_is_no_number_of_people_is_refused(people: int) -> None:
    with pytest.raises(Refused, match="from 1 to 1,000,000"):
        RATES.by_key["ptsd"].expected(people, Rounding.HALF_UP)


def test_a_rate_that_cannot_be_is_refused_by_its_name() -> None:
    wrong = {"title": "x", "of": "maternities", "low": 5, "high": 4, "source": "y"}
    file = {"id": "i", "version": "1", "title": "t"}
    with pytest.raises(Refused, match=r"rates\.toml, rates, odd, field “date”"):
        read_rates(file | {"rates": {"odd": wrong}}, file="rates.toml")
    day = RATES.by_key["ptsd"].date
    with pytest.raises(Refused, match=r"rates\.toml, rates, odd: odd: a rate for each thousand"):
        read_rates(file | {"rates": {"odd": wrong | {"date": day}}}, file="rates.toml")
    with pytest.raises(Refused, match="has no source"):
        Rate("odd", "x", Counted.BIRTHS, Decimal(1), Decimal(1), " ", day)


def test_warwickshires_cost_follows_from_its_births() -> None:
    whole, public = COST.locality(5943)
    assert round(whole / 1e6, 1) == 59.2
    assert round(public / 1e6, 1) == 12.4


def test_the_cost_is_as_published_and_every_constant_stands_by_itself() -> None:
    assert (COST.total, COST.public, COST.other) == (Decimal("8.1"), Decimal("1.7"), Decimal("6.4"))
    assert COST.public + COST.other == COST.total
    assert COST.child_share == Decimal("0.72")
    assert COST.per_birth < 10_000
    assert COST.health_and_social < COST.public
    with pytest.raises(Refused, match="lacks cost_total"):
        IllHealthCost.of({})


def test_a_set_of_rates_stays_as_it_was_read() -> None:
    with pytest.raises(TypeError):
        RATES.by_key["ptsd"] = RATES.by_key["adjustment"]  # type: ignore[index]
    assert isinstance(RATES, Rates)
