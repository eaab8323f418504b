"""What may happen to an area: self-referral opens, people are trained, a post falls vacant.

Each makes another situation of one; what it does is found on the same families, both before and
after. Weeks count from the end of the warm-up, when families begin to be counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from attune.domain.flow.results import Averaged
from attune.domain.flow.runs import Plan
from attune.domain.refusals import Refused

from .answering import came, helped, over
from .answers import Counted, Course
from .simulated import WARM, Simulated, plan_for
from .situation import Situation, Staffed
from .steps import Step, Way
from .trials import Progress

RAMP = 4.0  # weeks from one step of a ramp to the next
MANY, PART = 20, 5  # replications, and those between two words of progress


@dataclass(frozen=True)
class Difference:
    """After minus before, for one way of helping; below 0 families lose by the change."""

    way: Way
    step: Step | None  # none: all families
    counted: Counted
    share: Averaged | None  # of those who come, who may be more or fewer after it
    families: Averaged | None  # helped, in all the weeks that are counted


@dataclass(frozen=True)
class Queue:
    """Families waiting at a service, before and after."""

    way: Way
    node: str
    title: str
    before: Course
    after: Course


@dataclass(frozen=True)
class Effect:
    """What a change does to both ways."""

    differences: tuple[Difference, ...]
    queues: tuple[Queue, ...]
    weeks: float  # counted
    replications: int

    def difference(
        self, way: Way, step: Step | None = None, counted: Counted = Counted.RIGHT
    ) -> Difference:
        """Of one need, or of all."""
        wanted = (way, step, counted)
        return next(d for d in self.differences if (d.way, d.step, d.counted) == wanted)


def with_self_referral(
    situation: Situation, times: float, *, since: float, now: float = WARM
) -> Situation:
    """From a week on, so many times as many families of every need come."""
    return _coming(situation, {now + _week(since): times})


def with_training(
    situation: Situation, times: float, *, since: float, weeks: float, now: float = WARM
) -> Situation:
    """Identification rises evenly over so many weeks to so many times what it was."""
    start, steps = now + _week(since), max(1, round(_week(weeks) / RAMP))
    return _coming(
        situation,
        {
            start + weeks * step / steps: 1 + (times - 1) * (step + 1) / (steps + 1)
            for step in range(steps)
        }
        | {start + weeks: times},
    )


def with_vacancy(
    situation: Situation, step: Step, wte: float, *, since: float, weeks: float, now: float = WARM
) -> Situation:
    """So many whole-time equivalents fewer at a step for some weeks; who is in help stays."""
    staff = situation.wte[step]
    start, end = now + _week(since), now + _week(since) + _week(weeks)
    if not (isfinite(wte) and wte > 0 and weeks > 0):
        raise Refused("A vacancy is of more than 0 whole-time equivalents and more than 0 weeks")
    times = sorted({each.since for each in staff} | {start, end})
    found = []
    for time in times:
        there = _at(staff, time)
        left = there - wte if start <= time < end else there
        if left < -1e-9:
            raise Refused(
                f"{step.title}: {wte:g} whole-time equivalents cannot be missing where"
                f" {there:g} work"
            )
        found.append(Staffed(time, max(left, 0.0)))
    return replace(situation, wte={**situation.wte, step: tuple(found)})


def effect(before: Simulated, after: Simulated) -> Effect:
    """Of two situations under one plan, over the same replications; Refused otherwise."""
    if before.plan != after.plan or before.replications != after.replications:
        raise Refused("Before and after must be looked at alike")
    years = before.compared, after.compared
    return Effect(
        differences=tuple(
            _difference(before, after, way, step, counted)
            for way in Way
            for counted in Counted
            for step in (None, *Step)
        ),
        queues=tuple(
            Queue(way, old.key, old.title, old.queue, new.queue)
            for way in Way
            for old, new in zip(years[0].of(way).nodes, years[1].of(way).nodes, strict=True)
        ),
        weeks=before.plan.until - before.plan.warm,
        replications=before.replications,
    )


def effect_of(
    before: Situation,
    after: Situation,
    *,
    plan: Plan | None = None,
    many: int = MANY,
    progress: Progress | None = None,
) -> Effect:
    """The same, simulated here; `progress` is told replications of both."""
    plan = plan or plan_for(before.rates)
    found: dict[str, Any] = {}
    done = 0
    for start in range(0, many, PART):
        numbers = range(start, min(start + PART, many))
        for name, situation in (("before", before), ("after", after)):
            part = Simulated.of(situation, plan, numbers)
            found[name] = found[name] + part if name in found else part
            done += len(numbers)
            if progress:
                progress(done, 2 * many)
    return effect(found["before"], found["after"])


def _difference(
    before: Simulated, after: Simulated, way: Way, step: Step | None, counted: Counted
) -> Difference:
    runs = [each.rows[way].runs for each in (before, after)]
    old, new = (helped(each, step, counted) for each in runs)
    shares = [over(n, came(each, step)) for n, each in zip((old, new), runs, strict=True)]
    return Difference(
        way, step, counted, Averaged.of(shares[1] - shares[0]), Averaged.of(1.0 * (new - old))
    )


def _coming(situation: Situation, calendar: Mapping[float, float]) -> Situation:
    """Families come so many times as often, from each week on, on top of what was so already."""
    for times in calendar.values():
        if not (isfinite(times) and 0 <= times <= 100):
            raise Refused(f"Families come from 0 to 100 times as often, not {times}")
    calendars = [{0.0: 1.0, **situation.identified_from}, {0.0: 1.0, **calendar}]
    weeks = sorted({week for each in calendars for week in each})
    both = {week: _last(calendars[0], week) * _last(calendars[1], week) for week in weeks}
    most = max(both.values())
    for step in Step:
        share = situation.rates[f"identified_{step.value}"]
        if situation.in_need[step] and share * most > 1 + 1e-9:
            raise Refused(
                f"{step.title}: {share:.0%} of families are identified now, and {most:g} times as"
                " many would be more than there are"
            )
    return replace(situation, identified_from=both)


def _last(calendar: Mapping[float, float], week: float) -> float:
    return calendar[max(each for each in calendar if each <= week)]


def _at(staff: tuple[Staffed, ...], week: float) -> float:
    return [each.wte for each in staff if each.since <= week][-1]


def _week(week: float) -> float:
    if not (isfinite(week) and 0 <= week <= 2_000):
        raise Refused(f"A number of weeks is from 0 to 2,000, not {week}")
    return week
