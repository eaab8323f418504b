"""Families helped in each replication, so that saved answers can be laid side by side later."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from attune.domain.flow.results import Averaged
from attune.domain.flow.scenarios.answering import came, helped, over
from attune.domain.flow.scenarios.answers import Counted
from attune.domain.flow.scenarios.simulated import Simulated
from attune.domain.flow.scenarios.steps import Step, Way

Numbers = tuple[int, ...]


@dataclass(frozen=True)
class Shares:
    """Of each need, in each replication: how many came, and how many were helped by each way."""

    came: Mapping[Step, Numbers]
    helped: Mapping[tuple[Way, Counted, Step], Numbers]

    @classmethod
    def of(cls, simulated: Simulated) -> "Shares":
        runs = {way: simulated.rows[way].runs for way in Way}
        return cls(
            came={step: _whole(came(runs[Way.ESCALATOR], step)) for step in Step},
            helped={
                (way, counted, step): _whole(helped(runs[way], step, counted))
                for way in Way
                for counted in Counted
                for step in Step
            },
        )

    @property
    def document(self) -> dict[str, Any]:
        """Plain values for a canonical text."""
        return {
            "came": {step.value: list(numbers) for step, numbers in self.came.items()},
            "helped": {
                " ".join(part.value for part in parts): list(numbers)
                for parts, numbers in self.helped.items()
            },
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Shares":
        """Out of a document."""
        return cls(
            came={Step(key): tuple(numbers) for key, numbers in plain["came"].items()},  # type: ignore[call-arg]
            helped={_key(key): tuple(numbers) for key, numbers in plain["helped"].items()},
        )

    def share(self, way: Way, step: Step | None, counted: Counted = Counted.RIGHT) -> Any:
        """Helped of those who came, a number for each replication."""
        steps = tuple(Step) if step is None else (step,)
        whole = np.sum([self.came[each] for each in steps], axis=0)
        return over(np.sum([self.helped[way, counted, each] for each in steps], axis=0), whole)

    def beside(self, other: "Shares", way: Way, step: Step | None) -> Averaged | None:
        """This minus the other, replication by replication, over those that both have."""
        mine, theirs = self.share(way, step), other.share(way, step)
        both = min(len(mine), len(theirs))
        return Averaged.of(mine[:both] - theirs[:both])


def _whole(numbers: Any) -> Numbers:
    return tuple(int(each) for each in numbers)


def _key(text: str) -> tuple[Way, Counted, Step]:
    way, counted, step = text.split(" ")
    return Way(way), Counted(counted), Step(step)  # type: ignore[call-arg]
