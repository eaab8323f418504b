"""Which of the rates decides what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
from attune.planning.flow.rates_table import backing_words, grade_words, short_grade
from attune.planning.flow.sentences import of_need

from .study import Choices, Progress, Shown, Study, choice
from .words import CHANCE, points, share, weeks

ALL, BOTH = "all", "both"
DRAWN = 12
WAYS = [(BOTH, gettext_lazy("Front door minus escalator")), *((w.value, w.title) for w in Way)]
NEEDS = [(ALL, gettext_lazy("All families who come")), *((s.value, s.title) for s in Step)]


@dataclass(frozen=True)
class RatesTornado(TornadoChart):
    """The strongest rates as bars; the table behind them has every rate."""

    every: Table | None = None

    @property
    def table(self) -> Table:
        return self.every or super().table


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
        pictures=(("tornado", _picture(answer, situation)),) if _drawn(answer) else (),
        tables=() if _drawn(answer) else (("rates", _table(answer, situation)),),
        notes=(
            str(CHANCE),
            _("Each rate moves alone. Two that are wrong together can do more than both."),
            _("A wide bar of a rate that is only a judgement is where counting here helps most."),
        ),
    )


def _drawn(answer: Tornado) -> list[Bar]:
    """The bars of the picture; none where the figure is not known."""
    if answer.base is None:
        return []
    return [bar for bar in answer.bars if bar.at_low and bar.at_high][:DRAWN]


def _sentences(answer: Tornado, situation: Situation) -> list[str]:
    if not answer.bars:
        return [_as_it_stands(answer), _("No rate moves it.")]
    return [
        _("What decides most: “%(title)s”. Evidence for it: %(grade)s.")
        % {"grade": grade_words(answer.bars[0].grade), "title": answer.bars[0].title},
        _as_it_stands(answer),
        _first(answer, situation, answer.bars[0]),
    ]


def _as_it_stands(answer: Tornado) -> str:
    """What it is, of whom, is said above the picture and by the choices."""
    figure = _figure(answer, answer.base)
    if answer.way is None:
        return _("As the rates stand, front door minus escalator comes to %s.") % figure
    return _("As the rates stand, the figure is %s.") % figure


def _first(answer: Tornado, situation: Situation, bar: Bar) -> str:
    words = {
        "low": _end(situation, bar, low=True),
        "high": _end(situation, bar, low=False),
        "at_low": _figure(answer, bar.at_low),
        "at_high": _figure(answer, bar.at_high),
    }
    return (
        _("With that one rate at %(low)s it would be %(at_low)s; at %(high)s, %(at_high)s.") % words
    )


def _figure(answer: Tornado, found: Averaged | None) -> str:
    if answer.measure is Measure.WEEKS:
        return _("%s weeks") % weeks(found, sign=answer.way is None)
    return share(found) if answer.way else _("%s of 100 families") % points(found)


def _end(situation: Situation, bar: Bar, *, low: bool) -> str:
    return situation.rates.shipped[bar.key].shown(bar.low if low else bar.high)


def _times(answer: Tornado) -> float:
    return 1.0 if answer.measure is Measure.WEEKS else 100.0


def _picture(answer: Tornado, situation: Situation) -> RatesTornado:
    times = _times(answer)
    unit = _("weeks") if answer.measure is Measure.WEEKS else _("of 100 families")
    return RatesTornado(
        title=str(answer.measure.title),
        swings=tuple(
            Swing(
                f"{bar.title} ({short_grade(bar.grade)})",
                _("%(low)s to %(high)s")
                % {
                    "low": _end(situation, bar, low=True),
                    "high": _end(situation, bar, low=False),
                },
                times * bar.at_low.mean,
                times * bar.at_high.mean,
            )
            for bar in _drawn(answer)
        ),
        middle=times * answer.base.mean if answer.base else 0.0,
        unit=unit,
        sentence=_said(answer),
        row_title=_("Rate"),
        every=_table(answer, situation),
    )


def _said(answer: Tornado) -> str:
    words = {"who": of_need(answer.step), "count": len(_drawn(answer))}
    words["way"] = dict(WAYS)[answer.way.value if answer.way else BOTH]
    return (
        _(
            "%(who)s. %(way)s. The %(count)s rates that move it most; the table has every one. In"
            " brackets: how good the evidence is."
        )
        % words
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
