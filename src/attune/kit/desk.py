"""One line of a desk: what needs somebody today, and the one action beside it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DeskLine:
    """What needs a role today."""

    since: date
    text: str
    action: str
    href: str


@dataclass(frozen=True)
class NextUseful:
    """What to do when nothing is waiting."""

    text: str
    action: str
    href: str
