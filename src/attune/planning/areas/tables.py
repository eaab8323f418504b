"""The tables and charts of areas: a list of one measure, everything to take away, and one area."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from attune.domain.levels import GROUPING_NOTE
from attune.domain.need_areas.estimates import AreaNeed, Measure
from attune.domain.need_areas.kinds import Ages
from attune.domain.uncertainty.ranges import Interval
from attune.kit.charts import Bar, BarChart
from attune.kit.tables import Cell, Table, number, text

MOST_BARS = 20
A_FEW = 2


def families(ages: Ages) -> str:
    """What is counted."""
    if ages is Ages.UNDER_TWO:
        return _("Families with a child under two")
    return _("Families with a child from two to five (less evidenced)")


def range_cells(interval: Interval | None) -> tuple[Cell, ...]:
    """Mean, low and high as whole families; empty where there is no estimate."""
    if interval is None:
        return (None, None, None)
    return tuple(round(each) for each in (interval.mean, interval.low, interval.high))


def list_table(rows: Sequence[AreaNeed], measure: Measure, ages: Ages, kind: str) -> Table:
    """Each area with one measure."""
    return Table(
        caption=_("%(kind)s: %(what)s") % {"kind": kind, "what": measure.titled(ages)},
        columns=(
            text(_("Area")),
            number(ages.children),
            number(_("Families, mean")),
            number(_("95% interval, from")),
            number(_("to")),
        ),
        rows=tuple((row.name, row.children, *range_cells(row.of(measure))) for row in rows),
        notes=tuple(reasons(rows)),
    )


def reasons(rows: Sequence[AreaNeed]) -> Iterator[str]:
    """Why some areas have no estimate: a few of them word by word, the others named."""
    without = [row for row in rows if row.why]
    yield from (row.why for row in without[:A_FEW])
    if without[A_FEW:]:
        names = ", ".join(row.name for row in without[A_FEW:])
        yield _("The same holds for %(names)s.") % {"names": names}


def whole_table(rows: Sequence[AreaNeed], ages: Ages, kind: str) -> Table:
    """Every area with every measure, to take away."""
    measures = [each for each in Measure if any(row.of(each) for row in rows)]
    ends = (_("mean"), _("95% from"), _("95% to"))
    return Table(
        caption=_("%(kind)s: %(what)s") % {"kind": kind, "what": families(ages)},
        columns=(
            text(_("Area")),
            text(_("Code")),
            number(_("Small areas in it")),
            number(ages.children),
            *(number(f"{each.titled(ages)}, {end}") for each in measures for end in ends),
        ),
        rows=tuple(
            (
                row.name,
                row.code,
                row.parts,
                row.children,
                *(cell for each in measures for cell in range_cells(row.of(each))),
            )
            for row in rows
        ),
        notes=(*reasons(rows), GROUPING_NOTE),
    )


def one_table(row: AreaNeed) -> Table:
    """Every measure of one area."""
    return Table(
        caption=_("%(place)s: %(what)s, by level of help")
        % {"place": row.name, "what": families(row.ages).lower()},
        columns=(
            text(_("Level of help")),
            text(_("i-THRIVE grouping")),
            number(_("Families, mean")),
            number(_("95% interval, from")),
            number(_("to")),
        ),
        rows=tuple(
            (
                each.titled(row.ages),
                each.level.grouping.value if each.level else None,
                *range_cells(row.of(each)),
            )
            for each in (*LEVELS, *(m for m in row.measures if m.level is None))
        ),
        notes=(GROUPING_NOTE,),
    )


LEVELS = tuple(each for each in Measure if each.level)


def one_chart(row: AreaNeed) -> BarChart | None:
    """The six levels of one area with their ranges."""
    found = [(each.titled(row.ages), row.of(each)) for each in LEVELS]
    bars = tuple(bar(title, interval) for title, interval in found if interval)
    if not bars:
        return None
    return BarChart(
        title=_("How many families may need what"),
        bars=bars,
        unit=_("Families"),
        row_title=_("Level of help"),
        sentence=_("%(what)s in %(place)s. The lines show the 95%% intervals.")
        % {"what": families(row.ages), "place": row.name},
    )


def list_chart(rows: Sequence[AreaNeed], measure: Measure, ages: Ages) -> BarChart | None:
    """A few areas as bars with ranges; None where there are too many to compare."""
    found = [(row.name, row.of(measure)) for row in rows]
    bars = tuple(bar(name, interval) for name, interval in found if interval)
    if not 1 < len(bars) <= MOST_BARS:
        return None
    return BarChart(
        title=measure.titled(ages),
        bars=bars,
        unit=_("Families"),
        row_title=_("Area"),
        sentence=_("%(what)s. The lines show the 95%% intervals.") % {"what": families(ages)},
    )


def bar(title: str, interval: Interval) -> Bar:
    """A mean with its range, which holds it even where the mean of few families lies outside."""
    low, high = min(interval.low, interval.mean), max(interval.high, interval.mean)
    return Bar(title, interval.mean, low, high)
