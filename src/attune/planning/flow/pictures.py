"""The pictures of both ways beside each other: who gains, how long they wait, how queues go."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from attune.domain.flow.results import Averaged
from attune.domain.flow.scenarios.answers import Compared, Counted, Course, NodeAnswer
from attune.domain.flow.scenarios.rates import Rates
from attune.domain.flow.scenarios.steps import Step, Way
from attune.kit.band_chart import BandChart, BandSeries, Moment, Target
from attune.kit.dumbbell import DumbbellChart, Pair
from attune.kit.wait_chart import Quantile, WaitChart, Waits

from .flows import name_of, service_of
from .sentences import WEEKS_OF_TWO_YEARS, of_need, until

LEAST_WEEKS = 0.05  # a shorter wait is none
TITLES = {
    Counted.RIGHT: lambda: _("Of 100 families, those who begin the help they need in time"),
    Counted.ENOUGH: lambda: _("The same, with those for whom a lower step turned out to be enough"),
}


def gains(compared: Compared, counted: Counted, rates: Rates) -> DumbbellChart:
    """Of 100 families, by level of need and of all."""
    pairs = (_pair(compared, step, counted) for step in (*Step, None))
    return DumbbellChart(
        title=TITLES[counted](),
        first=name_of(Way.ESCALATOR),
        second=name_of(Way.FRONT_DOOR),
        pairs=tuple(pair for pair in pairs if pair),
        unit=_("of 100 families"),
        sentence=_("In time: before %(age)s. The same families and the same staff both ways.")
        % {"age": until(rates)},
        row_title=_("Need"),
        places=1,
        notes=(_("Low and high: the 95% interval of the difference over replications."),),
    )


def _pair(compared: Compared, step: Step | None, counted: Counted) -> Pair | None:
    first, second = (compared.of(way).step(step).counted(counted) for way in Way)
    found = compared.gain(step, counted).difference
    if first is None or second is None or found is None:
        return None
    title = step.title if step else _("All families")
    low, high = (None if end is None else 100 * end for end in (found.low, found.high))
    return Pair(title, 100 * first.mean, 100 * second.mean, low, high)


def waits(compared: Compared, rates: Rates) -> WaitChart | None:
    """How long those who begin have waited, at each service; None where nobody begins."""
    found = [row for way in Way for row in _waits(compared, way)]
    rows = tuple(row for row in found if row.p95.value >= LEAST_WEEKS)
    at_once = [f"{row.group}: {row.label}" for row in found if row not in rows]
    if not rows:
        return None
    return WaitChart(
        title=_("Weeks that families wait before each service begins"),
        waits=rows,
        unit=_("weeks"),
        target=Target(_("Target"), rates["target"]),
        sentence=_("Of those who begin: who gave up, or grew too old, is not among them."),
        row_title=_("Service"),
        places=1,
        notes=(_("Hardly anybody waits at: %s.") % "; ".join(at_once),) if at_once else (),
    )


def _waits(compared: Compared, way: Way) -> Iterator[Waits]:
    for node in compared.of(way).nodes:
        found = [node.waits.get(key) for key in ("p50", "p90", "p95")]
        known = [_quantile(each) for each in found if each]
        if len(known) == len(found):
            yield Waits(service_of(node), *known, group=name_of(way))


def _quantile(found: Averaged) -> Quantile:
    if found.low is None or found.high is None:
        return Quantile(found.mean)
    return Quantile(found.mean, max(0.0, found.low), found.high)


def ages(compared: Compared, step: Step | None, rates: Rates) -> BandChart:
    """Of 100 families, those who have begun the help they need by each age."""
    birthday = Target(_("Second birthday"), WEEKS_OF_TWO_YEARS)
    return BandChart(
        title=_("How old children are when the help they need begins"),
        series=tuple(
            BandSeries(name_of(way), _moments(compared.of(way).step(step).by_age, 100))
            for way in Way
        ),
        y_title=_("Of 100 families"),
        x_title=_("Weeks of age"),
        percent=True,
        sentence=_("%(who)s: how many of 100 have begun it by each week of age. %(bands)s")
        % {"who": of_need(step), "bands": bands()},
        upright=birthday if rates["too_old"] > WEEKS_OF_TWO_YEARS else None,
    )


def queues(compared: Compared) -> list[BandChart]:
    """Families who wait over the five years, at each service where anybody does."""
    keys = [node.key for node in compared.front_door.nodes]
    found = [_queue(compared, key) for key in keys]
    return [each for each in found if max(max(s.figures) for s in each.series) >= 1]


def _queue(compared: Compared, key: str) -> BandChart:
    found = [(way, node) for way in Way for node in compared.of(way).nodes if node.key == key]
    return BandChart(
        title=_("Who waits: %(service)s") % {"service": service_of(found[0][1])},
        series=tuple(_waiting(way, node) for way, node in found),
        y_title=_("Families who wait"),
        x_title=_("Weeks"),
        places=1,
    )


def _waiting(way: Way, node: NodeAnswer) -> BandSeries:
    return BandSeries(name_of(way), _moments(node.queue, 1))


def _moments(course: Course, times: int) -> tuple[Moment, ...]:
    parts = (course.middle, course.low90, course.low50, course.high50, course.high90)
    rows = zip(course.at, *parts, strict=True)
    return tuple(Moment(at, *(times * value for value in values)) for at, *values in rows)


def bands() -> str:
    """What the bands are."""
    return _("The bands hold half, and nine in ten, of the replications.")
