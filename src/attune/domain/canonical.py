"""One text for one value, so that what is hashed or kept as a document is always written alike."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from unicodedata import normalize

Value = None | bool | int | Decimal | str | date | time | Sequence["Value"] | Mapping[str, "Value"]

_written = json.JSONEncoder(ensure_ascii=False).encode  # made once: there are many texts


class NotCanonical(ValueError):
    """A value that has no canonical text; its text names where the value stands."""


def text(value: Value, *, at: str = "") -> str:
    """JSON with sorted keys, no spaces, NFC text and exact numbers.

    Floats are refused, because two machines may write the same float differently: use a whole
    number, a Decimal or text. A Decimal keeps the places it was given: 0.50 stays 0.50.
    """
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, str):
        return _quoted(value, at)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return _decimal(value, at)
    if isinstance(value, date | time):
        return _quoted(_moment(value, at), at)
    if isinstance(value, Mapping):
        return _mapping(value, at)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        inner = (text(part, at=f"{at}[{number}]") for number, part in enumerate(value))
        return f"[{','.join(inner)}]"
    raise NotCanonical(f"{at or 'The value'}: a {type(value).__name__} has no canonical text")


def value(canonical: str) -> Value:
    """The value that a canonical text stands for; dates come back as text."""
    read: Value = json.loads(canonical, parse_float=Decimal)
    return read


def _quoted(plain: str, at: str) -> str:
    if "\0" in plain:
        raise NotCanonical(f"{at or 'The text'}: holds a NUL character")
    try:
        plain.encode("utf-8")
    except UnicodeEncodeError as half:
        raise NotCanonical(f"{at or 'The text'}: holds half of a character") from half
    return _written(normalize("NFC", plain))


def _decimal(number: Decimal, at: str) -> str:
    if not number.is_finite():
        raise NotCanonical(f"{at or 'The number'}: {number} is not a number one can write down")
    return format(number, "f")


def _moment(moment: date | time, at: str) -> str:
    if isinstance(moment, datetime | time) and moment.tzinfo is None:
        return moment.isoformat()
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).isoformat(timespec="microseconds")
    return moment.isoformat()


def _mapping(mapping: Mapping[str, Value], at: str) -> str:
    parts: dict[str, str] = {}
    for key, inner in mapping.items():
        if not isinstance(key, str):
            raise NotCanonical(f"{at or 'The table'}: the key {key!r} is not text")
        where = f"{at}.{key}" if at else key
        quoted = _quoted(key, where)
        if quoted in parts:
            raise NotCanonical(f"{where}: the same key twice once accents are composed")
        parts[quoted] = text(inner, at=where)
    return "{" + ",".join(f"{key}:{parts[key]}" for key in sorted(parts)) + "}"
