"""The rates a simulation needs: assumed until somebody has observed them.

Every rate has the value shipped with its source; a value tried on a page or observed in the area
stands in its place, and says which of the two it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType

from attune.domain.evidence import Figure, Kind
from attune.domain.refusals import Refused


class Backing(Enum):
    """What stands behind a rate in use."""

    ASSUMED = "assumed"
    TRIED = "tried here"  # somebody moved it to see what happens
    OBSERVED = "observed"


class Grade(Enum):
    """How good the evidence for a rate is, best first."""

    LOCAL = "counted in this area"
    PUBLISHED = "published elsewhere"
    WORKED_OUT = "worked out from what was published"
    JUDGEMENT = "a judgement; no evidence was found"


GRADES = {
    Kind.SOURCE: Grade.PUBLISHED,
    Kind.DERIVED: Grade.WORKED_OUT,
    Kind.PROPOSAL: Grade.JUDGEMENT,
    Kind.EXPERT_PRIOR: Grade.JUDGEMENT,
}


@dataclass(frozen=True)
class RateInUse:
    """One rate as a simulation takes it, and where it comes from."""

    figure: Figure
    value: Decimal
    backing: Backing
    source: str
    on: date

    @property
    def grade(self) -> Grade:
        """Of what was shipped, or of what was counted here; a value tried has no better one."""
        return Grade.LOCAL if self.backing is Backing.OBSERVED else GRADES[self.figure.kind]

    @property
    def shown(self) -> str:
        return self.figure.shown(self.value)


@dataclass(frozen=True)
class Observed:
    """A rate counted in the area: what, from where, up to which day."""

    key: str
    value: Decimal
    source: str
    on: date


@dataclass(frozen=True)
class Rates:
    """Every rate by its key: as shipped, as observed here, as tried on a page."""

    shipped: Mapping[str, Figure]
    observed: Mapping[str, Observed] = field(default_factory=dict)
    tried: Mapping[str, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("shipped", "observed", "tried"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))
        for key in (*self.observed, *self.tried):
            if key not in self.shipped:
                raise Refused(f"“{key}” is no rate. The rates: {', '.join(self.shipped)}")

    def __getitem__(self, key: str) -> float:
        """The value in use."""
        return float(self.in_use(key).value)

    def in_use(self, key: str) -> RateInUse:
        """What was tried goes before what was observed, and that before what is assumed."""
        figure = self.shipped[key]
        if key in self.tried:
            return RateInUse(figure, self.tried[key], Backing.TRIED, figure.source, figure.date)
        if key in self.observed:
            seen = self.observed[key]
            return RateInUse(figure, seen.value, Backing.OBSERVED, seen.source, seen.on)
        return RateInUse(figure, figure.value, Backing.ASSUMED, figure.source, figure.date)

    @property
    def all_in_use(self) -> tuple[RateInUse, ...]:
        """In the order of the file."""
        return tuple(self.in_use(key) for key in self.shipped)

    def with_tried(self, values: Mapping[str, Decimal | int | str]) -> "Rates":
        """Some moved; refused outside the range of the rate."""
        tried = dict(self.tried)
        for key, value in values.items():
            if key not in self.shipped:
                raise Refused(f"“{key}” is no rate. The rates: {', '.join(self.shipped)}")
            tried[key] = self.shipped[key].checked(value)
            before = replace(self, tried={}).in_use(key).value
            if tried[key] == before:
                del tried[key]
        return replace(self, tried=tried)

    def with_observed(self, *seen: Observed) -> "Rates":
        """What was counted here, in place of what is assumed; refused outside the range."""
        found = dict(self.observed)
        for each in seen:
            if each.key not in self.shipped:
                raise Refused(f"“{each.key}” is no rate. The rates: {', '.join(self.shipped)}")
            found[each.key] = replace(each, value=self.shipped[each.key].checked(each.value))
        return replace(self, observed=found)
