"""A local figure beside the estimate's own: neither hides the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from attune.domain.levels import Level
from attune.domain.likely import Likely
from attune.domain.local_findings import GROSS, NET
from attune.domain.need import Need
from attune.domain.uncertainty.ranges import RangedNeed
from attune.kit.formats import number

from .known import Known, KnownFigure


@dataclass(frozen=True)
class Beside:
    """What is known locally, and what the estimate says of the same families."""

    known: KnownFigure
    estimate: Likely

    @property
    def line(self) -> str:
        return self.known.line

    @property
    def reason(self) -> str:
        return self.known.finding.reason

    @property
    def middle(self) -> int:
        return self.estimate.middle

    @property
    def range(self) -> str:
        return f"{number(self.estimate.low)} to {number(self.estimate.high)}"


def beside(known: Known, need: Need, ranged: RangedNeed) -> Iterator[Beside]:
    """Each local figure with the estimate's."""
    for each in known.figures:
        yield Beside(each, estimated(each.figure.subject, need, ranged))


def estimated(subject: str, need: Need, ranged: RangedNeed) -> Likely:
    """What the estimate says of a subject."""
    if subject == GROSS:
        return Likely.of(ranged.gross, middle=need.specialist.gross)
    if subject == NET:
        return Likely.of(ranged.net, middle=need.specialist.net)
    level = Level(subject)
    return Likely.of(ranged.levels[level], middle=need.levels[level])
