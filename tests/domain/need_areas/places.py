"""Made-up small areas for the tests of larger ones."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from attune.domain.need_areas.small import SmallAreas
from tests.domain.places import CHILDREN, RANKS, VINTAGES

Row = tuple[int, int, int]  # children under two, from two to five, rank (0 where there is none)
ROWS = st.lists(st.tuples(CHILDREN, CHILDREN, RANKS), min_size=2, max_size=25)


def small_areas(
    rows: Sequence[Row], authorities: Sequence[str] | None = None, *, aged: bool = True
) -> SmallAreas:
    """One entry a row, coded E01000001 and so on."""
    under_twos, toddlers, ranks = (
        np.array(each, dtype=np.int64) for each in zip(*rows, strict=True)
    )
    codes = [f"E01{number:06}" for number in range(1, len(rows) + 1)]
    return SmallAreas(
        vintages=VINTAGES,
        codes=np.array(codes, dtype=np.str_),
        authorities=np.array(authorities or ["E08000001"] * len(rows), dtype=np.str_),
        under_twos=under_twos,
        toddlers=toddlers if aged else None,
        ranks=ranks,
    )
