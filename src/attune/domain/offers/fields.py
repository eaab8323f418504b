"""How each sort of field of an offer is read from plain data and written to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, Protocol

from attune.domain.levels import Grouping

from .refused import OfferRefused

MOST_WTE = Decimal(10_000)


class Sort(Protocol):
    """A sort of field: plain data in, value out, and back."""

    def read(self, name: str, value: Any) -> Any: ...
    def write(self, value: Any) -> Any: ...


class Documented(Protocol):
    """A part of an offer with a document of its own."""

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Any: ...
    def document(self) -> dict[str, Any]: ...


def key_of(word: Enum) -> str:
    """What is kept: a grouping's own name in small letters, any other word's key."""
    return word.name.lower() if isinstance(word, Grouping) else str(word.value)


def title_of(word: Enum) -> str:
    """What people read."""
    return str(word.value) if isinstance(word, Grouping) else str(getattr(word, "title", word.name))


@cache
def _known(vocabulary: type[Enum]) -> dict[str, Enum]:
    """Every word by its key and by its title; of two words that share one, the first."""
    names = [(said, each) for each in vocabulary for said in (key_of(each), title_of(each))]
    return {said.casefold(): each for said, each in reversed(names)}


def word(name: str, vocabulary: type[Enum], value: Any) -> Enum:
    """A word by its key or its title, in any case."""
    found = _known(vocabulary).get(str(value).strip().casefold())
    if found is not None:
        return found
    offered = ", ".join(title_of(each) for each in vocabulary)
    raise OfferRefused(name, f"“{str(value)[:60]}” is not one of: {offered}")


def _listed(name: str, value: Any) -> Sequence[Any]:
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Sequence):
        raise OfferRefused(name, "This must be a list")
    return value


@dataclass(frozen=True)
class OneWord:
    """One word of a vocabulary."""

    vocabulary: type[Enum]

    def read(self, name: str, value: Any) -> Enum:
        return word(name, self.vocabulary, value)

    def write(self, value: Enum) -> str:
        return key_of(value)


@dataclass(frozen=True)
class Words:
    """Words of a vocabulary, each once, in the vocabulary's order."""

    vocabulary: type[Enum]

    def read(self, name: str, value: Any) -> tuple[Enum, ...]:
        said = {word(name, self.vocabulary, each) for each in _listed(name, value)}
        return tuple(each for each in self.vocabulary if each in said)

    def write(self, value: tuple[Enum, ...]) -> list[str]:
        return [key_of(each) for each in value]


@dataclass(frozen=True)
class Text:
    """A text of so many characters at most."""

    most: int

    def read(self, name: str, value: Any) -> str:
        if not isinstance(value, str):
            raise OfferRefused(name, "This must be text")
        if "\0" in value or len(value) > self.most:
            raise OfferRefused(name, f"Use at most {self.most} characters")
        return value.strip()

    def write(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class Texts:
    """A list of short texts, each once, none empty."""

    most: int

    def read(self, name: str, value: Any) -> tuple[str, ...]:
        read = [Text(self.most).read(name, each) for each in _listed(name, value)]
        return tuple(dict.fromkeys(each for each in read if each))

    def write(self, value: tuple[str, ...]) -> list[str]:
        return list(value)


@dataclass(frozen=True)
class Number:
    """An exact number from 0 to 10,000, kept as text."""

    def read(self, name: str, value: Any) -> Decimal:
        try:
            number = Decimal(str(value).strip())
        except InvalidOperation:
            raise OfferRefused(name, f"“{str(value)[:40]}” is not a number") from None
        if not number.is_finite() or not 0 <= number <= MOST_WTE:
            raise OfferRefused(name, f"The number must lie between 0 and {MOST_WTE:,}")
        return number

    def write(self, value: Decimal) -> str:
        return format(value, "f")


@dataclass(frozen=True)
class Day:
    """A date, written 2026-11-21."""

    def read(self, name: str, value: Any) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise OfferRefused(
                name, f"“{str(value)[:40]}” is not a date such as 2026-11-21"
            ) from None

    def write(self, value: date) -> str:
        return value.isoformat()


@dataclass(frozen=True)
class YesOrNo:
    """Yes or no; where nothing is known the field is absent."""

    def read(self, name: str, value: Any) -> bool:
        if not isinstance(value, bool):
            raise OfferRefused(name, "This must be yes or no")
        return value

    def write(self, value: bool) -> bool:
        return value


@dataclass(frozen=True)
class Part:
    """A part with a document of its own."""

    part: type[Documented]

    def read(self, name: str, value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise OfferRefused(name, "This must be a table of fields")
        try:
            return self.part.of(value)
        except OfferRefused as wrong:
            raise OfferRefused(f"{name}.{wrong.field}", wrong.reason) from wrong

    def write(self, value: Documented) -> dict[str, Any]:
        return value.document()


@dataclass(frozen=True)
class Parts:
    """A list of parts."""

    part: type[Documented]

    def read(self, name: str, value: Any) -> tuple[Any, ...]:
        return tuple(
            Part(self.part).read(f"{name}[{number}]", each)
            for number, each in enumerate(_listed(name, value))
        )

    def write(self, value: tuple[Documented, ...]) -> list[dict[str, Any]]:
        return [each.document() for each in value]


@dataclass(frozen=True)
class Shares:
    """Shares of a whole by grouping, such as {"getting_help": "0.6"}."""

    def read(self, name: str, value: Any) -> tuple[tuple[Grouping, Decimal], ...]:
        if not isinstance(value, Mapping):
            raise OfferRefused(name, "This must be a table of shares by grouping")
        read = {word(name, Grouping, key): Number().read(name, each) for key, each in value.items()}
        return tuple((grouping, read[grouping]) for grouping in Grouping if grouping in read)

    def write(self, value: tuple[tuple[Grouping, Decimal], ...]) -> dict[str, str]:
        return {key_of(grouping): format(share, "f") for grouping, share in value}
