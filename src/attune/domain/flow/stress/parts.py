"""What a report is told besides the network: why it was run, on what, and whence its values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from attune.domain.flow.scenarios.rates import RateInUse
from attune.domain.refusals import Refused

ASSUMED = "assumed"


@dataclass(frozen=True)
class InputRow:
    """One value of the model as people read it, with what stands behind it."""

    title: str
    value: str
    unit: str
    standing: str  # assumed, tried here, observed
    source: str
    on: date | None = None
    grade: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.standing.strip():
            raise Refused("An input has a title, and says whether it is assumed or observed")

    @classmethod
    def of(cls, rate: RateInUse) -> "InputRow":
        """A rate as it is in use."""
        return cls(
            title=rate.figure.title,
            value=rate.shown,
            unit="",
            standing=rate.backing.value,
            source=rate.source,
            on=rate.on,
            grade=rate.grade.value,
            note=rate.figure.note,
        )


@dataclass(frozen=True)
class ScenarioTold:
    """A scenario beside the base: what it is called, how it differs, why it was tried."""

    name: str
    differs: str
    why: str


@dataclass(frozen=True)
class RunAim:
    """Why the simulation was run, in the words of who ran it."""

    title: str
    place: str
    purpose: str
    questions: tuple[str, ...] = ()
    scenarios: tuple[ScenarioTold, ...] = ()
    preparation: tuple[str, ...] = ()  # what was done to values before they were used

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.purpose.strip():
            raise Refused("A report has a title and says what its simulation is for")


@dataclass(frozen=True)
class RunFacts:
    """On what it ran: facts the domain cannot know."""

    made: date
    version: str
    unit: str = "week"
    software: tuple[tuple[str, str], ...] = ()  # name and version
    machine: str = ""
    seconds: float | None = None
    licence: str = "MIT"
    code: str = ""  # where the code is to be had


def inputs_of(rates: Iterable[RateInUse]) -> tuple[InputRow, ...]:
    """Every rate in use, in its order."""
    return tuple(map(InputRow.of, rates))
