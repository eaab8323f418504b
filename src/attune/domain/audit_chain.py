"""The hash chain over the audit trail: what is hashed, and where a chain first does not fit."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from . import canonical

GENESIS = "0" * 64


@dataclass(frozen=True)
class Row:
    """One audit row as it is hashed: who did what, when, from where; ids, never values."""

    id: int
    at: datetime
    verb: str
    who: int | None
    role: str
    locality: int | None
    subject: str
    origin: str

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("An audit row needs a time with its zone")

    @property
    def hash(self) -> str:
        return _sha256(
            {
                "id": self.id,
                "at": self.at,
                "verb": self.verb,
                "who": self.who,
                "role": self.role,
                "locality": self.locality,
                "subject": self.subject,
                "origin": self.origin,
            }
        )


@dataclass(frozen=True)
class Seal:
    """One link: the rows it covers by id and hash, and the link before it."""

    number: int
    sealed_at: datetime
    previous_hash: str
    rows: tuple[tuple[int, str], ...]

    def __post_init__(self) -> None:
        ids = [number for number, _ in self.rows]
        if self.number < 1 or not ids or ids != sorted(set(ids)):
            raise ValueError("A seal has a number from 1 and covers rows in order, each once")

    @property
    def first(self) -> int:
        return self.rows[0][0]

    @property
    def last(self) -> int:
        return self.rows[-1][0]

    @property
    def hash(self) -> str:
        return _sha256(
            {
                "number": self.number,
                "sealed_at": self.sealed_at,
                "previous_hash": self.previous_hash,
                "first": self.first,
                "last": self.last,
                "count": len(self.rows),
                "rows": [[number, row_hash] for number, row_hash in self.rows],
            }
        )


@dataclass(frozen=True)
class KeptSeal:
    """A link as the database holds it; it may have been tampered with, so nothing is refused."""

    number: int
    sealed_at: datetime
    first: int
    last: int
    count: int
    previous_hash: str
    hash: str


@dataclass(frozen=True)
class Misfit:
    """The first place where the chain does not fit, said for a person."""

    seal: int
    row: int | None
    sentence: str


def seal(rows: Sequence[Row], *, number: int, previous_hash: str, sealed_at: datetime) -> Seal:
    """The link that covers these rows, in the order of their ids."""
    covered = tuple(sorted((row.id, row.hash) for row in rows))
    return Seal(number, sealed_at, previous_hash, covered)


@dataclass(frozen=True)
class Link:
    """One link with what is found today: the row hashes kept with it, and the rows themselves."""

    kept: KeptSeal
    members: Mapping[int, str]
    rows: Mapping[int, Row]


def first_misfit(links: Iterable[Link]) -> Misfit | None:
    """Where the chain first does not fit, from its beginning; None where all of it does."""
    previous = GENESIS
    for expected, link in enumerate(links, start=1):
        misfit = _order_misfit(link.kept, expected, previous) or _link_misfit(link)
        if misfit:
            return misfit
        previous = link.kept.hash
    return None


def _order_misfit(kept: KeptSeal, expected: int, previous: str) -> Misfit | None:
    """A gap, two links exchanged, or a broken pointer."""
    if kept.number != expected:
        return Misfit(expected, None, f"Seal {expected} is missing: seal {kept.number} follows")
    if kept.previous_hash != previous:
        unlike = f"Seal {kept.number} does not follow the one before it"
        return Misfit(kept.number, kept.first, unlike)
    return None


def _link_misfit(link: Link) -> Misfit | None:
    """Where the rows, their kept hashes and the link disagree; the first row first."""
    kept = link.kept
    for number in sorted(link.members):
        if number not in link.rows:
            return Misfit(kept.number, number, f"Row {number} was sealed and is no longer there")
        if link.rows[number].hash != link.members[number]:
            return Misfit(kept.number, number, f"Row {number} is not what was sealed")
    if len(link.members) != kept.count:
        listed = f"Seal {kept.number} covers {kept.count} rows, {len(link.members)} are listed"
        return Misfit(kept.number, kept.first, listed)
    covered = tuple(sorted(link.members.items()))
    again = Seal(kept.number, kept.sealed_at, kept.previous_hash, covered)
    if (again.hash, again.first, again.last) != (kept.hash, kept.first, kept.last):
        return Misfit(kept.number, kept.first, f"Seal {kept.number} is not what its rows give")
    return None


def _sha256(value: Mapping[str, canonical.Value]) -> str:
    return hashlib.sha256(canonical.text(value).encode("utf-8")).hexdigest()
