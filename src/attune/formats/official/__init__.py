"""Official statistics files: the publishers' layouts turned into our values."""

from .rows import BirthsRow, DeprivationRow, Dropped, LookupRow, PopulationRow, PostcodeRow, Row

__all__ = [
    "BirthsRow",
    "DeprivationRow",
    "Dropped",
    "LookupRow",
    "PopulationRow",
    "PostcodeRow",
    "Row",
]
