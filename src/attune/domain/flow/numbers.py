"""Numbers out of a file of a simulation: neither texts nor truth values, and none is infinite."""

from decimal import Decimal
from math import isfinite
from typing import Any

from attune.domain.reading import Entry
from attune.domain.refusals import Refused

MOST_LISTED = 100_000


def known(entry: Entry, kind: str, fields: str) -> Entry:
    """The entry itself; refused where it has a field that its kind does not know."""
    unknown = sorted(set(entry.data) - set(fields.split()))
    if unknown:
        article = "an" if kind[0] in "aeiou" else "a"
        told = ", ".join(fields.split())
        raise entry.refused(unknown[0], f"{article} {kind} has no such field, only {told}")
    return entry


def _number(value: Any, refused: Refused) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise refused
    try:
        found = float(value)
    except OverflowError:
        raise refused from None
    if not isfinite(found):
        raise refused
    return found


def number(entry: Entry, name: str) -> float:
    """One number; refused with its field."""
    return _number(entry.anything(name), entry.refused(name, "a number is expected"))


def number_or(entry: Entry, name: str, default: float) -> float:
    """The same, where the field may be missing."""
    return number(entry, name) if name in entry.data else default


def whole(entry: Entry, name: str, default: int | None = None) -> int:
    """A whole number, 0 or more."""
    if default is not None and name not in entry.data:
        return default
    return entry.count(name)


def flag(entry: Entry, name: str) -> bool:
    """True or false; false where the field is missing."""
    return entry.yes(name)


def numbers(entry: Entry, name: str) -> tuple[float, ...]:
    """A list of numbers."""
    value = entry.anything(name)
    refused = entry.refused(name, "a list of numbers is expected")
    if not isinstance(value, list):
        raise refused
    if len(value) > MOST_LISTED:
        raise entry.refused(name, f"at most {MOST_LISTED:,} numbers")
    return tuple(_number(each, refused) for each in value)


def pairs(entry: Entry, name: str) -> list[tuple[float, float]]:
    """A number, which holds from 0 on, or a list of [since, number]; none where it is missing."""
    if name not in entry.data:
        return []
    value = entry.anything(name)
    refused = entry.refused(name, "a number, or a list of [since, number], is expected")
    if not isinstance(value, list):
        return [(0.0, _number(value, refused))]
    if len(value) > MOST_LISTED:
        raise entry.refused(name, f"at most {MOST_LISTED:,} steps")
    found = []
    for each in value:
        if not isinstance(each, list) or len(each) != 2:
            raise refused
        found.append((_number(each[0], refused), _number(each[1], refused)))
    return found
