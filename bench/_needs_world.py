"""The nation that `bench/needs.py` works on: the official files, or one made up as large."""

from pathlib import Path

import numpy as np

from attune.domain.assumptions import Assumptions
from attune.domain.gradients import Gradient
from attune.domain.neighbourhoods import Neighbourhoods
from attune.domain.uncertainty.draws import Draws
from attune.domain.uncertainty.nation import Nation
from attune.planning import files
from attune.planning.evidence import shipped
from attune.planning.ranges.drawn import spreads
from bench.need import GRADIENT, VINTAGES, england

OPEN = Path(__file__).resolve().parents[2] / "shared" / "data" / "open"
POPULATION = OPEN / "population_mid2020_lsoa11_ages0to5.csv"
DEPRIVATION = OPEN / "imd2019_lsoa11_ranks_deciles.csv"
AUTHORITIES = 309
COLUMNS = ("starts", "under_twos", "ridits", "order")

ASSUMPTIONS = Assumptions.of(shipped().evidence)
LINE: Gradient = GRADIENT


def nation() -> Nation:
    """England's 32,844 small areas in 309 authorities."""
    if OPEN.is_dir():
        return Nation.of(files.load(POPULATION, DEPRIVATION).neighbourhoods)
    whole, chance = england(), np.random.default_rng(309)
    codes = np.sort(chance.integers(0, AUTHORITIES, len(whole.under_twos)))
    return Nation.of(
        Neighbourhoods(
            vintages=VINTAGES,
            names={},
            authorities=np.array([f"X{code:08}" for code in codes]),
            under_twos=whole.under_twos,
            under_threes=whole.under_threes,
            ranks=chance.permutation(np.arange(1, len(codes) + 1)),
        )
    )


def draws() -> Draws:
    """10,000 of them, drawn anew."""
    return Draws.of(spreads(), ASSUMPTIONS)


def keep(here: Nation, path: Path) -> None:
    """For another process."""
    columns = {name: getattr(here, name) for name in COLUMNS}
    np.savez(path, codes=np.array(here.codes), **columns)


def kept(path: Path) -> Nation:
    """The same again."""
    with np.load(path) as found:
        columns = {name: found[name] for name in COLUMNS}
        return Nation(codes=tuple(found["codes"].tolist()), names={}, **columns)
