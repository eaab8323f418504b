"""All small areas that the loaded files hold, with the authority each belongs to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray

from .deprivation import Counts
from .profiles import Profile
from .refusals import Refused
from .vintages import Vintages

UNRANKED = 0


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """One small area; rank None where the English Indices do not rank it."""

    authority: str
    under_twos: int
    under_threes: int
    rank: int | None


@dataclass(frozen=True, eq=False)
class Neighbourhoods:
    """Small areas in columns, and the names of the authorities they make up."""

    vintages: Vintages
    names: Mapping[str, str]  # authority code -> name
    authorities: NDArray[np.str_]
    under_twos: Counts
    under_threes: Counts
    ranks: Counts  # UNRANKED where none is known

    @classmethod
    def of(
        cls, vintages: Vintages, names: Mapping[str, str], areas: Iterable[Neighbourhood]
    ) -> "Neighbourhoods":
        """From one entry per area."""
        rows = list(areas)
        return cls(
            vintages=vintages,
            names=names,
            authorities=np.array([row.authority for row in rows], dtype=np.str_),
            under_twos=np.array([row.under_twos for row in rows], dtype=np.int64),
            under_threes=np.array([row.under_threes for row in rows], dtype=np.int64),
            ranks=np.array([row.rank or UNRANKED for row in rows], dtype=np.int64),
        )

    def authority(self, wanted: str) -> str:
        """The code of an authority asked for by code or name; near names when there is none."""
        asked = wanted.strip().casefold()
        for code, name in self.names.items():
            if asked in (code.casefold(), name.casefold()):
                return code
        near = self._names_near(asked)
        hint = f". Did you mean {' or '.join(near)}?" if near else ""
        raise Refused(f"No area of these files belongs to “{wanted}”{hint}")

    def _names_near(self, asked: str) -> list[str]:
        folded = {name.casefold(): name for name in self.names.values()}
        holding = [name for each, name in folded.items() if asked and asked in each]
        return holding[:3] or [folded[each] for each in get_close_matches(asked, folded)]

    def profile(self, *codes: str) -> Profile:
        """The profile of one authority, or of several together."""
        place = " and ".join(self.names.get(code, code) for code in codes)
        inside = np.isin(self.authorities, codes)
        if not inside.any():
            raise Refused(f"No area of these files belongs to {place}")
        return self._part(place, inside)

    def england(self) -> Profile:
        """Every area with an English deprivation rank."""
        return self._part("England", self.ranks != UNRANKED)

    @property
    def ranked(self) -> int:
        """How many areas have an English deprivation rank."""
        return int((self.ranks != UNRANKED).sum())

    @property
    def covers_england(self) -> bool:
        """Whether every area that the Indices rank is here, with its population."""
        edition = self.vintages.deprivation
        return edition is not None and self.ranked == edition.areas

    def _part(self, place: str, inside: NDArray[np.bool_]) -> Profile:
        ranks = self.ranks[inside]
        return Profile.of_areas(
            place,
            self.vintages,
            under_twos=self.under_twos[inside],
            under_threes=self.under_threes[inside],
            ranks=ranks if (ranks != UNRANKED).all() else None,
        )
