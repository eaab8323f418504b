"""How the staff there is could be divided over the steps, for one aim."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.flow.scenarios.answers import Verdict
from attune.domain.flow.scenarios.situation import Situation
from attune.domain.flow.scenarios.split import Aim, Shares, Split, best_split
from attune.domain.flow.scenarios.steps import Step, Way
from attune.kit.formats import number
from attune.kit.tables import Table, text
from attune.planning.flow.sentences import in_sentence

from .study import Choices, Progress, Shown, Study, choice
from .words import CHANCE, of_hundred, points, share, wte

MOST_SHOWN = 3  # of those found


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
            str(CHANCE),
            _("Found is a split from which no small move does better; another may be as good."),
            _("Staff cannot change steps overnight, and not everybody can do every step's work."),
            _("The aim is one of several. What it leaves out, it may worsen: look at the needs."),
        ),
    )


def _sentences(answer: Split) -> list[str]:
    best = answer.best[0]
    words = {
        "budget": wte(answer.budget),
        "best": _list(best.wte),
        "today": _list(answer.today.wte),
        "share": of_hundred(best.aim),
        "before": of_hundred(answer.today.aim),
        "more": points(best.against_today),
        "aim": aim_words(answer.aim),
    }
    if not _better(best):
        said = _(
            "As today: no split of the %(budget)s whole-time equivalents was found that clearly"
            " helps more. Of 100 families, %(before)s %(aim)s."
        )
        return [said % words, _room(answer)]
    return [
        _(
            "Of 100 families, %(share)s would %(aim)s with the best split found of the same"
            " %(budget)s whole-time equivalents; as they work today, %(before)s do: %(more)s."
        )
        % words,
        _("Best found: %(best)s. Today: %(today)s.") % words,
        _room(answer),
    ]


def _better(shares: Shares) -> bool:
    """By more than chance."""
    return Verdict.of(shares.against_today) is Verdict.HELPS_MORE


def _room(answer: Split) -> str:
    """How little it may matter to hit the best."""
    ranges = ", ".join(
        _("%(step)s %(low)s to %(high)s")
        % {"step": in_sentence(step), "low": wte(ends[0]), "high": wte(ends[1])}
        for step in Step
        if (ends := answer.flat.get(step))
    )
    words = {"as_good": answer.as_good, "tried": answer.tried, "ranges": ranges}
    return (
        _(
            "There is room: %(as_good)s of the %(tried)s splits tried come within one family of"
            " 100 of the best. Among them, staff ranges: %(ranges)s."
        )
        % words
    )


def aim_words(aim: Aim) -> str:
    """What so many of 100 families do."""
    return {
        Aim.REACHED: _("begin the help they need in time"),
        Aim.HELPED: _("begin it in time, or find a lower step enough"),
        Aim.YEAR: _("begin the help they need before the first birthday"),
        Aim.PAIR: _("begin PAIR in time, of those who need it"),
    }[aim]


def _list(staff: Mapping[Step, float]) -> str:
    return ", ".join(f"{wte(staff[step])} {in_sentence(step)}" for step in Step)


def _rows(answer: Split) -> list[tuple[str, Shares]]:
    """Today's, and those found that are another split than one before, as they are shown."""
    found = [(_("Best found"), answer.best[0])] if _better(answer.best[0]) else []
    found.append((_("As good, with fewest people moved"), answer.nearest))
    if _better(answer.best[0]):
        found += [(_("Another as good"), each) for each in answer.best[1:MOST_SHOWN]]
    seen, rows = {_as_shown(answer.today)}, [(_("Today"), answer.today)]
    for title, each in found:
        if _as_shown(each) not in seen:
            seen.add(_as_shown(each))
            rows.append((title, each))
    return rows


def _as_shown(shares: Shares) -> tuple[str, ...]:
    """Two splits that differ by less than is shown are one to people."""
    return (*(wte(shares.wte[step]) for step in Step), _door(shares))


def _door(shares: Shares) -> str:
    if shares.door_share is None:
        return _("none")
    return f"{number(100 * shares.door_share)}%"


def _splits(answer: Split) -> Table:
    return Table(
        caption=_("Whole-time equivalents at each step, and what each split comes to"),
        columns=(
            text(_("Split")),
            *(text(step.title) for step in Step),
            text(_("Time for assessing")),
            text(_("Of families, those who %(aim)s") % {"aim": aim_words(answer.aim)}),
            text(_("Against today, of 100 families")),
        ),
        rows=tuple(
            (
                title,
                *_as_shown(each),
                share(each.aim),
                points(each.against_today) if each.against_today else "–",
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
