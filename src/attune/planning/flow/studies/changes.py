"""What happens when self-referral opens, people are trained, or a post falls vacant."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.flow.scenarios.answers import Counted, Course, Verdict
from attune.domain.flow.scenarios.changes import (
    Difference,
    Effect,
    Queue,
    effect_of,
    with_self_referral,
    with_training,
    with_vacancy,
)
from attune.domain.flow.scenarios.situation import Situation
from attune.domain.flow.scenarios.steps import Step, Way
from attune.kit.band_chart import BandChart, BandSeries, Moment
from attune.kit.formats import number
from attune.kit.tables import Table, text
from attune.planning.flow.flows import name_of
from attune.planning.flow.sentences import of_need

from .study import Choices, Progress, Shown, Study, Words, amount, choice
from .words import CHANCE, Found, ends, points, signed

Changed = Callable[[Situation, Mapping[str, Any]], Situation]
SINCE = gettext_lazy("From which week")
HARDLY = 0.5  # families in a queue: fewer are no picture
COUNTED = gettext_lazy("Five years are looked at: 260 weeks.")


class SelfReferralChoices(Choices):
    times = amount(gettext_lazy("So many times as many families come"), "1.3", low=0.1, high=5)
    since = amount(SINCE, "52", low=0, high=259, hint=COUNTED)


class TrainingChoices(Choices):
    times = amount(gettext_lazy("At the end, so many times as many come"), "1.3", low=0.1, high=5)
    since = amount(SINCE, "52", low=0, high=259, hint=COUNTED)
    weeks = amount(gettext_lazy("Weeks until it has its full effect"), "26", low=1, high=260)


class VacancyChoices(Choices):
    step = choice(gettext_lazy("Step of help"), [(s.value, s.title) for s in Step], Step.LONG.value)
    wte = amount(gettext_lazy("Whole-time equivalents missing"), "0.5", low=0.1, high=1_000)
    since = amount(SINCE, "52", low=0, high=259, hint=COUNTED)
    weeks = amount(gettext_lazy("For how many weeks"), "26", low=1, high=260)


def _self_referral(situation: Situation, chosen: Mapping[str, Any]) -> Situation:
    return with_self_referral(situation, float(chosen["times"]), since=float(chosen["since"]))


def _training(situation: Situation, chosen: Mapping[str, Any]) -> Situation:
    times, since, weeks = (float(chosen[name]) for name in ("times", "since", "weeks"))
    return with_training(situation, times, since=since, weeks=weeks)


def _vacancy(situation: Situation, chosen: Mapping[str, Any]) -> Situation:
    step = next(each for each in Step if each.value == chosen["step"])
    wte, since, weeks = (float(chosen[name]) for name in ("wte", "since", "weeks"))
    return with_vacancy(situation, step, wte, since=since, weeks=weeks)


def _worked(change: Changed) -> Callable[[Situation, Mapping[str, Any], Progress], Effect]:
    def work(situation: Situation, chosen: Mapping[str, Any], progress: Progress) -> Effect:
        return effect_of(situation, change(situation, chosen), progress=progress)

    return work


def _shown(answer: Effect, situation: Situation, chosen: Mapping[str, Any]) -> Shown:
    return Shown(
        sentences=tuple(_sentences(answer)),
        pictures=tuple(
            (f"queue-{way.value}", _picture(queue))
            for way in Way
            if _waits(queue := _longest(answer, way))
        ),
        tables=(("needs", _table(answer, Counted.RIGHT)),),
        folded=((_("A lower step that was enough counted too"), _table(answer, Counted.ENOUGH)),),
        notes=(
            str(CHANCE),
            _("Staff and every other rate stay as they are."),
            _("A share of families can fall while more families are helped: more come."),
        ),
    )


def _sentences(answer: Effect) -> list[str]:
    return [_sentence(way, answer.difference(way)) for way in Way] + [
        _("By an escalator hardly anybody waits anywhere, before or after.")
        if way is Way.ESCALATOR
        else _("By a front door hardly anybody waits anywhere, before or after.")
        for way in Way
        if not _waits(_longest(answer, way))
    ]


def _sentence(way: Way, found: Difference) -> str:
    """Who begins the help they need in time, against before."""
    by = _("By an escalator") if way is Way.ESCALATOR else _("By a front door")
    if found.share is None:
        return _("%(by)s it cannot be told.") % {"by": by}
    words = {
        "by": by,
        "share": number(abs(100 * found.share.mean), 1),
        "ends": ends(found.share),
        "families": _families(found.families),
    }
    return _said(Verdict.of(found.share)) % words


def _said(verdict: Verdict) -> str:
    if verdict is Verdict.HELPS_MORE:
        return _(
            "%(by)s, of 100 families who come, %(share)s more begin the help they need in"
            " time%(ends)s: %(families)s families over five years."
        )
    if verdict is Verdict.HELPS_FEWER:
        return _(
            "%(by)s, of 100 families who come, %(share)s fewer begin the help they need in"
            " time%(ends)s: %(families)s families over five years."
        )
    return _(
        "%(by)s, of 100 families who come, as many begin the help they need in time as before, as"
        " far as can be told%(ends)s: %(families)s families over five years."
    )


def _families(found: Found) -> str:
    """A difference, with its sign."""
    return _("not known") if found is None else signed(found.mean, 0)


def _longest(answer: Effect, way: Way) -> Queue:
    """The service whose queue changes most."""
    queues = [each for each in answer.queues if each.way is way]
    return max(queues, key=_moved)


def _waits(queue: Queue) -> bool:
    """Whether there is a week in which somebody may wait there."""
    return max(*queue.before.high90, *queue.after.high90) >= HARDLY


def _moved(queue: Queue) -> float:
    pairs = zip(queue.before.middle, queue.after.middle, strict=True)
    return sum(abs(after - before) for before, after in pairs)


def _picture(queue: Queue) -> BandChart:
    words = {"way": name_of(queue.way), "title": queue.title}
    return BandChart(
        title=_("%(way)s: families who wait. %(title)s") % words,
        series=(_series(_("Before"), queue.before), _series(_("After"), queue.after)),
        y_title=_("Families waiting"),
        sentence=_("The queue that changes most. Bands hold half and nine in ten of replications."),
    )


def _series(label: str, course: Course) -> BandSeries:
    rows = zip(
        course.at, course.middle, course.low90, course.low50, course.high50, course.high90,
        strict=True,
    )  # fmt: skip
    return BandSeries(label, tuple(Moment(*row) for row in rows))


def _table(answer: Effect, counted: Counted) -> Table:
    return Table(
        caption=_("After minus before, of 100 families. %(counted)s") % {"counted": counted.title},
        columns=(text(_("Need")), *(text(name_of(way)) for way in Way)),
        rows=tuple(
            (
                of_need(step),
                *(points(answer.difference(way, step, counted).share) for way in Way),
            )
            for step in (*Step, None)
        ),
    )


def _study(key: str, title: Words, asks: Words, choices: type[Choices], change: Changed) -> Study:
    return Study(
        key=key,
        title=title,
        asks=asks,
        choices=choices,
        kind=Effect,
        work=_worked(change),
        shown=_shown,
        at_once=True,
    )


SELF_REFERRAL = _study(
    "self-referral",
    gettext_lazy("What if families may refer themselves?"),
    gettext_lazy("More families come from one week on, with the same staff."),
    SelfReferralChoices,
    _self_referral,
)
TRAINING = _study(
    "training",
    gettext_lazy("What if training helps people notice more families?"),
    gettext_lazy("More families are noticed little by little, with the same staff."),
    TrainingChoices,
    _training,
)
VACANCY = _study(
    "vacancy",
    gettext_lazy("What does a vacancy cost?"),
    gettext_lazy("Somebody is missing at one step for some weeks; who is in help already stays."),
    VacancyChoices,
    _vacancy,
)
