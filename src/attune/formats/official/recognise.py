"""Tells by its header which layout a file is in."""

from collections.abc import Sequence

from .births import BIRTHS_LAYOUT
from .deprivation import DEPRIVATION
from .headers import Header
from .layouts import Hints, Layout, Reading
from .lookups import LOOKUP
from .population import POPULATION
from .postcodes import POSTCODES
from .refusals import HeaderRefused

# A file may satisfy several (a population table also links areas to authorities): the first wins.
LAYOUTS: tuple[Layout, ...] = (POSTCODES, DEPRIVATION, POPULATION, BIRTHS_LAYOUT, LOOKUP)
PREAMBLE = 20  # no publisher writes more lines above the header
NEAR = 0.5  # with fewer of its columns than this, it is no near miss


def recognise(first: Sequence[Sequence[object]], hints: Hints) -> tuple[int, Reading]:
    """The place of the header among the first rows, and how to read what follows it."""
    best: tuple[float, int, Layout, Header] | None = None
    for place, cells in enumerate(first[:PREAMBLE]):
        header = Header.of(cells)
        for layout in LAYOUTS:
            close = layout.closeness(header)
            if close == 1:
                return place, layout.build(header, hints)
            if close >= NEAR and (best is None or close > best[0]):
                best = (close, place, layout, header)
    raise HeaderRefused(_nearest(best, first))


def _nearest(
    best: tuple[float, int, Layout, Header] | None, first: Sequence[Sequence[object]]
) -> str:
    if best is None:
        header = next((h for row in first if (h := Header.of(row)).listed()), Header(()))
        return f"not an official file that Attune reads. {_found(header)}{_how_separated(header)}"
    _, place, layout, header = best
    wanted = "; ".join(layout.missing(header))
    return (
        f"row {place + 1} comes nearest to “{layout.title}”, "
        f"but there is no column for {wanted}. {_found(header)}"
    )


def _found(header: Header) -> str:
    return f"Columns found: {header.listed() or 'none'}."


def _how_separated(header: Header) -> str:
    words = " ".join(header.cells)
    if len(header.cells) == 1 and (";" in words or "\t" in words):
        return " The cells seem to be separated by semicolons or tabs: save it with commas."
    return ""
