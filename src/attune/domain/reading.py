"""Taking checked values out of a parsed file, with errors that name file, entry and field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from .refusals import Refused
from .shares import exact

Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True)
class Entry:
    """One table of a parsed file; asks give a value of the right sort or refuse."""

    where: str  # file, and the entry in it
    data: Mapping[str, Any]

    @classmethod
    def of(cls, where: str, data: object) -> "Entry":
        if not isinstance(data, Mapping):
            raise Refused(f"{where}: a table is expected here")
        return cls(where, data)

    def refused(self, name: str, why: str) -> Refused:
        return Refused(f"{self.where}, field “{name}”: {why}")

    def anything(self, name: str) -> object:
        try:
            return self.data[name]
        except KeyError:
            raise self.refused(name, "it is missing") from None

    def text(self, name: str, default: str | None = None) -> str:
        value = self.anything(name) if default is None else self.data.get(name, default)
        if not isinstance(value, str):
            raise self.refused(name, "text is expected")
        return value

    def number(self, name: str) -> Decimal:
        value = self.anything(name)
        if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
            raise self.refused(name, "a number is expected")
        try:
            return exact(value)
        except Refused as refused:
            raise self.refused(name, str(refused)) from None

    def count(self, name: str) -> int:
        value = self.anything(name)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.refused(name, "a whole number, 0 or more, is expected")
        return value

    def day(self, name: str) -> date:
        value = self.anything(name)
        if type(value) is not date:
            raise self.refused(name, "a date such as 2022-04-27 is expected")
        return value

    def yes(self, name: str) -> bool:
        value = self.data.get(name, False)
        if not isinstance(value, bool):
            raise self.refused(name, "true or false is expected")
        return value

    def choice(self, name: str, choices: type[Choice]) -> Choice:
        value = self.text(name)
        try:
            return choices(value)
        except ValueError:
            known = ", ".join(str(each.value) for each in choices)
            raise self.refused(name, f"“{value}” is not one of {known}") from None

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.anything(name)
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.refused(name, "a list of texts is expected")
        return tuple(value)

    def entry(self, name: str) -> "Entry":
        return Entry.of(f"{self.where}, {name}", self.anything(name))

    def entries(self, name: str, called: str) -> tuple["Entry", ...]:
        value = self.anything(name)
        if not isinstance(value, list) or not value:
            raise self.refused(name, "a list of tables is expected")
        return tuple(
            Entry.of(f"{self.where}, {called} {number}", each)
            for number, each in enumerate(value, start=1)
        )
