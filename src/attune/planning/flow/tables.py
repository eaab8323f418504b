"""What both ways come to, in tables: by level of need, by service, and what becomes of families."""

from math import inf

from django.utils.translation import gettext as _

from attune.domain.flow.results import Averaged
from attune.domain.flow.scenarios.answers import Compared, StepAnswer
from attune.domain.flow.scenarios.steps import Step, Way
from attune.kit import formats
from attune.kit.tables import Table, number, text

from .flows import OUTCOMES, name_of, service_of
from .sentences import of_need


def outcomes(compared: Compared, step: Step | None) -> Table:
    """What becomes of families, of 100."""
    ways = [compared.of(way).step(step) for way in Way]
    return Table(
        caption=_("What becomes of 100 families. %(who)s") % {"who": of_need(step)},
        columns=(text(_("What becomes of them")), *(text(name_of(way)) for way in Way)),
        rows=tuple(
            (str(title), *(share(each.outcomes[key]) for each in ways))
            for key, (title, _tone) in OUTCOMES.items()
        ),
        notes=(intervals(),),
    )


def times(compared: Compared, step: Step | None) -> Table:
    """When right help begins."""
    ways = [compared.of(way).step(step) for way in Way]
    return Table(
        caption=_("When the help they need begins. %(who)s") % {"who": of_need(step)},
        columns=(text(_("Measure")), *(text(name_of(way)) for way in Way)),
        rows=tuple((title, *map(shown, ways)) for title, shown in _times()),
        notes=(intervals(),),
    )


def _times() -> list[tuple[str, object]]:
    def before(weeks: int) -> object:
        return lambda each: share(each.before.get(weeks))

    def age(key: str) -> object:
        return lambda each: weeks_of(each.ages.get(key))

    return [
        (_("Of 100, begun before six months of age"), before(26)),
        (_("Of 100, begun before the first birthday"), before(52)),
        (_("Of 100, begun before the second birthday"), before(104)),
        (_("Weeks from when they come, on average"), _weeks_to_help),
        (_("Age in weeks that half of those helped have not passed"), age("p50")),
        (_("Age in weeks that nine in ten of those helped have not passed"), age("p90")),
    ]


def _weeks_to_help(each: StepAnswer) -> str:
    return weeks_of(each.weeks_to_help)


def services(compared: Compared) -> Table:
    """Each service by each way: places, how full, how many begin and leave."""
    rows = [
        (
            f"{name_of(answer.way)}: {service_of(node)}",
            node.slots,
            node.starts.mean if node.starts else None,
            share(node.in_time),
            share(node.lost),
            share(node.utilisation),
        )
        for answer in (compared.escalator, compared.front_door)
        for node in answer.nodes
    ]
    return Table(
        caption=_("The services"),
        columns=(
            text(_("Service")),
            number(_("Places at a time")),
            number(_("Families begin a year"), 1),
            text(_("Of 100 who begin, within the target")),
            text(_("Of 100 who come, gone from the queue")),
            text(_("Of 100 places, in use")),
        ),
        rows=tuple(rows),
        notes=(intervals(),),
    )


def share(found: Averaged | None) -> str:
    """Of 100, with its interval in brackets."""
    return _shown(found, times=100, most=100.0)


def weeks_of(found: Averaged | None) -> str:
    """Weeks, with their interval in brackets."""
    return _shown(found, times=1)


def _shown(found: Averaged | None, *, times: int, most: float = inf) -> str:
    if found is None:
        return "–"
    middle = formats.number(found.mean * times, 1)
    if found.low is None or found.high is None:
        return middle
    ends = (min(most, max(0.0, end * times)) for end in (found.low, found.high))
    low, high = (formats.number(end, 1) for end in ends)
    return f"{middle} ({low}–{high})" if low != high else middle


def intervals() -> str:
    """What the figures in brackets are."""
    return _(
        "In brackets: the 95% interval over replications. It says how much is chance of the"
        " simulation, not how sure the rates are."
    )
