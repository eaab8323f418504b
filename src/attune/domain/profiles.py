"""A place's children under two by the deprivation of where they live."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from .deprivation import DECILES, Counts, Floats, deciles, ridits
from .refusals import Refused
from .vintages import DeprivationVintage, Vintages


@dataclass(frozen=True, eq=False)
class Profile:
    """One entry per small area (or band): children, and deprivation where it is known."""

    place: str
    vintages: Vintages
    areas: int
    under_twos: Counts
    under_threes: Counts
    ranks: Floats | None
    deciles: Counts | None

    def __post_init__(self) -> None:
        columns = [self.under_twos, self.under_threes, self.ranks, self.deciles]
        lengths = {len(column) for column in columns if column is not None}
        if len(lengths) != 1:
            raise Refused(f"The columns of {self.place} are of different lengths")
        if (self.under_twos < 0).any() or (self.under_threes < self.under_twos).any():
            raise Refused(f"The counts of children in {self.place} cannot be right")
        if self.total == 0:
            raise Refused(f"No children under two are counted in {self.place}")
        if self.ranks is not None:
            if self.vintages.deprivation is None:
                raise Refused(f"The ranks of {self.place} have no vintage")
            ridits(self.ranks, self.vintages.deprivation.areas)
        for column in columns:
            if column is not None:
                column.setflags(write=False)

    @classmethod
    def of_areas(
        cls,
        place: str,
        vintages: Vintages,
        *,
        under_twos: Sequence[int] | Counts,
        under_threes: Sequence[int] | Counts,
        ranks: Sequence[int] | Counts | None,
    ) -> "Profile":
        """From one entry per small area; without ranks only plain percentages can be worked out."""
        placed = None if ranks is None else np.array(ranks, dtype=np.float64)
        edition = vintages.deprivation
        if placed is not None and edition is None:
            raise Refused(f"The ranks of {place} have no vintage")
        return cls(
            place=place,
            vintages=vintages,
            areas=len(under_twos),
            under_twos=np.array(under_twos, dtype=np.int64),
            under_threes=np.array(under_threes, dtype=np.int64),
            ranks=placed,
            deciles=deciles(placed, edition.areas) if placed is not None and edition else None,
        )

    @property
    def total(self) -> int:
        """All children under two."""
        return int(self.under_twos.sum())

    def placed(self) -> tuple[Floats, DeprivationVintage]:
        """The ranks and their edition; refused where some area has none, as in Wales."""
        if self.ranks is None or self.vintages.deprivation is None:
            raise Refused(
                f"Not every area of {self.place} has a rank in the English Indices of Deprivation"
                " (they do not cover Wales), so the gradient cannot be used there: use plain"
                " percentages"
            )
        return self.ranks, self.vintages.deprivation

    @property
    def ridits(self) -> Floats:
        """Deprivation of each entry, +0.5 most to -0.5 least."""
        ranks, edition = self.placed()
        return ridits(ranks, edition.areas)

    def under_twos_by_decile(self) -> dict[int, int] | None:
        """Children under two in each tenth by deprivation."""
        if self.deciles is None:
            return None
        counted = np.bincount(self.deciles, weights=self.under_twos, minlength=11)
        return {decile: int(counted[decile]) for decile in DECILES}

    def most_deprived_decile_percent(self) -> Decimal | None:
        """Of children aged 0 to 2, how many in a hundred live in England's most deprived tenth."""
        if self.deciles is None:
            return None
        most = int(self.under_threes[self.deciles == 1].sum())
        return Decimal(100 * most) / Decimal(int(self.under_threes.sum()))
