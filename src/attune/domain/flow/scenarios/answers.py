"""What a simulated way of helping says to people: by step of need, by service, in all.

Every interval is Student's, of 95%, over replications. Bands are not: they say between which
values half, and nine in ten, of the replications lie, so that a queue shows how much it may vary.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from attune.domain.flow.results import Averaged

from .steps import Step, Way


class Counted(Enum):
    """What counts as helped: two ways of reckoning, and a comparison may hang on which."""

    title: str

    def __new__(cls, key: str, title: str) -> "Counted":
        counted = object.__new__(cls)
        counted._value_ = key
        counted.title = title
        return counted

    RIGHT = ("right", "Began the help they need before the child was too old")
    ENOUGH = ("enough", "Began the help they need, or a lower step turned out to be enough")


class Verdict(Enum):
    """What a front door changes against an escalator; by the interval, not by the mean."""

    HELPS_MORE = "helps more"
    HELPS_FEWER = "helps fewer"
    NO_CLEAR_DIFFERENCE = "no clear difference"

    @classmethod
    def of(cls, difference: Averaged | None) -> "Verdict":
        """Of a difference front door minus escalator; not clear without an interval."""
        if difference is None or difference.low is None or difference.high is None:
            return cls.NO_CLEAR_DIFFERENCE
        if difference.low > 0:
            return cls.HELPS_MORE
        return cls.HELPS_FEWER if difference.high < 0 else cls.NO_CLEAR_DIFFERENCE


@dataclass(frozen=True)
class Course:
    """How a number goes with weeks: the median of replications, and where half and 90% lie."""

    at: tuple[float, ...]
    middle: tuple[float, ...]
    low50: tuple[float, ...]
    high50: tuple[float, ...]
    low90: tuple[float, ...]
    high90: tuple[float, ...]


@dataclass(frozen=True)
class StepAnswer:
    """Families who need one step, or all of them (no step); shares are of those who came."""

    step: Step | None
    families: Averaged | None  # a year
    reached: Averaged | None  # share who began the help they need before too old
    helped: Averaged | None  # these, and those for whom a lower step turned out to be enough
    before: Mapping[int, Averaged | None]  # share who began it before so many weeks of age
    weeks_to_help: Averaged | None  # from when they came, of those who began it
    ages: Mapping[str, Averaged | None]  # p50, p90: weeks of age at which it began
    outcomes: Mapping[str, Averaged | None]  # by `results.OUTCOME_NAMES`; they add to 1
    by_age: Course  # share who began it before an age in weeks
    within: Course  # share who began it so many weeks after they came

    def counted(self, counted: Counted) -> Averaged | None:
        """The share helped, by one of the two reckonings."""
        return self.reached if counted is Counted.RIGHT else self.helped


@dataclass(frozen=True)
class NodeAnswer:
    """One service: what families met there, and how full it was."""

    key: str
    title: str
    slots: int  # at the start
    waits: Mapping[str, Averaged | None]  # p50, p90, p95: weeks, of those who began
    in_time: Averaged | None  # of those who began, within the target
    lost: Averaged | None  # of those who came, gone from the queue
    starts: Averaged | None  # a year
    utilisation: Averaged | None
    queue: Course  # weeks from the end of the warm-up
    busy: Course


@dataclass(frozen=True)
class Link:
    """Families of one need who went from a service (or the door) to a service or an outcome."""

    step: Step
    start: str
    end: str
    families: float  # a year


@dataclass(frozen=True)
class Answer:
    """One way of helping."""

    way: Way
    overall: StepAnswer
    steps: tuple[StepAnswer, ...]
    nodes: tuple[NodeAnswer, ...]
    links: tuple[Link, ...]
    replications: int
    seed: int
    checksum: int

    def step(self, step: Step | None) -> StepAnswer:
        """Of one need, or of all."""
        if step is None:
            return self.overall
        return next(each for each in self.steps if each.step is step)

    def node(self, key: str) -> NodeAnswer:
        return next(each for each in self.nodes if each.key == key)

    def streams(self, step: Step | None = None) -> Mapping[tuple[str, str], float]:
        """Families a year by start and end: of one need, or of all together."""
        found: dict[tuple[str, str], float] = {}
        for link in self.links:
            if step is None or link.step is step:
                pair = (link.start, link.end)
                found[pair] = found.get(pair, 0.0) + link.families
        return found


@dataclass(frozen=True)
class Gain:
    """What the front door changes for the same families; below 0 they lose by it."""

    step: Step | None  # none: all families
    counted: Counted
    difference: Averaged | None  # front door minus escalator, in the share helped
    families: Averaged | None  # the same in families a year

    @property
    def verdict(self) -> Verdict:
        return Verdict.of(self.difference)


@dataclass(frozen=True)
class Compared:
    """Both ways, and who gains and loses; nothing here says which to choose."""

    escalator: Answer
    front_door: Answer
    gains: tuple[Gain, ...]  # of every need and of all, by both reckonings

    def gain(self, step: Step | None = None, counted: Counted = Counted.RIGHT) -> Gain:
        """Of one need, or of all."""
        return next(g for g in self.gains if g.step is step and g.counted is counted)

    def of(self, way: Way) -> Answer:
        return self.escalator if way is Way.ESCALATOR else self.front_door
