"""Chance, drawn once: the same numbers for every place and every scenario.

Each uncertain thing draws from a stream of its own, keyed by the seed and its name's place in a
list, so that changing one assumption leaves every other number as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from attune.domain.assumptions import Assumptions
from attune.domain.deprivation import Floats
from attune.domain.levels import Attachment, Level, levels_of
from attune.domain.refusals import Refused

from .ranks import solver
from .spreads import Spreads

SEED = 2022  # recorded with every result
COUNT = 10_000
MOST = 100_000
STREAMS = ("mix", "gradient", "area", "insecure", "disorganised", "perinatal", "counts")


@dataclass(frozen=True, eq=False)
class Draws:
    """One row (or entry) per draw, each relative to its middle value.

    A ratio is "drawn share over middle share". A scenario with another middle multiplies by the
    same ratios and divides by their sum: exactly the stated distribution at the published middles,
    shifted on the log-ratio scale elsewhere, with common random numbers throughout.
    """

    seed: int
    count: int
    mix: Floats  # (3, count) ratios of secure, insecure, disorganised
    gradient: Floats  # (count,) multipliers, mean 1
    area: Floats  # (count,) standard normal
    insecure: Floats  # (3, count) ratios of after two, targeted, short-term, in Level's order
    disorganised: Floats  # (2, count) ratios of risk support, long-term
    perinatal: Floats  # (2, count) ratios of seen by perinatal teams, not seen
    chance: Floats  # (6, count) standard normals, one for counting each level
    area_sd: float
    area_insecure: float

    @classmethod
    def of(
        cls, spreads: Spreads, middle: Assumptions, *, seed: int = SEED, count: int = COUNT
    ) -> "Draws":
        """Drawn around the middle values as published."""
        if not 2 <= count <= MOST:
            raise Refused(f"Choose from 2 to {MOST:,} draws, not {count:,}")
        if seed < 0:
            raise Refused(f"A seed is a whole number from 0 up, not {seed}")
        mix = [float(middle.national_mix.share(each)) for each in Attachment]
        seen = float(middle.perinatal_share)
        sd = spreads["gradient_sd"]
        normal = stream(seed, "gradient").standard_normal(count)
        return cls(
            seed=seed,
            count=count,
            mix=_ratios(seed, "mix", spreads["national_mix_size"], mix, count),
            gradient=np.exp(sd * normal - sd * sd / 2),
            area=stream(seed, "area").standard_normal(count),
            insecure=_ratios(
                seed,
                "insecure",
                spreads["insecure_split_size"],
                _within(middle, Attachment.INSECURE),
                count,
            ),
            disorganised=_ratios(
                seed,
                "disorganised",
                spreads["disorganised_split_size"],
                _within(middle, Attachment.DISORGANISED),
                count,
            ),
            perinatal=_ratios(
                seed, "perinatal", spreads["perinatal_size"], [seen, 1 - seen], count
            ),
            chance=stream(seed, "counts").standard_normal((len(Level), count)),
            area_sd=spreads["area_effect_sd"],
            area_insecure=spreads["area_effect_insecure"],
        )

    @cached_property
    def rank_solver(self) -> Floats:
        """Times ranks of an outcome it gives the weight of each drawn thing, in DRAWN's order."""
        _, insecure, disorganised = self.mix
        long_term, short_term = self.disorganised[1], self.insecure[2]
        return solver(
            [disorganised, insecure, self.gradient, long_term, short_term, self.perinatal[0]]
        )


def stream(seed: int, name: str) -> np.random.Generator:
    """The generator of one uncertain thing."""
    key = np.random.SeedSequence(seed, spawn_key=(STREAMS.index(name),))
    return np.random.Generator(np.random.SFC64(key))


def _within(middle: Assumptions, attachment: Attachment) -> list[float]:
    return [float(middle.levels.within_class(each)) for each in levels_of(attachment)]


def _ratios(seed: int, name: str, size: float, middle: Sequence[float], count: int) -> Floats:
    """Dirichlet draws over their middle; a middle of 0 stays 0."""
    shares = np.array(middle)
    drawn = stream(seed, name).standard_gamma(size * shares, (count, len(shares))).T
    drawn /= drawn.sum(axis=0)
    ratios = np.ones(drawn.shape)  # row by row, which what follows reads much faster
    np.divide(drawn, shares[:, None], out=ratios, where=shares[:, None] > 0)
    return ratios


def shifted(middle: Sequence[float], ratios: Floats) -> Floats:
    """Shares around another middle: (k, count), each column adds to 1."""
    shares = np.array(middle)[:, None] * ratios
    shares /= shares.sum(axis=0)
    return shares
