"""Need beside offer as tables and a chart."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from attune.directory.offers.gap_table import shown_wte
from attune.domain.levels import GROUPING_NOTE
from attune.domain.need_areas.beside import Beside, NeedBesideOffer
from attune.kit.charts import BarChart
from attune.kit.tables import Cell, Column, Table, number, text
from attune.planning.areas.tables import bar, families, range_cells


def whole_table(beside: NeedBesideOffer) -> Table:
    """Every grouping of every area."""
    return Table(
        caption=_("Need beside offer: %(what)s") % {"what": families(beside.ages).lower()},
        columns=(text(_("Area")), text(_("Grouping")), *_columns()),
        rows=tuple((row.name, row.grouping.value, *_cells(row)) for row in beside.rows),
        notes=_notes(beside),
    )


def area_table(rows: Sequence[Beside], caption: str) -> Table:
    """The groupings of one area."""
    return Table(
        caption=caption,
        columns=(text(_("Grouping")), *_columns()),
        rows=tuple((row.grouping.value, *_cells(row)) for row in rows),
        notes=(GROUPING_NOTE,),
    )


def grouping_table(rows: Sequence[Beside], beside: NeedBesideOffer) -> Table:
    """One grouping across areas."""
    return Table(
        caption=_("%(grouping)s, by area") % {"grouping": rows[0].grouping.value},
        columns=(text(_("Area")), *_columns()),
        rows=tuple((row.name, *_cells(row)) for row in rows),
        notes=_notes(beside),
    )


def chart(rows: Sequence[Beside], beside: NeedBesideOffer) -> BarChart | None:
    """The groupings of one area as bars with ranges; None where its need is not known."""
    bars = tuple(bar(row.grouping.value, row.families) for row in rows if row.families)
    if not bars:
        return None
    return BarChart(
        title=_("Families who may need each grouping"),
        bars=bars,
        unit=_("Families"),
        row_title=_("Grouping"),
        sentence=_("%(what)s in %(place)s. The lines show the 95%% intervals.")
        % {"what": families(beside.ages), "place": rows[0].name},
        notes=(GROUPING_NOTE,),
    )


def _columns() -> tuple[Column, ...]:
    return (
        number(_("Families, mean")),
        number(_("95% interval, from")),
        number(_("to")),
        text(_("What is there")),
        number(_("Services now")),
        number(_("of them specialised")),
        number(_("WTE"), 1),
        number(_("WTE known of")),
    )


def _cells(row: Beside) -> tuple[Cell, ...]:
    offer = row.offer
    return (
        *range_cells(row.families),
        offer.state.title,
        offer.services,
        offer.specialised,
        shown_wte(offer.wte) if offer.sized else None,
        offer.sized,
    )


def _notes(beside: NeedBesideOffer) -> tuple[str, ...]:
    names = {row.area: row.name for row in beside.rows}
    return (
        *(f"{names[area]}: {why}" for area, why in beside.missing.items()),
        GROUPING_NOTE,
    )
