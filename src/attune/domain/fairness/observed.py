"""Observed counts: families seen of each area, deprivation tenth or ethnic group, as sent."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from attune.domain.reading import Entry
from attune.domain.refusals import Refused

MOST_COUNT, MOST_DENOMINATOR = 50_000, 10_000_000
MOST_GROUPS, MOST_PERIODS = 200, 12
NOT_KNOWN = "not known"
SMALL_AREA = re.compile(r"[EWNSX]01\d{6}", re.IGNORECASE)
DECILE_CODES = tuple(str(number) for number in range(1, 11))
OFFICIAL = re.compile(r"[A-Z]\d{8}")


class GroupKind(Enum):
    """By what families are told apart; small areas (LSOAs) are not among them, on purpose."""

    title: str
    each: str

    def __new__(cls, key: str, title: str, each: str) -> "GroupKind":
        kind = object.__new__(cls)
        kind._value_ = key
        kind.title, kind.each = title, each
        return kind

    AUTHORITY = "authority", "By local authority", "Local authority"
    WARD = "ward", "By ward", "Ward"
    DECILE = "decile", "By deprivation", "Tenth of England's areas"
    ETHNICITY = "ethnicity", "By ethnic group", "Ethnic group"


@dataclass(frozen=True)
class ObservedCount:
    """Families of one group seen in one period; the count None where it was left empty.

    `denominator` is the number of people or families to whom the count belongs, where the sender
    gives one: for ethnic groups always, since need is never taken to differ between them.
    """

    kind: GroupKind
    code: str
    name: str
    period: str
    count: int | None
    denominator: int | None = None

    def __post_init__(self) -> None:
        for what, words, most in (
            ("group", self.code, 60),
            ("name", self.name, 120),
            ("period", self.period, 40),
        ):
            if not words or len(words) > most or not words.isprintable():
                raise Refused(f"The {what} has 1 to {most} characters")
        if self.count is not None and not 0 <= self.count <= MOST_COUNT:
            raise Refused(f"A count is a whole number from 0 to {MOST_COUNT:,}")
        if self.denominator is not None and not 0 < self.denominator <= MOST_DENOMINATOR:
            raise Refused(f"A denominator is a whole number from 1 to {MOST_DENOMINATOR:,}")
        self._check_code()

    def _check_code(self) -> None:
        if SMALL_AREA.fullmatch(self.code):
            raise Refused(
                f"{self.code} is a small area (LSOA). So few families live in one that counts of"
                " them are never shown: add them up to wards"
            )
        if self.kind is GroupKind.DECILE and self.known and self.code not in DECILE_CODES:
            raise Refused(
                f"“{self.code}” is no tenth: write 1 (most deprived) to 10 (least deprived)"
            )
        if self.kind in (GroupKind.WARD, GroupKind.AUTHORITY) and self.known:
            if not OFFICIAL.fullmatch(self.code):
                raise Refused(f"“{self.code}” is no official area code, such as E05011118")
        if self.kind is GroupKind.ETHNICITY and self.known and self.denominator is None:
            raise Refused(
                "An ethnic group needs a denominator, such as its residents at the census: need is"
                " never taken to differ between ethnic groups, so there is no other yardstick"
            )

    @property
    def known(self) -> bool:
        """Whether the group is one, and not families whose group nobody wrote down."""
        return self.code != NOT_KNOWN


@dataclass(frozen=True)
class ObservedTable:
    """All counts of one kind: groups by period."""

    kind: GroupKind
    rows: tuple[ObservedCount, ...]

    @property
    def groups(self) -> dict[str, str]:
        """Names by code, in the order sent; tenths from most to least deprived."""
        found = {row.code: row.name for row in self.rows}
        if self.kind is not GroupKind.DECILE:
            return found
        return {code: found[code] for code in (*DECILE_CODES, NOT_KNOWN) if code in found}

    @property
    def periods(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.period for row in self.rows))

    @property
    def cells(self) -> dict[tuple[str, str], int | None]:
        return {(row.code, row.period): row.count for row in self.rows}

    @property
    def denominators(self) -> dict[str, int]:
        """By group; empty unless every group that is known has one."""
        found = {row.code: row.denominator for row in self.rows if row.known}
        return {code: each for code, each in found.items() if each} if all(found.values()) else {}


@dataclass(frozen=True)
class Observed:
    """Everything that one file holds."""

    rows: tuple[ObservedCount, ...]

    def __post_init__(self) -> None:
        if not self.rows:
            raise Refused("There is no count in the file")
        if {GroupKind.WARD, GroupKind.AUTHORITY} <= {row.kind for row in self.rows}:
            raise Refused(
                "A file holds counts by ward or by local authority, not both: what is hidden in the"
                " one could be worked out from the other"
            )
        for table in self.tables:
            if len(table.groups) > MOST_GROUPS or len(table.periods) > MOST_PERIODS:
                raise Refused(
                    f"A file holds up to {MOST_GROUPS} groups of a kind, and {MOST_PERIODS} periods"
                )

    @property
    def tables(self) -> tuple[ObservedTable, ...]:
        """One for each kind that the file holds."""
        of = {kind: tuple(row for row in self.rows if row.kind is kind) for kind in GroupKind}
        return tuple(ObservedTable(kind, rows) for kind, rows in of.items() if rows)

    @property
    def period(self) -> str:
        """All periods in a few words."""
        found = list(dict.fromkeys(row.period for row in self.rows))
        return found[0] if len(found) == 1 else f"{found[0]} to {found[-1]}"

    def document(self) -> list[dict[str, Any]]:
        """As plain values, for a canonical text."""
        return [
            {
                "kind": row.kind.value,
                "group": row.code,
                "name": row.name,
                "period": row.period,
                "count": row.count,
                "denominator": row.denominator,
            }
            for row in self.rows
        ]

    @classmethod
    def read(cls, document: Iterable[Mapping[str, Any]]) -> "Observed":
        """From those plain values."""
        return cls(tuple(_row(Entry.of("The counts kept", each)) for each in document))


def _row(entry: Entry) -> ObservedCount:
    return ObservedCount(
        kind=entry.choice("kind", GroupKind),
        code=entry.text("group"),
        name=entry.text("name"),
        period=entry.text("period"),
        count=None if entry.anything("count") is None else entry.count("count"),
        denominator=(None if entry.anything("denominator") is None else entry.count("denominator")),
    )
