"""Everything a report is made from, as one text: the same inputs make the same report again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from attune.domain import canonical
from attune.domain.canonical import Value
from attune.domain.levels import Grouping
from attune.domain.need import Mode
from attune.domain.offers.standing import State
from attune.domain.reading import Entry
from attune.domain.refusals import Refused

FORMAT = "attune-report-inputs/1"
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST = 400_000  # characters; what somebody uploads is read up to here


@dataclass(frozen=True)
class FileUsed:
    """A file or a content file, told apart by its sha256."""

    kind: str
    name: str
    vintage: str
    sha256: str

    def __post_init__(self) -> None:
        if len(self.sha256) != 64 or set(self.sha256) - set("0123456789abcdef"):
            raise Refused(f"{self.name or self.kind}: its sha256 must have 64 hexadecimal digits")


@dataclass(frozen=True)
class OfferUsed:
    """What the directory held in one grouping on the day: frozen, for a directory moves on."""

    grouping: str
    state: str
    services: int
    specialised: int
    wte: str  # exact, such as "5/2"
    sized: int

    def __post_init__(self) -> None:
        if self.grouping not in {each.value for each in Grouping}:
            raise Refused(f"“{self.grouping}” is no grouping of help")
        if self.state not in {each.value for each in State}:
            raise Refused(f"{self.grouping}: “{self.state}” is no state of an offer")
        if self.specialised > self.services or self.sized > self.services:
            raise Refused(f"{self.grouping}: a part of the services cannot be more than all")
        try:
            wrong = Fraction(self.wte) < 0
        except (ValueError, ZeroDivisionError):
            wrong = True
        if wrong:
            raise Refused(f"{self.grouping}: “{self.wte}” is no number of WTE")


@dataclass(frozen=True)
class EditionUsed:
    """A pathway as published on the day."""

    pathway: str
    number: int
    sha256: str


@dataclass(frozen=True)
class ReportInputs:
    """What a needs assessment's report is made from; `text` is canonical and is what is hashed."""

    title: str
    place: str  # the locality's slug
    on: date  # the day for which ages of data are told
    mode: Mode
    evidence: FileUsed
    choice: str  # which evidence was chosen in place of the published mix; "" is as published
    changes: Mapping[str, Decimal]
    spreads: FileUsed
    seed: int
    draws: int
    policy: str  # of the disclosure gate
    files: tuple[FileUsed, ...]
    offers: tuple[OfferUsed, ...] = ()
    editions: tuple[EditionUsed, ...] = ()
    version: str = field(default=FORMAT)

    def __post_init__(self) -> None:
        object.__setattr__(self, "changes", MappingProxyType(dict(self.changes)))
        if self.version != FORMAT:
            raise Refused(f"Inputs of the format {FORMAT} are expected, not “{self.version}”")
        if not self.title.strip() or not self.place.strip():
            raise Refused("The inputs of a report name a title and a place")
        if not FIRST_YEAR <= self.on.year <= LAST_YEAR:
            raise Refused(f"The day of a report lies from {FIRST_YEAR} to {LAST_YEAR}")
        if not self.files:
            raise Refused("The inputs of a report name the files that the estimate stands on")
        told = [each.grouping for each in self.offers]
        if told and sorted(told) != sorted(each.value for each in Grouping):
            raise Refused("What is offered is told for every grouping once, or for none")

    def document(self) -> dict[str, Value]:
        """Ready for a canonical text; exact numbers, days as they are."""
        return {
            "format": self.version,
            "title": self.title,
            "place": self.place,
            "on": self.on.isoformat(),
            "mode": self.mode.value,
            "evidence": _file(self.evidence),
            "choice": self.choice,
            "changes": {key: str(value) for key, value in self.changes.items()},
            "spreads": _file(self.spreads),
            "seed": self.seed,
            "draws": self.draws,
            "policy": self.policy,
            "files": [_file(each) for each in self.files],
            "offers": [dict(vars(each)) for each in self.offers],
            "editions": [dict(vars(each)) for each in self.editions],
        }

    def text(self) -> str:
        return canonical.text(self.document())

    def files_of(self, kind: str) -> tuple[FileUsed, ...]:
        """Those of one kind, such as “population” or “local finding”."""
        return tuple(each for each in self.files if each.kind == kind)


def read_inputs(text: str, *, file: str) -> ReportInputs:
    """The inputs of a kept or uploaded text; Refused names file, entry and field."""
    if len(text) > LONGEST:
        raise Refused(f"{file} is too long to be the inputs of a report")
    try:
        data: Any = canonical.value(text)
    except (ValueError, RecursionError, InvalidOperation):
        raise Refused(f"{file} is no JSON file: choose one that was downloaded here") from None
    whole = Entry.of(file, data)
    if whole.text("format", "") != FORMAT:
        raise whole.refused("format", f"“{FORMAT}” is expected")
    inputs = ReportInputs(
        title=whole.text("title"),
        place=whole.text("place"),
        on=_day(whole, "on"),
        mode=whole.choice("mode", Mode),
        evidence=_read_file(whole.entry("evidence")),
        choice=whole.text("choice"),
        changes=_changes(whole.entry("changes")),
        spreads=_read_file(whole.entry("spreads")),
        seed=whole.count("seed"),
        draws=whole.count("draws"),
        policy=whole.text("policy"),
        files=tuple(map(_read_file, whole.entries("files", "file"))),
        offers=tuple(map(_read_offer, _entries(whole, "offers"))),
        editions=tuple(map(_read_edition, _entries(whole, "editions"))),
    )
    try:
        inputs.text()
    except canonical.NotCanonical as wrong:
        raise Refused(f"{file}: {wrong}") from None
    return inputs


def _file(used: FileUsed) -> dict[str, Value]:
    return dict(vars(used))


def _entries(whole: Entry, name: str) -> Sequence[Entry]:
    return whole.entries(name, name.removesuffix("s")) if whole.anything(name) else ()


def _read_file(entry: Entry) -> FileUsed:
    return FileUsed(*(entry.text(name) for name in ("kind", "name", "vintage", "sha256")))


def _read_offer(entry: Entry) -> OfferUsed:
    return OfferUsed(
        grouping=entry.text("grouping"),
        state=entry.text("state"),
        services=entry.count("services"),
        specialised=entry.count("specialised"),
        wte=entry.text("wte"),
        sized=entry.count("sized"),
    )


def _read_edition(entry: Entry) -> EditionUsed:
    return EditionUsed(entry.text("pathway"), entry.count("number"), entry.text("sha256"))


def _changes(entry: Entry) -> dict[str, Decimal]:
    return {name: entry.number(name) for name in entry.data}


def _day(entry: Entry, name: str) -> date:
    try:
        return date.fromisoformat(entry.text(name))
    except ValueError:
        raise entry.refused(name, "a date such as 2026-11-21 is expected") from None
