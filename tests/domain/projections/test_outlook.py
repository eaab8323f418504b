"""Children under two in the years ahead: Birmingham's golden figures, paths, and honest limits."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.projections.births import BirthSeries, Path
from attune.domain.projections.outlook import Basis, Outlook
from attune.domain.projections.survival import Survival
from attune.domain.refusals import Refused

BORN = (16540, 17174, 17470, 17055, 17479, 17636, 17533, 17231, 16829, 17163, 17017, 16186, 15706)
BIRTHS = BirthSeries(dict(zip(range(2007, 2020), BORN, strict=True)))
SURVIVAL = Survival(Decimal(15_679) / 15_706, Decimal(15_546) / 15_679)
OUTLOOK = Outlook(SURVIVAL, BIRTHS, {2020: 30_671})


def under_twos(change: Decimal, *years: int, outlook: Outlook = OUTLOOK) -> list[int]:
    found = {each.year: each.under_twos for each in outlook.years(change, until=2030)}
    return [round(found[year]) for year in years]


def test_births_of_birmingham_fell_by_almost_one_percent_a_year() -> None:
    assert BIRTHS.change(Path.TREND) == Decimal("-0.009325")


def test_the_trend_gives_the_golden_figures() -> None:
    change = BIRTHS.change(Path.TREND)
    assert under_twos(change, 2022, 2025, 2030) == [30_502, 29_657, 28_299]


def test_a_rate_of_ones_own_gives_the_golden_figure() -> None:
    change = BIRTHS.change(Path.OWN, Decimal("-0.025"))
    (children,) = under_twos(change, 2030)
    assert round(Decimal(2420) * children / 30_671) == 1889


def test_flat_births_give_the_same_children_every_year() -> None:
    later = under_twos(BIRTHS.change(Path.FLAT), *range(2021, 2031))
    assert len(set(later)) == 1


def test_every_year_says_what_it_stands_on() -> None:
    years = OUTLOOK.years(Decimal(0), until=2022)
    assert [(each.year, each.basis) for each in years] == [
        (2016, Basis.BORN),
        (2017, Basis.BORN),
        (2018, Basis.BORN),
        (2019, Basis.BORN),
        (2020, Basis.COUNTED),
        (2021, Basis.CARRIED),
        (2022, Basis.CARRIED),
    ]


@pytest.mark.parametrize("until", [2020, 2031, 1900])
def test_no_path_is_carried_on_more_than_ten_years(until: int) -> None:
    with pytest.raises(Refused, match="run from 2021 to 2030"):
        OUTLOOK.years(Decimal(0), until=until)


def test_a_projection_loaded_stands_in_its_years_and_the_path_in_the_others() -> None:
    outlook = Outlook(SURVIVAL, BIRTHS, {2020: 30_671}, {2022: 29_000, 2045: 27_000})
    found = {each.year: each for each in outlook.years(Decimal(0), until=2045)}
    assert (found[2022].under_twos, found[2022].basis) == (29_000, Basis.LOADED)
    assert found[2021].basis is found[2023].basis is Basis.CARRIED
    assert found[2045].basis is Basis.LOADED
    assert not found.keys() & set(range(2031, 2045)), "a gap stays a gap"


def test_a_projection_alone_is_enough() -> None:
    outlook = Outlook(SURVIVAL, None, {2020: 100}, {2021: 99, 2023: 97})
    shown = [(each.year, each.under_twos) for each in outlook.years(Decimal(0), until=2023)]
    assert shown == [(2020, 100), (2021, 99), (2023, 97)]


def test_with_neither_births_nor_projection_there_is_no_looking_ahead() -> None:
    with pytest.raises(Refused, match="are needed to look ahead"):
        Outlook(SURVIVAL)


@pytest.mark.parametrize(
    ("births", "words"),
    [
        ({2019: 10}, "at least two years"),
        ({2017: 10, 2019: 10}, "births of 2018 are missing"),
        ({2018: 10, 2019: 0}, "from 1 to 1,000,000"),
        ({1018: 10, 1019: 10}, "from 1980 to 2100"),
    ],
)
def test_births_that_cannot_be_are_refused(births: dict[int, int], words: str) -> None:
    with pytest.raises(Refused, match=words):
        BirthSeries(births)


def test_a_trend_needs_ten_years_and_an_own_path_a_rate_in_reason() -> None:
    short = BirthSeries({2018: 100, 2019: 100})
    with pytest.raises(Refused, match="needs births of 10 years, and 2 are known"):
        short.change(Path.TREND)
    with pytest.raises(Refused, match="Give the yearly change"):
        short.change(Path.OWN)
    with pytest.raises(Refused, match="from -10% to 10%"):
        short.change(Path.OWN, Decimal("-0.11"))


def test_survival_is_measured_on_the_newest_years_that_show_it() -> None:
    measured = Survival.measured(
        {2018: 100, 2019: 15_706}, {2018: 99, 2019: 15_679}, {2019: 90, 2020: 15_546}
    )
    assert measured == SURVIVAL
    assert Survival.measured({2019: 100}, {}, {}) is None
    with pytest.raises(Refused, match=r"lies from 0\.8 to 1\.2"):
        Survival.measured({2019: 100}, {2019: 10}, {2020: 10})


@given(
    st.lists(st.integers(100, 50_000), min_size=10, max_size=20),
    st.decimals(Decimal("-0.1"), Decimal("0.1"), places=4),
)
def test_more_births_a_year_never_mean_fewer_children(born: list[int], change: Decimal) -> None:
    births = BirthSeries({2000 + place: count for place, count in enumerate(born)})
    outlook = Outlook(SURVIVAL, births)
    until = births.last + 10
    ahead = [y.under_twos for y in outlook.years(change, until=until) if y.year > births.last + 1]
    assert ahead == sorted(ahead, reverse=change < 0)


@given(st.integers(1, 900_000), st.decimals(Decimal("-0.08"), Decimal("0.08"), places=3))
def test_births_that_change_evenly_have_that_change_as_their_trend(
    first: int, change: Decimal
) -> None:
    even = {2010 + n: max(1, round(first * (1 + change) ** n)) for n in range(10)}
    if max(even.values()) > 1_000_000 or min(even.values()) < 5_000:
        return
    assert abs(BirthSeries(even).trend() - change) < Decimal("0.001")
