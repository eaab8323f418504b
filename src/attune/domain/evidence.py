"""Figures with their source, and the versioned sets in which a model uses them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType

from .refusals import Refused
from .shares import Share, exact

_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


class Kind(Enum):
    """Who stands behind a figure."""

    SOURCE = "source"  # stated by the source
    DERIVED = "derived"  # worked out from what the source states
    PROPOSAL = "proposal"  # ours: "Attune proposal, editable"
    EXPERT_PRIOR = "expert prior"  # a judgement how sure a figure is, ours, editable


class Unit(Enum):
    """What a figure counts."""

    SHARE = "share"  # from 0 to 1, shown in percent
    MULTIPLE = "multiple"  # a number by which another is multiplied or divided
    COEFFICIENT = "coefficient"


@dataclass(frozen=True)
class Figure:
    """One published number: its value, the range one may try, and where it comes from."""

    id: str
    title: str
    value: Decimal
    low: Decimal
    high: Decimal
    unit: Unit
    kind: Kind
    source: str
    date: date
    url: str = ""
    note: str = ""
    fixed: bool = False  # follows from other figures, so nobody sets it by itself

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise Refused(f"“{self.id}” is no id: use small letters, digits and underscores")
        for name in ("title", "source"):
            if not getattr(self, name).strip():
                raise Refused(f"{self.id} has no {name}")
        if self.url and not self.url.startswith("https://"):
            raise Refused(f"{self.id}: its url must start with https://")
        if not self.low <= self.value <= self.high:
            raise Refused(f"{self.id}: {self.value} lies outside its range {self.range}")
        if self.unit is Unit.SHARE:
            for number in (self.low, self.value, self.high):
                Share(number)

    @property
    def range(self) -> str:
        """The range in words: 6% to 20%."""
        return f"{self.shown(self.low)} to {self.shown(self.high)}"

    def shown(self, value: Decimal) -> str:
        """A value of this figure as people write it."""
        percent = self.unit is Unit.SHARE
        number = (value * 100 if percent else value).normalize()
        return f"{number:f}" + ("%" if percent else "")

    def checked(self, value: Decimal | int | str) -> Decimal:
        """Another value for this figure, in its range; "18%" is understood for a share."""
        if self.fixed:
            raise Refused(f"{self.id} follows from the other figures and cannot be set by itself")
        text = str(value).strip()
        percent = self.unit is Unit.SHARE and text.endswith("%")
        try:
            number = exact(text[:-1]) / 100 if percent else exact(text)
        except Refused as refused:
            raise Refused(f"{self.id}: {refused}") from None
        if not self.low <= number <= self.high:
            raise Refused(f"{self.id}: {self.shown(number)} lies outside its range {self.range}")
        return number


@dataclass(frozen=True)
class Change:
    """A figure somebody has set to another value than the published one."""

    figure: Figure
    value: Decimal

    @property
    def words(self) -> str:
        return (
            f"{self.figure.title}: {self.figure.shown(self.value)}, changed from the published"
            f" {self.figure.shown(self.figure.value)}"
        )


@dataclass(frozen=True)
class Tabulated:
    """For which vintages and anchor place the set's own gradient coefficients hold."""

    population: str
    deprivation: str
    authority: str  # ONS code of the anchor
    place: str


@dataclass(frozen=True)
class EvidenceSet:
    """Figures under one version, with what the results are not, and any values changed."""

    id: str
    version: str
    title: str
    source: str
    licence: str
    figures: Mapping[str, Figure]
    tabulated: Tabulated
    limits: tuple[str, ...]
    changes: Mapping[str, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "figures", MappingProxyType(dict(self.figures)))
        object.__setattr__(self, "changes", MappingProxyType(dict(self.changes)))

    def figure(self, figure_id: str) -> Figure:
        """The figure as published, or a refusal that names those there are."""
        try:
            return self.figures[figure_id]
        except KeyError:
            known = ", ".join(self.figures)
            raise Refused(
                f"“{figure_id}” is no figure of the evidence set {self.id}. Its figures: {known}"
            ) from None

    def value(self, figure_id: str) -> Decimal:
        """The value in use: the changed one if somebody changed it."""
        return self.changes.get(figure_id, self.figure(figure_id).value)

    def with_values(self, values: Mapping[str, Decimal | int | str]) -> "EvidenceSet":
        """The same set with some values changed; the published ones stay known."""
        changes = dict(self.changes)
        for figure_id, value in values.items():
            figure = self.figure(figure_id)
            changes[figure_id] = figure.checked(value)
            if changes[figure_id] == figure.value:
                del changes[figure_id]
        return replace(self, changes=changes)

    def as_published(self) -> "EvidenceSet":
        """The set without any change."""
        return replace(self, changes={})

    @property
    def changed(self) -> tuple[Change, ...]:
        """What differs from the published values, in the order of the set."""
        return tuple(
            Change(figure, self.changes[each])
            for each, figure in self.figures.items()
            if each in self.changes
        )
