"""The parts of an offer with fields of their own: ages, dated figures, staff, interventions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from . import fields as kinds
from .refused import OfferRefused
from .vocabulary import Stage, Word

CONCEPTION, OLDEST = -9, 25 * 12
# The months from birth at which each stage begins and ends.
MONTHS = {
    Stage.ANTENATAL: (CONCEPTION, 0),
    Stage.TO_6_MONTHS: (0, 6),
    Stage.TO_12_MONTHS: (6, 12),
    Stage.TO_2_YEARS: (12, 24),
    Stage.TO_5_YEARS: (24, 60),
}


def _only(document: Mapping[str, Any], *names: str) -> None:
    unknown = sorted(set(document) - set(names))
    if unknown:
        raise OfferRefused(unknown[0], "There is no such field")


def _needed(document: Mapping[str, Any], name: str) -> Any:
    if name not in document:
        raise OfferRefused(name, "This is needed")
    return document[name]


@dataclass(frozen=True)
class Ages:
    """From one age to another, in whole months from birth; pregnancy is -9 to 0."""

    from_months: int
    to_months: int

    def __post_init__(self) -> None:
        whole = all(type(each) is int for each in (self.from_months, self.to_months))
        if not whole or not CONCEPTION <= self.from_months < self.to_months <= OLDEST:
            raise OfferRefused(
                "from_months", "Ages go from the younger to the older, from pregnancy to 25 years"
            )

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Ages":
        _only(document, "from_months", "to_months")
        return cls(_needed(document, "from_months"), _needed(document, "to_months"))

    def document(self) -> dict[str, Any]:
        return {"from_months": self.from_months, "to_months": self.to_months}

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages that these ages touch."""
        return tuple(
            stage
            for stage, (start, end) in MONTHS.items()
            if self.from_months < end and self.to_months > start
        )


@dataclass(frozen=True)
class Dated:
    """A figure that changes from week to week, and the day on which it was true."""

    value: Decimal
    on: date

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Dated":
        _only(document, "value", "on")
        value = kinds.Number().read("value", _needed(document, "value"))
        return cls(value, kinds.Day().read("on", _needed(document, "on")))

    def document(self) -> dict[str, Any]:
        return {"value": format(self.value, "f"), "on": self.on.isoformat()}


@dataclass(frozen=True)
class Staff:
    """How many whole-time equivalents of one discipline."""

    discipline: str
    wte: Decimal

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Staff":
        _only(document, "discipline", "wte")
        discipline = kinds.Text(80).read("discipline", _needed(document, "discipline"))
        return cls(discipline, kinds.Number().read("wte", _needed(document, "wte")))

    def document(self) -> dict[str, Any]:
        return {"discipline": self.discipline, "wte": format(self.wte, "f")}


@dataclass(frozen=True)
class Intervention:
    """What is done with families, what training it needs, and how good the evidence is, by whom."""

    name: str
    training: str = ""
    evidence: str = ""  # the grade in the words of its source
    source: str = ""
    on: date | None = None

    def __post_init__(self) -> None:
        if not self.name:
            raise OfferRefused("name", "An intervention needs a name")
        if self.evidence and not (self.source and self.on):
            raise OfferRefused("evidence", "A grade of evidence needs its source and date")

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Intervention":
        _only(document, "name", "training", "evidence", "source", "on")
        texts = {
            name: kinds.Text(300).read(name, document.get(name, ""))
            for name in ("name", "training", "evidence", "source")
        }
        on = document.get("on")
        return cls(**texts, on=kinds.Day().read("on", on) if on else None)

    def document(self) -> dict[str, Any]:
        written = {"name": self.name, "training": self.training, "evidence": self.evidence}
        written |= {"source": self.source, "on": self.on.isoformat() if self.on else ""}
        return {name: value for name, value in written.items() if value}


class Direction(Word):
    """Where a family goes on to under an agreement."""

    UP = ("up", "Steps up to")
    DOWN = ("down", "Steps down to")
    OUT = ("out", "Steps out to")
    ALONGSIDE = ("alongside", "Works alongside")


@dataclass(frozen=True)
class Agreed:
    """An agreement with another service on how families move between the two."""

    direction: Direction
    service: str  # the other service's id
    note: str = ""

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Agreed":
        _only(document, "direction", "service", "note")
        direction = kinds.OneWord(Direction).read("direction", _needed(document, "direction"))
        service = kinds.Text(36).read("service", _needed(document, "service"))
        note = kinds.Text(500).read("note", document.get("note", ""))
        return cls(direction, service, note)  # type: ignore[arg-type]

    def document(self) -> dict[str, Any]:
        written = {"direction": self.direction.value, "service": self.service, "note": self.note}
        return {name: value for name, value in written.items() if value}
