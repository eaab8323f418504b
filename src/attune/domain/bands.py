"""A profile summed into bands of deprivation: a few rows that stand for hundreds of areas."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .deprivation import parts
from .profiles import Profile
from .refusals import Refused
from .vintages import Vintages


@dataclass(frozen=True)
class Band:
    """Small areas of one place whose deprivation ranks lie close together, in one decile."""

    decile: int
    areas: int
    under_twos: int
    under_threes: int
    mean_rank: float  # weighted by children under two


def in_bands(profile: Profile, count: int) -> tuple[Band, ...]:
    """The profile in so many parts of equal width in rank, empty ones left out.

    400 bands keep every share to a millionth, 20 to a few hundred-thousandths. A multiple of
    ten, so that a band never straddles two deciles.
    """
    if count < 10 or count % 10:
        raise Refused("The number of bands is a multiple of ten")
    ranks, edition = profile.placed()
    placed = parts(ranks, edition.areas, count)
    bands = []
    for part in np.unique(placed):
        inside = placed == part
        weights = profile.under_twos[inside]
        mean = np.average(ranks[inside], weights=weights if weights.any() else None)
        bands.append(
            Band(
                decile=-(-int(part) * 10 // count),
                areas=int(inside.sum()),
                under_twos=int(weights.sum()),
                under_threes=int(profile.under_threes[inside].sum()),
                mean_rank=float(mean),
            )
        )
    return tuple(bands)


def of_bands(place: str, vintages: Vintages, bands: Sequence[Band]) -> Profile:
    """A profile with one entry per band."""
    return Profile(
        place=place,
        vintages=vintages,
        areas=sum(band.areas for band in bands),
        under_twos=np.array([band.under_twos for band in bands], dtype=np.int64),
        under_threes=np.array([band.under_threes for band in bands], dtype=np.int64),
        ranks=np.array([band.mean_rank for band in bands], dtype=np.float64),
        deciles=np.array([band.decile for band in bands], dtype=np.int64),
    )
