"""Editions of statistics, and which may meet."""

from datetime import date

import pytest

from attune.domain.refusals import Refused
from attune.domain.vintages import (
    Geography,
    PopulationVintage,
    Vintages,
    deprivation_vintage,
)

MID_2020 = PopulationVintage("mid-2020", Geography.LSOA11)
MID_2023 = PopulationVintage("mid-2023", Geography.LSOA21)


def test_each_edition_of_the_indices_ranks_its_own_number_of_areas() -> None:
    assert deprivation_vintage("IoD 2019").areas == 32_844
    assert deprivation_vintage("IoD 2025").areas == 33_755


def test_an_edition_nobody_knows_is_refused_with_those_known() -> None:
    with pytest.raises(Refused, match=r"IoD 2031.*known: IoD 2019, IoD 2025"):
        deprivation_vintage("IoD 2031")


@pytest.mark.parametrize(
    ("population", "deprivation"), [(MID_2020, "IoD 2019"), (MID_2023, "IoD 2025")]
)
def test_editions_on_the_same_areas_may_meet(
    population: PopulationVintage, deprivation: str
) -> None:
    together = Vintages(population, deprivation_vintage(deprivation))
    assert together.title == f"{population.name} × {deprivation}"


def test_a_population_on_2021_areas_is_told_which_deprivation_to_get() -> None:
    with pytest.raises(Refused) as refused:
        Vintages(MID_2023, deprivation_vintage("IoD 2019"))
    assert "LSOA 2021" in str(refused.value) and "LSOA 2011" in str(refused.value)
    assert "Get Indices of Deprivation 2025 (File 7)" in str(refused.value)
    assert "mid-2020 or earlier" in str(refused.value)


def test_a_population_on_2011_areas_is_told_which_deprivation_to_get() -> None:
    with pytest.raises(Refused, match=r"Get Indices of Deprivation 2019 \(File 7\)"):
        Vintages(MID_2020, deprivation_vintage("IoD 2025"))


@pytest.mark.parametrize("wrong", ["2020", "mid 2020", "mid-20", "mid-2020x", ""])
def test_a_population_vintage_is_written_as_its_mid_year(wrong: str) -> None:
    with pytest.raises(Refused, match="write it as “mid-2020”"):
        PopulationVintage(wrong, Geography.LSOA11)


@pytest.mark.parametrize(
    ("on", "years"),
    [(date(2026, 6, 29), 5), (date(2026, 6, 30), 6), (date(2020, 6, 30), 0)],
)
def test_the_age_of_a_population_is_told_in_whole_years(on: date, years: int) -> None:
    assert MID_2020.years_old(on=on) == years
