"""How well a front door must judge, and how rarely a lower step must do, for both to be equal."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.flow.scenarios.answers import Counted, Verdict
from attune.domain.flow.scenarios.break_even import BreakEven, Crossing, Line, break_even
from attune.domain.flow.scenarios.situation import Situation
from attune.domain.flow.scenarios.steps import Step, Way
from attune.kit.break_even import BreakEvenChart, Here
from attune.kit.formats import number
from attune.kit.tables import Table, text
from attune.planning.flow.flows import name_of
from attune.planning.flow.sentences import of_need

from .study import Choices, Progress, Shown, Study, Words, choice
from .words import CHANCE, points

ALL = "all"
UNCLEAR = Verdict.NO_CLEAR_DIFFERENCE
NEEDS = [(ALL, gettext_lazy("All families who come")), *((s.value, s.title) for s in Step)]

# Where a front door helps more above a value, where below it, where one of them always does.
ACCURACY = (
    gettext_lazy(
        "A front door helps more families if it judges more than about %(value)s of them"
        " rightly%(unsure)s; below that, an escalator does."
    ),
    gettext_lazy(
        "A front door helps more families only if it judges fewer than about %(value)s of them"
        " rightly%(unsure)s; above that, an escalator does."
    ),
    gettext_lazy(
        "%(better)s helps more families at every accuracy that was tried: from 20%% of families"
        " judged rightly to all of them."
    ),
)
RESOLUTION = (
    gettext_lazy(
        "A front door helps more where a lower step is enough for more than about %(value)s of"
        " families%(unsure)s; below that, an escalator does."
    ),
    gettext_lazy(
        "A front door helps more where a lower step is enough for fewer than about %(value)s of"
        " families%(unsure)s; above that, an escalator does."
    ),
    gettext_lazy(
        "%(better)s helps more however often a lower step is enough: from nobody to 80%% of"
        " families were tried."
    ),
)


class BreakEvenChoices(Choices):
    """Whose help, and what counts as help; all of them are worked out at once."""

    need = choice(gettext_lazy("Families"), NEEDS, ALL)
    counted = choice(
        gettext_lazy("What counts as helped"),
        [(each.value, each.title) for each in Counted],
        Counted.RIGHT.value,
    )


def _work(situation: Situation, chosen: Mapping[str, Any], progress: Progress) -> BreakEven:
    return break_even(situation, progress=progress)


def _shown(answer: BreakEven, situation: Situation, chosen: Mapping[str, Any]) -> Shown:
    step = next((each for each in Step if each.value == chosen["need"]), None)
    counted = next(each for each in Counted if each.value == chosen["counted"])
    by_accuracy = answer.accuracy_line(step, counted)
    by_resolution = answer.resolution_line(step, counted)
    return Shown(
        sentences=tuple(_sentences(answer, by_accuracy, by_resolution)),
        pictures=(("break-even", _picture(answer, step, counted)),),
        folded=(
            (_("By how well a front door judges"), _table(by_accuracy, _("Judged rightly"))),
            (_("By how often a lower step is enough"), _table(by_resolution, _("Enough for"))),
        ),
        notes=tuple(_notes(answer)),
    )


def _sentences(answer: BreakEven, by_accuracy: Line, by_resolution: Line) -> list[str]:
    words = {"resolution": _percent(answer.resolution), "accuracy": _percent(answer.accuracy)}
    return [
        _where(by_accuracy, *ACCURACY),
        _where(by_resolution, *RESOLUTION),
        _(
            "The first holds while a lower step is enough for %(resolution)s of families, the"
            " second while a front door judges %(accuracy)s of them rightly, as the rates stand."
        )
        % words,
    ]


def _where(line: Line, above: Words, below: Words, always: Words) -> str:
    """Which of them helps more, and from where on."""
    means = [each.mean for each in line.differences if each is not None]
    if not means or all(UNCLEAR is Verdict.of(each) for each in line.differences):
        return _("Nowhere that was tried is there a clear difference between the two ways.")
    if line.crossing.value is None:
        return always % {"better": _better(means[0])}
    rises = means[-1] > means[0]
    words = {"value": _percent(line.crossing.value), "unsure": _unsure(line.crossing)}
    return (above if rises else below) % words


def _better(mean: float) -> str:
    return _("A front door") if mean > 0 else _("An escalator")


def _unsure(found: Crossing) -> str:
    """Between which values nothing can be told, in brackets."""
    if found.low is None and found.high is None:
        return ""
    if found.low is None or found.high is None:
        end = _percent(found.high if found.low is None else found.low)
        said = (
            _(" (no clear difference up to %s)")
            if found.low is None
            else _(" (no clear difference from %s on)")
        )
        return said % end
    words = {"low": _percent(found.low), "high": _percent(found.high)}
    return _(" (from %(low)s to %(high)s there is no clear difference)") % words


def _percent(share: float) -> str:
    return f"{number(100 * share)}%"


def _picture(answer: BreakEven, step: Step | None, counted: Counted) -> BreakEvenChart:
    rows = answer.grid(step, counted).differences
    return BreakEvenChart(
        title=_("Which way helps more. %(who)s") % {"who": of_need(step)},
        xs=tuple(100 * each for each in answer.accuracies),
        ys=tuple(100 * each for each in answer.resolutions),
        differences=tuple(tuple(100 * d.mean if d else 0.0 for d in row) for row in rows),
        first=name_of(Way.ESCALATOR),
        second=name_of(Way.FRONT_DOOR),
        x_title=_("Families whom a front door judges rightly, of 100"),
        y_title=_("Families for whom a lower step is enough, of 100"),
        unit=_("more of 100 families helped"),
        here=Here(100 * answer.accuracy, 100 * answer.resolution),
        clear=tuple(tuple(Verdict.of(d) is not UNCLEAR for d in row) for row in rows),
        sentence=str(counted.title),
    )


def _table(line: Line, head: str) -> Table:
    return Table(
        caption=_("What a front door changes, of 100 families, with its 95% interval"),
        columns=(text(head), text(_("Front door minus escalator"))),
        rows=tuple(
            (_percent(at), points(found))
            for at, found in zip(line.at, line.differences, strict=True)
        ),
    )


def _notes(answer: BreakEven) -> list[str]:
    notes = [
        str(CHANCE),
        _("Nobody has published either rate. They decide the comparison: measure them here."),
        _("The picture is from few replications; the sentences and the two tables from more."),
    ]
    if answer.uneven:
        notes.append(
            _("In use, lower steps differ in how often they are enough; here they are all alike.")
        )
    return notes


BREAK_EVEN = Study(
    key="break-even",
    title=gettext_lazy("When do both ways help as many?"),
    asks=gettext_lazy(
        "How well a front door must judge, and how rarely a lower step must turn out to be enough,"
        " before one of the two ways helps more families than the other."
    ),
    choices=BreakEvenChoices,
    kind=BreakEven,
    work=_work,
    shown=_shown,
    only_shown=frozenset({"need", "counted"}),
)
