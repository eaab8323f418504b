"""Prints content/examples/birmingham.toml, derived from the open files it names.

python tools/derive_birmingham_example.py POPULATION DEPRIVATION > birmingham.toml
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from attune.formats.official.rows import DeprivationRow, PopulationRow
from attune.place.imports.reading import open_official

BIRMINGHAM = "E08000025"
AREAS = 32_844  # areas ranked by IoD 2019
BANDS = 20  # two to a decile: keeps every share within two thousandths of a percent

HEAD = """\
# Birmingham and England in twenty bands of deprivation (two to each decile), so that the worked
# example needs no download. Derived by tools/derive_birmingham_example.py from the two official
# files named below; ages are children counted at that age, "mean_rank" is weighted by children
# under two. A band without children of the place is left out.

id = "birmingham"
version = "1"
title = "Birmingham, the published worked example"
place = "Birmingham"
authority = "E08000025"
geography = "lsoa11"
population = "mid-2020"
deprivation = "IoD 2019"
source = "ONS small-area population estimates mid-2020 (SAPE23DT2) and English Indices of Deprivation 2019, File 7 (MHCLG)"
url_population = "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates/datasets/lowersuperoutputareamidyearpopulationestimates"
url_deprivation = "https://www.gov.uk/government/statistics/english-indices-of-deprivation-2019"
licence = "Open Government Licence v3.0. Source: Office for National Statistics; Ministry of Housing, Communities and Local Government"
note = "30,671 children under two is the base that reproduces every count published in 2022. The mid-2020 estimates are those of before the 2021 census."
"""  # noqa: E501  (a TOML text stays on its line)

Child = tuple[int, int, int, int]  # rank, aged 0, aged 1, aged 2


def children(population: Path, deprivation: Path) -> Iterator[tuple[str, Child]]:
    """Each ranked area's authority, rank and children."""
    ranks = {
        row.area: row.rank
        for row in open_official(deprivation).rows()
        if isinstance(row, DeprivationRow)
    }
    for row in open_official(population).rows():
        if isinstance(row, PopulationRow) and row.area in ranks:
            yield row.authority, (ranks[row.area], row.ages[0], row.ages[1], row.ages[2])


def bands(name: str, areas: list[Child]) -> Iterator[str]:
    """One line of TOML for each band that has areas."""
    yield f"{name} = ["
    for part in range(1, BANDS + 1):
        inside = [area for area in areas if -(-area[0] * BANDS // AREAS) == part]
        if not inside:
            continue
        ages = [sum(area[1 + age] for area in inside) for age in range(3)]
        weighted = sum(area[0] * (area[1] + area[2]) for area in inside)
        mean = weighted / (ages[0] + ages[1])
        counted = ", ".join(f"age_{age} = {count}" for age, count in enumerate(ages))
        yield (
            f"    {{ decile = {-(-part // 2)}, areas = {len(inside)}, {counted},"
            f" mean_rank = {mean:.2f} }},"
        )
    yield "]"


def main(population: Path, deprivation: Path) -> None:
    """Print the whole file."""
    every = list(children(population, deprivation))
    local = [child for authority, child in every if authority == BIRMINGHAM]
    lines = [
        HEAD,
        *bands("local_bands", local),
        "",
        *bands("national_bands", [child for _, child in every]),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("population", type=Path)
    asked.add_argument("deprivation", type=Path)
    main(**vars(asked.parse_args()))
