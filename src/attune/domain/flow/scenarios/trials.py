"""Many networks that differ a little, each tried on the same families."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, fields
from math import ceil
from typing import Any

import numpy as np

from attune.domain.deprivation import Floats
from attune.domain.flow.network import Network
from attune.domain.flow.runs import Plan, Prepared, tallies
from attune.domain.flow.state import AT_AGE

from .answering import came, helped, over
from .answers import Counted
from .situation import WEEKS_OF_YEAR, Situation
from .steps import Step

Progress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class Trial:
    """The little that a search looks at, by replication.

    `outcomes` (row, class, outcome), `right` (row, class, 2..), `at` (row, node, column), `year`
    (row, class): families who began the help they need before their child's first birthday.
    """

    outcomes: Any
    right: Any
    at: Any
    year: Any

    @classmethod
    def of(cls, prepared: Prepared, numbers: Iterable[int]) -> "Trial":
        """These replications, by number."""
        year = slice(1 + 52 * prepared.plan.bins)
        parts = [
            (
                here["outcomes"].copy(),
                here["right"].copy(),
                here["at"].sum(axis=0),
                here["help"][:, AT_AGE, year].sum(axis=1),
            )
            for here, _ in tallies(prepared, numbers)
        ]
        return cls(*(np.stack(each) for each in zip(*parts, strict=True)))

    def __add__(self, other: "Trial") -> "Trial":
        names = [each.name for each in fields(self)]
        return Trial(*(np.concatenate([getattr(t, n) for t in (self, other)]) for n in names))

    @property
    def replications(self) -> int:
        return len(self.outcomes)

    def first(self, count: int) -> "Trial":
        """Of the first replications only."""
        return Trial(self.outcomes[:count], self.right[:count], self.at[:count], self.year[:count])

    def share(self, step: Step | None, counted: Counted) -> Floats:
        """Of families of one need, or of all, those helped, by replication."""
        return over(helped(self, step, counted), came(self, step))


def enough_for(
    situation: Situation, plan: Plan, families: int, *, least: int, most: int = 20
) -> int:
    """Replications in which so many families are counted: few where an area is large."""
    each = sum(situation.coming(step) for step in Step) * (plan.until - plan.warm)
    return min(most, max(least, ceil(families / max(each, 1))))


class Trials:
    """What was tried already is kept; more replications of it are added to those there are.

    `progress` is told how many replications are done of how many expected; what it raises ends
    the search. `ran` counts them.
    """

    def __init__(self, plan: Plan, *, expected: int = 0, progress: Progress | None = None) -> None:
        self.plan = plan
        self.ran = 0
        self.years = (plan.until - plan.warm) / WEEKS_OF_YEAR
        self._expected = expected
        self._progress = progress
        self._kept: dict[Hashable, Trial] = {}

    def of(self, key: Hashable, network: Callable[[], Network], count: int) -> Trial:
        """The first `count` replications of a network that only this key stands for."""
        kept = self._kept.get(key)
        there = kept.replications if kept else 0
        if there < count:
            more = Trial.of(Prepared.of(network(), self.plan), range(there, count))
            kept = kept + more if kept else more
            self._kept[key] = kept
            self._tell(count - there)
        assert kept is not None, "tried above"  # noqa: S101
        return kept.first(count)

    def _tell(self, ran: int) -> None:
        self.ran += ran
        if self._progress:
            self._progress(self.ran, max(self.ran, self._expected))
