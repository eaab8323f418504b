"""The drawings of areas that official files use: their codes, sizes and vintages."""

import re

from .cells import At, Cells, text
from .refusals import CellRefused, shown

# From the smallest areas to the largest; the words as ONS and its readers write them.
STEMS = {
    "oa": ("oa",),
    "lsoa": ("lsoa",),
    "msoa": ("msoa",),
    "ward": ("ward", "wd"),
    "lad": ("lad", "ltla", "la", "local authority district"),
    "utla": ("utla", "ctyua"),
    "sicbl": ("sicbl",),
    "icb": ("icb",),
    "region": ("region", "rgn"),
    "country": ("country", "ctry"),
}
SIZES = tuple(STEMS)

# How a code begins (ONS register of geographic codes). An unlisted geography is not checked.
PREFIXES = {
    "oa": ("E00", "W00", "S00", "N00"),
    "lsoa": ("E01", "W01", "S01", "N20", "N21"),
    "msoa": ("E02", "W02", "S02", "N21"),
    "ward": ("E05", "E36", "W05", "S13", "N08"),
    "lad": ("E06", "E07", "E08", "E09", "W06", "S12", "N09"),
    "utla": ("E06", "E08", "E09", "E10", "W06", "S12", "N09"),
    "sicbl": ("E38",),
    "icb": ("E54",),
    "region": ("E12", "W92", "S92", "N92"),
    "country": ("E92", "W92", "S92", "N92", "K0"),
}
CODE = re.compile(r"[EWSNKJ][0-9]{8}")

# More areas than a United Kingdom file of that size can hold: a longer file is something else.
LONGEST = {"oa": 300_000, "lsoa": 60_000, "msoa": 20_000, "ward": 20_000}
LONGEST_OTHER = 2_000

# Areas of England in each drawing of the LSOAs, which is what deprivation ranks run to.
ENGLAND = {"lsoa11": 32_844, "lsoa21": 33_755}

# LSOA codes are given out in order: the last code of each drawing, by country.
LAST = {
    "lsoa11": {"E01": "E01033768", "W01": "W01001958"},
    "lsoa21": {"E01": "E01035762", "W01": "W01002040"},
}


def stem(geography: str) -> str:
    """The kind of area: “lsoa” of “lsoa21”."""
    return geography.rstrip("0123456789")


def size(geography: str) -> int:
    """Smaller areas first."""
    return SIZES.index(stem(geography))


def longest(geography: str) -> int:
    return LONGEST.get(stem(geography), LONGEST_OTHER)


def code(cells: Cells, at: At, geography: str) -> str:
    """An area's code, of this kind of area and this drawing of it."""
    written = text(cells, at)
    kind = stem(geography)
    if not CODE.fullmatch(written):
        raise CellRefused(at.words, f"{shown(written)} is not an ONS code such as E01000001")
    if not written.startswith(PREFIXES[kind]):
        raise CellRefused(
            at.words, f"{written} is the code of another kind of area than {kind.upper()}"
        )
    last = LAST.get(geography, {}).get(written[:3])
    if last and written > last:
        raise CellRefused(
            at.words,
            f"{written} is not an area of {geography} (the last is {last}): "
            "the areas are of another vintage than the header says",
        )
    return written


def is_new(area: str, geography: str) -> bool:
    """Whether an LSOA was drawn for this geography, so that no earlier one has it."""
    last = LAST["lsoa11"].get(area[:3])
    return geography == "lsoa21" and last is not None and area > last
