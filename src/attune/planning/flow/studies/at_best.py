"""Both ways, each with the same staff divided as suits it best."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.flow.scenarios.answers import Counted
from attune.domain.flow.scenarios.at_best import AtBest, at_best
from attune.domain.flow.scenarios.situation import Situation
from attune.domain.flow.scenarios.split import Aim, Shares, Split
from attune.domain.flow.scenarios.steps import Step, Way
from attune.kit.formats import number
from attune.kit.tables import Table, text
from attune.planning.flow.flows import name_of
from attune.planning.flow.sentences import of_need

from .split import aim_words
from .study import Choices, Progress, Shown, Study, choice
from .words import CHANCE, of_hundred, points, share, wte


class AtBestChoices(Choices):
    """For what each is divided."""

    aim = choice(gettext_lazy("Aim"), [(a.value, a.title) for a in Aim], Aim.REACHED.value)


def _work(situation: Situation, chosen: Mapping[str, Any], progress: Progress) -> AtBest:
    aim = next(each for each in Aim if each.value == chosen["aim"])
    return at_best(situation, aim, progress=progress)


def _shown(answer: AtBest, situation: Situation, chosen: Mapping[str, Any]) -> Shown:
    return Shown(
        sentences=tuple(_sentences(answer)),
        tables=(("staff", _staff(answer)), ("needs", _needs(answer))),
        notes=(
            str(CHANCE),
            _("As people are spread today may suit one way and starve the other; this is fairer."),
            _("It is no plan: staff cannot change steps overnight."),
            _("Found is a split from which no small move does better; another may be as good."),
        ),
    )


def _sentences(answer: AtBest) -> list[str]:
    words = {
        "budget": wte(answer.escalator.budget),
        "escalator": of_hundred(answer.escalator.best[0].aim),
        "door": of_hundred(answer.front_door.best[0].aim),
        "escalator_today": of_hundred(answer.escalator.today.aim),
        "door_today": of_hundred(answer.front_door.today.aim),
        "gain": points(answer.gain().difference),
        "enough": points(answer.gain(None, Counted.ENOUGH).difference),
        "aim": aim_words(answer.front_door.aim),
    }
    return [
        _(
            "Divided as suits each way best, the same %(budget)s whole-time equivalents let"
            " %(escalator)s of 100 families %(aim)s by an escalator and %(door)s by a front door;"
            " as they work today, %(escalator_today)s and %(door_today)s."
        )
        % words,
        _(
            "Front door minus escalator, each at its best: %(gain)s of 100 families begin the help"
            " they need in time; with those for whom a lower step was enough, %(enough)s."
        )
        % words,
    ]


def _staff(answer: AtBest) -> Table:
    rows = [(_("Today"), answer.escalator.today)]
    rows += [(_("%s at its best") % name_of(w), _of(answer, w).best[0]) for w in Way]
    return Table(
        caption=_("Whole-time equivalents at each step"),
        columns=(
            text(_("Split")),
            *(text(step.title) for step in Step),
            text(_("Time for assessing")),
        ),
        rows=tuple(_staffed(title, each) for title, each in rows),
    )


def _of(answer: AtBest, way: Way) -> Split:
    return answer.escalator if way is Way.ESCALATOR else answer.front_door


def _staffed(title: str, each: Shares) -> tuple[str, ...]:
    door = _("none") if each.door_share is None else f"{number(100 * each.door_share)}%"
    return (title, *(wte(each.wte[step]) for step in Step), door)


def _needs(answer: AtBest) -> Table:
    best = {way: _of(answer, way).best[0] for way in Way}
    return Table(
        caption=_("By level of need: families who begin the help they need in time"),
        columns=(
            text(_("Need")),
            *(text(name_of(way)) for way in Way),
            text(_("What a front door changes, of 100 families")),
        ),
        rows=tuple(
            (
                of_need(step),
                *(share(best[way].reached[step]) for way in Way),
                points(answer.gain(step).difference),
            )
            for step in Step
        ),
    )


AT_BEST = Study(
    key="at-best",
    title=gettext_lazy("Each way with the staff divided as suits it best?"),
    asks=gettext_lazy(
        "As people are spread today may suit one way and starve the other. So both are asked again,"
        " each with the same people divided as suits it."
    ),
    choices=AtBestChoices,
    kind=AtBest,
    work=_work,
    shown=_shown,
)
