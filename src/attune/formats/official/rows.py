"""What one row of an official file says, whatever its layout."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class PopulationRow:
    """Residents of one area, by single year of age from 0."""

    area: str
    name: str
    authority: str  # "" where the file does not say
    authority_name: str
    total: int
    ages: tuple[int, ...]  # as many single years as the source has; the last may be "90 and over"


@dataclass(frozen=True, slots=True)
class DeprivationRow:
    """Where one area of England stands: rank 1 is the most deprived."""

    area: str
    name: str
    authority: str
    authority_name: str
    rank: int
    decile: int
    score: Decimal | None  # some copies carry ranks only


@dataclass(frozen=True, slots=True)
class LookupRow:
    """One area lies in (or became) another."""

    child: str
    child_name: str
    parent: str
    parent_name: str
    change: str  # U unchanged, S split, M merged, X irregular; "" when it is not about change
    child_geography: str
    parent_geography: str


@dataclass(frozen=True, slots=True)
class BirthsRow:
    """Live births of one area in one year, mid-year to mid-year."""

    area: str
    name: str
    year: int
    births: int


@dataclass(frozen=True, slots=True)
class PostcodeRow:
    """One postcode, the small area and the authority it lies in, and where it is."""

    postcode: str
    area: str
    authority: str
    latitude: Decimal | None
    longitude: Decimal | None
    live: bool


@dataclass(frozen=True, slots=True)
class Dropped:
    """A row that is rightly left out, and why."""

    reason: str


Row = PopulationRow | DeprivationRow | LookupRow | BirthsRow | PostcodeRow
