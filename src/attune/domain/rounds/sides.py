"""What several people say of one service, laid side by side until a person agrees one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from attune.domain.offers.offer import KINDS

from .states import RoundRefused

OWN = ("name", "about", "provider")
ORDER = (*OWN, *KINDS)
# Whoever speaks, their sector is their own, and every open question stays open.
NEVER_DISPUTED = {"sector", "queries"}


@dataclass(frozen=True)
class Side:
    """One voice: who says it, and the plain value of each field they say anything about."""

    who: str
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Beside:
    """One field as each side has it; None where a side says nothing, which disputes nothing."""

    field: str
    values: tuple[Any, ...]

    @property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """The sides that mean the same, by their numbers, in the order of the sides."""
        found: dict[Any, list[int]] = {}
        for number, value in enumerate(self.values):
            found.setdefault(meant(self.field, value), []).append(number)
        return tuple(tuple(numbers) for numbers in found.values())

    @property
    def said(self) -> tuple[Any, ...]:
        """The different things said, in the order of the sides."""
        firsts = (self.values[numbers[0]] for numbers in self.groups)
        return tuple(value for value in firsts if value is not None)

    @property
    def disputed(self) -> bool:
        return self.field not in NEVER_DISPUTED and len(self.said) > 1


def laid_beside(sides: Sequence[Side]) -> tuple[Beside, ...]:
    """Every field that any side says something about, in the order of a page."""
    rows = (Beside(name, tuple(side.fields.get(name) for side in sides)) for name in ORDER)
    return tuple(row for row in rows if row.said)


def disputed(sides: Sequence[Side]) -> tuple[str, ...]:
    """The fields on which the sides contradict each other."""
    return tuple(row.field for row in laid_beside(sides) if row.disputed)


def agreed(sides: Sequence[Side], choices: Mapping[str, int]) -> dict[str, Any]:
    """The fields to write: what nobody disputes, and of each dispute the side chosen.

    `choices` maps a field to the number of a side; a side that says nothing leaves it empty.
    RoundRefused names every dispute that nobody has decided.
    """
    rows = laid_beside(sides)
    undecided = [row.field for row in rows if row.disputed and row.field not in choices]
    if undecided:
        raise RoundRefused(f"Choose one answer for: {', '.join(undecided)}")
    written = {row.field: _one(row, choices) for row in rows}
    return {name: value for name, value in written.items() if value is not None}


def meant(field: str, value: Any) -> Any:
    """What tells two answers apart: 1 and 1.0 are the same number, two orders the same list."""
    return KINDS[field].read(field, value) if value is not None and field in KINDS else value


def _one(row: Beside, choices: Mapping[str, int]) -> Any:
    if row.field == "queries":
        return list(dict.fromkeys(each for value in row.said for each in value))
    if row.field in choices and row.disputed:
        if not 0 <= choices[row.field] < len(row.values):
            raise RoundRefused("Choose one of the answers shown.")
        return row.values[choices[row.field]]
    return row.said[0]
