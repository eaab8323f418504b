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

from .study import Choices, Progress, Shown, Study, choice
from .words import points

ALL = "all"
UNCLEAR = Verdict.NO_CLEAR_DIFFERENCE
NEEDS = [(ALL, gettext_lazy("All families who come")), *((s.value, s.title) for s in Step)]


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
        tables=(
            ("by-accuracy", _table(by_accuracy, _("Front door judges rightly"))),
            ("by-resolution", _table(by_resolution, _("A lower step is enough"))),
        ),
        notes=tuple(_notes(answer)),
    )


def _sentences(answer: BreakEven, by_accuracy: Line, by_resolution: Line) -> list[str]:
    words = {
        "resolution": _percent(answer.resolution),
        "accuracy": _percent(answer.accuracy),
        "at_accuracy": _crossing(by_accuracy.crossing),
        "at_resolution": _crossing(by_resolution.crossing),
    }
    if by_accuracy.crossing.value is None:
        first = _(
            "However well a front door judges (20%% to 100%% were tried), the two ways are equal"
            " nowhere, as long as a lower step is enough for %(resolution)s of families. %(more)s"
        )
        words["more"] = _always(by_accuracy)
    else:
        first = _(
            "As long as a lower step is enough for %(resolution)s of families, both ways help as"
            " many where a front door judges %(at_accuracy)s of them rightly."
        )
    if by_resolution.crossing.value is None:
        second = _(
            "However often a lower step is enough (0%% to 80%% were tried), they are equal nowhere,"
            " with a front door that judges %(accuracy)s rightly. %(more)s"
        )
        words["more"] = words.get("more") or _always(by_resolution)
    else:
        second = _(
            "With a front door that judges %(accuracy)s rightly, both help as many where a lower"
            " step is enough for %(at_resolution)s."
        )
    return [first % words, second % words]


def _always(line: Line) -> str:
    """Which of them helps more wherever it was tried."""
    means = [each.mean for each in line.differences if each is not None]
    if not means:
        return ""
    if min(means) > 0:
        return _("The front door helps more throughout.")
    return _("The escalator helps more throughout.") if max(means) < 0 else ""


def _crossing(found: Crossing) -> str:
    if found.value is None:
        return _("nowhere")
    if found.low is None and found.high is None:
        return _("about %(value)s") % {"value": _percent(found.value)}
    words = {
        "value": _percent(found.value),
        "low": _percent(found.low) if found.low is not None else _("the lowest tried"),
        "high": _percent(found.high) if found.high is not None else _("the highest tried"),
    }
    return _("about %(value)s (no clear difference from %(low)s to %(high)s)") % words


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
        _("Nobody has published either rate. They decide the comparison: measure them here."),
        _("The picture is from few replications; the two tables from more."),
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
