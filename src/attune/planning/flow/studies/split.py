"""How the staff there is could be divided over the steps, for one aim."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.flow.scenarios.situation import Situation
from attune.domain.flow.scenarios.split import Aim, Shares, Split, best_split
from attune.domain.flow.scenarios.steps import Step, Way
from attune.kit.formats import number
from attune.kit.tables import Table, text
from attune.planning.flow.sentences import in_sentence

from .study import Choices, Progress, Shown, Study, choice
from .words import points, share


class SplitChoices(Choices):
    """By which way, and for what."""

    way = choice(gettext_lazy("Way"), [(w.value, w.title) for w in Way], Way.FRONT_DOOR.value)
    aim = choice(gettext_lazy("Aim"), [(a.value, a.title) for a in Aim], Aim.REACHED.value)


def _work(situation: Situation, chosen: Mapping[str, Any], progress: Progress) -> Split:
    way = next(each for each in Way if each.value == chosen["way"])
    aim = next(each for each in Aim if each.value == chosen["aim"])
    return best_split(situation, way, aim, progress=progress)


def _shown(answer: Split, situation: Situation, chosen: Mapping[str, Any]) -> Shown:
    return Shown(
        sentences=tuple(_sentences(answer)),
        tables=(("splits", _splits(answer)), ("reached", _reached(answer))),
        notes=(
            _("Found is a split from which no small move does better; another may be as good."),
            _("Staff cannot change steps overnight, and not everybody can do every step's work."),
            _("The aim is one of several. What it leaves out, it may worsen: look at the needs."),
        ),
    )


def _sentences(answer: Split) -> list[str]:
    best = answer.best[0]
    words = {
        "budget": number(answer.budget, 1),
        "best": _list(best.wte),
        "share": share(best.aim),
        "today": share(answer.today.aim),
        "more": points(best.against_today),
        "as_good": answer.as_good,
        "tried": answer.tried,
        "aim": _aim(answer.aim),
    }
    found = [
        _(
            "Of %(budget)s whole-time equivalents, the best split found is %(best)s: %(share)s of"
            " families %(aim)s, against %(today)s as they work today (%(more)s of 100)."
        )
        % words,
        _("%(as_good)s of the %(tried)s splits tried come within one family of 100 of it.") % words,
    ]
    ranges = ", ".join(
        _("%(step)s %(low)s to %(high)s")
        % {"step": in_sentence(step), "low": number(ends[0], 1), "high": number(ends[1], 1)}
        for step, ends in answer.flat.items()
    )
    found.append(_("Among those, staff ranges: %s.") % ranges)
    return found


def _aim(aim: Aim) -> str:
    return {
        Aim.REACHED: _("begin the help they need in time"),
        Aim.HELPED: _("begin it in time, or find a lower step enough"),
        Aim.YEAR: _("begin the help they need before the first birthday"),
        Aim.PAIR: _("who need PAIR begin it in time"),
    }[aim]


def _list(wte: Mapping[Step, float]) -> str:
    return ", ".join(f"{number(wte[step], 1)} {in_sentence(step)}" for step in Step)


def _rows(answer: Split) -> list[tuple[str, Shares]]:
    named = [(_("Today"), answer.today)]
    named += [(_("Found, number %s") % n, each) for n, each in enumerate(answer.best, start=1)]
    return [*named, (_("As good, with fewest people moved"), answer.nearest)]


def _splits(answer: Split) -> Table:
    return Table(
        caption=_("Whole-time equivalents at each step, and what each split comes to"),
        columns=(
            text(_("Split")),
            *(text(step.title) for step in Step),
            text(_("Time for assessing")),
            text(str(answer.aim.title)),
            text(_("Against today, of 100")),
        ),
        rows=tuple(
            (
                title,
                *(number(each.wte[step], 1) for step in Step),
                _("none") if each.door_share is None else f"{number(100 * each.door_share)}%",
                share(each.aim),
                points(each.against_today),
            )
            for title, each in _rows(answer)
        ),
    )


def _reached(answer: Split) -> Table:
    return Table(
        caption=_("By level of need: families who begin the help they need in time"),
        columns=(text(_("Split")), *(text(step.title) for step in Step)),
        rows=tuple(
            (title, *(share(each.reached[step]) for step in Step)) for title, each in _rows(answer)
        ),
    )


SPLIT = Study(
    key="split",
    title=gettext_lazy("How could the same staff be divided?"),
    asks=gettext_lazy(
        "The same whole-time equivalents, moved between the steps of help until no small move does"
        " better for the aim you choose."
    ),
    choices=SplitChoices,
    kind=Split,
    work=_work,
    shown=_shown,
)
