"""Checks the rows of one file against each other, as they go by."""

from typing import Protocol

import numpy as np
import numpy.typing as npt

from .geographies import ENGLAND, is_new, stem
from .refusals import RowRefused
from .rows import DeprivationRow, LookupRow, PostcodeRow, Row

WALES = {"lsoa11": 1_909, "lsoa21": 1_917}


class Whole(Protocol):
    """A check over all rows: refuses by raising RowRefused."""

    def see(self, number: int, row: Row) -> bool:
        """Take note of a row; False when it only repeats what an earlier one said."""
        ...

    def finish(self) -> tuple[str, ...]:
        """The last checks, and what a person should know about the file."""
        ...


class AreasOnce:
    """Every area once; a whole country's file holds the areas of its own drawing."""

    def __init__(self, geography: str) -> None:
        self.geography = geography
        self.rows: dict[object, int] = {}

    def key(self, row: Row) -> tuple[object, str]:
        area = getattr(row, "area", "")
        return area, str(area)

    def see(self, number: int, row: Row) -> bool:
        key, said = self.key(row)
        earlier = self.rows.setdefault(key, number)
        if earlier != number:
            raise RowRefused(f"{said} stands here a second time (first on row {earlier:,})")
        return True

    def finish(self) -> tuple[str, ...]:
        codes = [str(key) for key in self.rows]
        if not codes:
            raise RowRefused("there is no row of data below the header")
        english = sum(code.startswith("E01") for code in codes)
        if self.geography == "lsoa21" and english > ENGLAND["lsoa11"] * 0.9:
            if not any(is_new(code, "lsoa21") for code in codes):
                raise RowRefused(
                    "the header says LSOA 2021, but none of the areas drawn in 2021 is there: "
                    "the areas are those of 2011"
                )
        return self._coverage(codes, english)

    def _coverage(self, codes: list[str], english: int) -> tuple[str, ...]:
        if self.geography not in ENGLAND:
            return ()
        welsh = sum(code.startswith("W01") for code in codes)
        parts = [(english, ENGLAND[self.geography], "England")]
        if welsh:
            parts.append((welsh, WALES[self.geography], "Wales"))
        return tuple(
            f"{found:,} of the {all_:,} areas of {country} ({self.geography})"
            for found, all_, country in parts
        )


class EachYearOnce(AreasOnce):
    """Births: every area once in each year."""

    def key(self, row: Row) -> tuple[object, str]:
        area, year = getattr(row, "area", ""), getattr(row, "year", 0)
        return (area, year), f"{area} in {year}"


class Ranks(AreasOnce):
    """Ranks: equal areas share one and skip the next; any other repeat is an error."""

    def __init__(self, geography: str) -> None:
        super().__init__(geography)
        self.ranked: dict[int, list[int]] = {}

    def see(self, number: int, row: Row) -> bool:
        if isinstance(row, DeprivationRow):
            self.ranked.setdefault(row.rank, []).append(number)
        return super().see(number, row)

    def finish(self) -> tuple[str, ...]:
        for rank, numbers in self.ranked.items():
            if any(rank + step in self.ranked for step in range(1, len(numbers))):
                raise RowRefused(
                    f"rank {rank:,} stands here a second time (first on row {numbers[0]:,}), "
                    f"and rank {rank + 1:,} is given too: it is no tie",
                    row=numbers[1],
                )
        return super().finish()


class Links:
    """Every small area lies in one larger area of a kind; only a change of drawing may split it."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.parents: dict[tuple[str, str], str] = {}
        self.changes: dict[tuple[str, str], int] = {}
        self.first: dict[tuple[str, str], int] = {}

    def see(self, number: int, row: Row) -> bool:
        if not isinstance(row, LookupRow):
            return True
        if row.change:
            earlier = self.changes.setdefault((row.child, row.parent), number)
            if earlier != number:
                raise RowRefused(
                    f"{row.child} to {row.parent} stands here a second time "
                    f"(first on row {earlier:,})"
                )
            return True
        return self._within(number, row)

    def _within(self, number: int, row: LookupRow) -> bool:
        key = (row.child, row.parent_geography)
        known = self.parents.setdefault(key, row.parent)
        earlier = self.first.setdefault(key, number)
        if known != row.parent:
            raise RowRefused(
                f"{row.child} lies in {row.parent} here, but in {known} on row {earlier:,}"
            )
        if earlier != number and row.child_geography == self.base:
            raise RowRefused(f"{row.child} stands here a second time (first on row {earlier:,})")
        return earlier == number

    def finish(self) -> tuple[str, ...]:
        children = {child for child, _ in self.parents} | {child for child, _ in self.changes}
        if not children:
            raise RowRefused("there is no row of data below the header")
        return (f"{len(children):,} areas linked ({stem(self.base).upper()} and up)",)


class PostcodesOnce:
    """Every live postcode once, in 8 bytes each: there are nearly two million."""

    BLOCK = 1 << 16

    def __init__(self) -> None:
        self.blocks: list[npt.NDArray[np.int64]] = []
        self.filling: list[tuple[int, int]] = []

    def see(self, number: int, row: Row) -> bool:
        if isinstance(row, PostcodeRow):
            self.filling.append((int(row.postcode.replace(" ", ""), 36), number))
            if len(self.filling) == self.BLOCK:
                self._keep()
        return True

    def _keep(self) -> None:
        self.blocks.append(np.array(self.filling, dtype=np.int64).reshape(-1, 2))
        self.filling = []

    def finish(self) -> tuple[str, ...]:
        self._keep()
        seen = np.concatenate(self.blocks)
        if not len(seen):
            raise RowRefused("there is no live postcode below the header")
        ordered = seen[np.lexsort((seen[:, 1], seen[:, 0]))]
        again = np.flatnonzero(ordered[1:, 0] == ordered[:-1, 0])
        if len(again):
            first, second = int(ordered[again[0], 1]), int(ordered[again[0] + 1, 1])
            raise RowRefused(
                f"this postcode stands here a second time (first on row {first:,})", row=second
            )
        return (f"{len(ordered):,} live postcodes",)
