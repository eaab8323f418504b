"""The matrix as one long table to take away: a line for every smallest cell, nothing left out."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from attune.domain.offers.cells import Asked, Cell
from attune.domain.offers.fields import title_of
from attune.domain.offers.vocabulary import Stage, WhoFor
from attune.kit.formats import day
from attune.kit.tables import Table, number, text

from .gap_page import GapPage


def shown_wte(wte: Fraction) -> Decimal:
    """Exact until here; a spreadsheet gets four decimal places."""
    return Decimal(wte.numerator * 10_000 // wte.denominator) / 10_000


def whole_table(page: GapPage) -> Table:
    """Every level, stage and person of each area asked about, then anybody at that stage."""
    return Table(
        caption=_("Gap matrix of %(where)s") % {"where": page.where},
        columns=(
            text(_("Area")),
            text(_("Level of help")),
            text(_("Stage")),
            text(_("Who it is for")),
            text(_("What the cell says")),
            number(_("Services now")),
            number(_("WTE"), 2),
            text(_("Services")),
            text(_("Why it is partial")),
            text(_("Funding and contradictions")),
            text(_("Somebody said there is none")),
        ),
        rows=tuple(_row(page, cell) for cell in _cells(page)),
    )


def _cells(page: GapPage) -> Iterator[Cell]:
    areas = (page.asked.area,) if page.asked.area else page.gaps.matrix.areas
    whos = (page.asked.who,) if page.asked.who else (*WhoFor, None)
    for area in areas:
        for level in page.gaps.matrix.vocabulary.words:
            for stage in Stage:
                for who in whos:
                    one = replace(page.asked, level=level, stage=stage, who=who, area=area)
                    yield page.gaps.matrix.cell(one)


def _row(page: GapPage, cell: Cell) -> tuple[str | int | Decimal, ...]:
    asked: Asked = cell.asked
    return (
        page.gaps.names[asked.area or ""],
        page.gaps.title_of(asked.level) if asked.level else "",
        title_of(asked.stage) if asked.stage else "",
        title_of(asked.who) if asked.who else _("Anybody, or nobody named"),
        cell.state.title,
        cell.count,
        shown_wte(cell.wte),
        "; ".join(f"{each.service.name} ({each.state.title})" for each in cell.services),
        "; ".join(each.title for each in cell.shortfalls),
        "; ".join(page.marks(cell)),
        "; ".join(_said(each.said_by, day(each.on)) for each in cell.statements),
    )


def _said(who: str, when: str) -> str:
    return _("%(who)s, %(when)s") % {"who": who, "when": when}


def notes(page: GapPage) -> list[str]:
    """What the figures are and are not, for the sheet that goes with them."""
    crosswalk = page.gaps.matrix.crosswalk
    example = page.gaps.example
    return [
        *page.sentences,
        _("“Not asked” means that nobody was asked; it never means that there is none."),
        _("A service's WTE divide over levels by its stated shares or equally, and equally over"
          " stages, people and areas; lines for anybody repeat those above them."),
        f"{crosswalk.title}: {crosswalk.note}",
        *([example.source, example.note] if example else []),
    ]  # fmt: skip
