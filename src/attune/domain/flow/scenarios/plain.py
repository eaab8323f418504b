"""Answers as plain values that can be kept as canonical text, and back, exactly."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from math import isfinite
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from attune.domain.refusals import Refused

from .answers import Compared


def to_plain(compared: Compared) -> dict[str, Any]:
    """Mappings, sequences, text and exact numbers only."""
    found: dict[str, Any] = plain_of(compared)
    return found


def from_plain(plain: Any) -> Compared:
    """What `to_plain` wrote, equal to what it was made from; Refused if it is something else."""
    found: Compared = value_of(Compared, plain)
    return found


def value_of(kind: Any, plain: Any) -> Any:
    """What `plain_of` wrote of a value of this kind; Refused if it is something else."""
    try:
        return _value(kind, plain)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise Refused(f"This is no answer as it was kept: {wrong}") from None


def plain_of(value: Any) -> Any:
    """Of any answer made of dataclasses, enums, mappings, tuples and numbers."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {each.name: plain_of(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(plain_of(key)): plain_of(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [plain_of(inner) for inner in value]
    if isinstance(value, float):
        # The shortest decimal that reads back as the same number.
        return Decimal(repr(float(value))) if isfinite(value) else None
    return value


def _value(kind: Any, plain: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        own = next(each for each in inner if each is not NoneType)
        return None if plain is None else _value(own, plain)
    if origin is tuple:
        return tuple(_value(inner[0], each) for each in plain)
    if origin is Mapping:
        return {_value(inner[0], key): _value(inner[1], each) for key, each in plain.items()}
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: _value(hints[name], plain[name]) for name in hints})  # type: ignore[operator]
    return kind(plain)
