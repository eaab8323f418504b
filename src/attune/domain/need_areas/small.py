"""Every small area that is loaded, in columns, and what any group of them comes to.

Small areas are parts only: nothing here gives an estimate of a single one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from attune.domain.deprivation import Counts, Floats, ridits
from attune.domain.neighbourhoods import UNRANKED
from attune.domain.refusals import Refused
from attune.domain.uncertainty.nodes import NODES, Collapsed, weights
from attune.domain.vintages import Vintages

from .kinds import Ages

Codes = NDArray[np.str_]
Inside = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class PlacedArea:
    """An area made of small ones: its children on the nodes, and how many parts are unranked."""

    code: str
    name: str
    parts: int
    collapsed: Collapsed
    unranked: int = 0


@dataclass(frozen=True, eq=False)
class SmallAreas:
    """One entry per small area. `toddlers` are 2, 3 and 4 years old; None where not loaded."""

    vintages: Vintages
    codes: Codes
    authorities: Codes
    under_twos: Counts
    toddlers: Counts | None
    ranks: Counts  # UNRANKED where the English Indices do not rank it

    def __post_init__(self) -> None:
        columns = [self.codes, self.authorities, self.under_twos, self.ranks]
        if self.toddlers is not None:
            columns.append(self.toddlers)
        if len({len(column) for column in columns}) != 1:
            raise Refused("The columns of the small areas are of different lengths")
        if len(set(self.codes.tolist())) != len(self.codes):
            raise Refused("A small area is there twice")

    def children(self, ages: Ages) -> Counts:
        """How many children of these ages live in each; Refused where they are not loaded."""
        if ages is Ages.UNDER_TWO:
            return self.under_twos
        if self.toddlers is None:
            raise Refused(
                f"The population loaded ({self.vintages.population.name}) has no single years of"
                f" age 3 and 4: load {self.vintages.population.geography.population_to_get}, which"
                " has every year of age"
            )
        return self.toddlers

    def in_authorities(self, codes: Collection[str]) -> Inside:
        """Which of them lie in these authorities."""
        return np.isin(self.authorities, list(codes))

    def coded(self, codes: Collection[str]) -> Inside:
        """Which of them have these codes."""
        return np.isin(self.codes, list(codes))

    @property
    def ranked(self) -> Inside:
        """Which of them the English Indices of Deprivation rank."""
        found: Inside = self.ranks != UNRANKED
        return found

    def together(self, code: str, name: str, inside: Inside, ages: Ages) -> PlacedArea:
        """Some of them as one area; Refused where no child is counted."""
        parents = np.where(inside, code, "")
        placed = self.by(parents, {code: name}, ages)
        if not placed:
            raise Refused(f"{ages.children} in {name}: the files loaded count none")
        return placed[0]

    def by(self, parents: Codes, names: Mapping[str, str], ages: Ages) -> tuple[PlacedArea, ...]:
        """All of them by the larger area each lies in ("" is none), in the order of their codes.

        Larger areas where no child is counted are left out.
        """
        counts = self.children(ages).astype(np.float64)
        found, group = np.unique(parents, return_inverse=True)
        rows = self._weights()
        children = _sums(group, counts[:, None] * rows, len(found))
        squares = _sums(group, (counts**2)[:, None] * rows, len(found))
        whole = np.bincount(group, weights=counts, minlength=len(found))
        parts = np.bincount(group, minlength=len(found))
        unranked = np.bincount(group, weights=~self.ranked, minlength=len(found))
        return tuple(
            PlacedArea(
                code=code,
                name=names.get(code, code),
                parts=int(parts[at]),
                collapsed=Collapsed(
                    names.get(code, code), int(whole[at]), children[at], squares[at]
                ),
                unranked=int(unranked[at]),
            )
            for at, code in enumerate(found.tolist())
            if code and whole[at]
        )

    def _weights(self) -> Floats:
        """An unranked area stands in the middle, which only plain percentages may use."""
        edition = self.vintages.deprivation
        if edition is None:
            raise Refused("The small areas have no deprivation ranks: load the Indices as well")
        placed = np.zeros(len(self.ranks))
        ranked = self.ranked
        placed[ranked] = ridits(self.ranks[ranked].astype(np.float64), edition.areas)
        return weights(placed)


def _sums(group: NDArray[np.intp], rows: Floats, count: int) -> Floats:
    """Each node's column summed within groups: (count, NODES)."""
    columns = [np.bincount(group, weights=rows[:, node], minlength=count) for node in range(NODES)]
    return np.stack(columns, axis=1)
