"""Which kinds of area need is told for, and which ages are counted."""

from enum import Enum


class AreaKind(Enum):
    """A kind of area, the smallest first; never a single small area (LSOA)."""

    title: str
    many: str
    stem: str  # how the names of its drawings begin (“ward24”); "" where there is no lookup

    def __new__(cls, key: str, title: str, many: str, stem: str = "") -> "AreaKind":
        kind = object.__new__(cls)
        kind._value_ = key
        kind.title, kind.many, kind.stem = title, many, stem
        return kind

    WARD = ("ward", "Ward", "Wards", "ward")
    FOOTPRINT = ("footprint", "Footprint", "Footprints put together here")
    LOCALITY = ("locality", "Area on Attune", "Areas of this system")
    AUTHORITY = ("authority", "Local authority", "Local authorities", "lad")
    ICB = ("icb", "Integrated care board", "Integrated care boards (ICBs)", "icb")
    REGION = ("region", "Region", "Regions", "region")
    NATION = ("nation", "England", "England")


class Ages(Enum):
    """Whose need: babies under two, or children from two until their fifth birthday."""

    title: str
    children: str

    def __new__(cls, key: str, title: str, children: str) -> "Ages":
        ages = object.__new__(cls)
        ages._value_ = key
        ages.title, ages.children = title, children
        return ages

    UNDER_TWO = ("0-1", "Under two", "Children under two")
    TWO_TO_FIVE = (
        "2-4",
        "Two to five (less evidenced)",
        "Children aged 2, 3 and 4",
    )
