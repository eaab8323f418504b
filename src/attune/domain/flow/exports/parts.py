"""What an export is: a script, what it cannot say, and where it comes from."""

from dataclasses import dataclass
from datetime import date

from attune.domain.refusals import Refused


@dataclass(frozen=True)
class Unsupported:
    """What another tool cannot say as we do: where, why, and what its script does instead."""

    part: str
    reason: str
    instead: str


@dataclass(frozen=True)
class Origin:
    """Where a script comes from; the domain knows neither the day nor its own version."""

    made: date
    version: str
    unit: str = "week"
    licence: str = "MIT"

    def __post_init__(self) -> None:
        if not self.version or not self.licence or not self.unit:
            raise Refused("An export says its version, its unit of time and its licence")


@dataclass(frozen=True)
class Script:
    """A program in Python for one tool, as text; `name` is its file's."""

    tool: str
    name: str
    text: str
    unsupported: tuple[Unsupported, ...] = ()
