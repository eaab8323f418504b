"""Which of the rates decides what comes out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.flow.results import Averaged
from attune.domain.flow.scenarios.rates import Rates
from attune.domain.flow.scenarios.situation import Situation
from attune.domain.flow.scenarios.steps import Step, Way
from attune.domain.flow.scenarios.tornado import Bar, Measure, Tornado, tornado
from attune.kit.tables import Table, text
from attune.kit.tornado import Swing, TornadoChart
from attune.planning.flow.rates_table import backing_words, grade_words
from attune.planning.flow.sentences import of_need

from .study import Choices, Progress, Shown, Study, choice
from .words import points, share, weeks

ALL, BOTH = "all", "both"
DRAWN = 12
WAYS = [(BOTH, gettext_lazy("Front door minus escalator")), *((w.value, w.title) for w in Way)]
NEEDS = [(ALL, gettext_lazy("All families who come")), *((s.value, s.title) for s in Step)]


class TornadoChoices(Choices):
    """Of which figure, for whom."""

    measure = choice(
        gettext_lazy("Figure"), [(m.value, m.title) for m in Measure], Measure.REACHED.value
    )
    way = choice(gettext_lazy("Way"), WAYS, BOTH)
    need = choice(gettext_lazy("Families"), NEEDS, ALL)


def _work(situation: Situation, chosen: Mapping[str, Any], progress: Progress) -> Tornado:
    def under(rates: Rates) -> Situation:
        return replace(situation, rates=rates, travel=rates["travel_hours"])

    moved = situation.travel != situation.rates["travel_hours"]
    return tornado(
        situation,
        next(each for each in Measure if each.value == chosen["measure"]),
        next((each for each in Way if each.value == chosen["way"]), None),
        next((each for each in Step if each.value == chosen["need"]), None),
        under=None if moved else under,
        progress=progress,
    )


def _shown(answer: Tornado, situation: Situation, chosen: Mapping[str, Any]) -> Shown:
    return Shown(
        sentences=tuple(_sentences(answer, situation)),
        pictures=(("tornado", _picture(answer, situation)),) if answer.base else (),
        tables=(("rates", _table(answer, situation)),),
        notes=(
            _("Each rate moves alone. Two that are wrong together can do more than both."),
            _("A wide bar of a rate that is only a judgement is where counting here helps most."),
        ),
    )


def _sentences(answer: Tornado, situation: Situation) -> list[str]:
    words = {"base": _figure(answer, answer.base), "who": of_need(answer.step)}
    found = [_("%(who)s: %(base)s as the rates stand.") % words]
    if answer.bars:
        first = answer.bars[0]
        words = {
            "title": first.title,
            "low": _end(situation, first, low=True),
            "high": _end(situation, first, low=False),
            "at_low": _figure(answer, first.at_low),
            "at_high": _figure(answer, first.at_high),
            "grade": grade_words(first.grade),
        }
        found.append(
            _(
                "Nothing moves it more than “%(title)s”: %(at_low)s at %(low)s, %(at_high)s at"
                " %(high)s. Evidence for it: %(grade)s."
            )
            % words
        )
    return found


def _figure(answer: Tornado, found: Averaged | None) -> str:
    if answer.measure is Measure.WEEKS:
        return _("%s weeks") % weeks(found)
    return share(found) if answer.way else _("%s of 100 families") % points(found)


def _end(situation: Situation, bar: Bar, *, low: bool) -> str:
    return situation.rates.shipped[bar.key].shown(bar.low if low else bar.high)


def _times(answer: Tornado) -> float:
    return 1.0 if answer.measure is Measure.WEEKS else 100.0


def _picture(answer: Tornado, situation: Situation) -> TornadoChart:
    times = _times(answer)
    unit = _("weeks") if answer.measure is Measure.WEEKS else _("of 100 families")
    return TornadoChart(
        title=str(answer.measure.title),
        swings=tuple(
            Swing(
                f"{bar.title} ({grade_words(bar.grade)})",
                _("%(low)s to %(high)s")
                % {
                    "low": _end(situation, bar, low=True),
                    "high": _end(situation, bar, low=False),
                },
                times * bar.at_low.mean,
                times * bar.at_high.mean,
            )
            for bar in answer.bars[:DRAWN]
            if bar.at_low and bar.at_high
        ),
        middle=times * answer.base.mean if answer.base else 0.0,
        unit=unit,
        sentence=of_need(answer.step),
        row_title=_("Rate"),
    )


def _table(answer: Tornado, situation: Situation) -> Table:
    still = ", ".join(situation.rates.shipped[key].title for key in answer.unmoved)
    return Table(
        caption=_("Every rate, from the one that moves the figure most"),
        columns=(
            text(_("Rate")),
            text(_("In use")),
            text(_("Assumed or observed, and how good the evidence is")),
            text(_("Figure at its low end")),
            text(_("Figure at its high end")),
        ),
        rows=tuple(_row(answer, situation, bar) for bar in answer.bars),
        notes=(_("These move nothing: %s.") % still,) if still else (),
    )


def _row(answer: Tornado, situation: Situation, bar: Bar) -> tuple[str, ...]:
    def at(found: Averaged | None, *, low: bool) -> str:
        words = {"figure": _figure(answer, found), "end": _end(situation, bar, low=low)}
        return _("%(figure)s, at %(end)s") % words

    return (
        bar.title,
        situation.rates.shipped[bar.key].shown(bar.value),
        f"{backing_words(bar.backing)}: {grade_words(bar.grade)}",
        at(bar.at_low, low=True),
        at(bar.at_high, low=False),
    )


TORNADO = Study(
    key="what-decides",
    title=gettext_lazy("Which assumptions decide the answer?"),
    asks=gettext_lazy(
        "Each rate alone from its low to its high end, the same families every time: what moves the"
        " answer most, and how good the evidence for it is."
    ),
    choices=TornadoChoices,
    kind=Tornado,
    work=_work,
    shown=_shown,
)
