"""The picture and the table of the years ahead."""

from django.utils.translation import gettext as _

from attune.domain.projections.need_ahead import NeedAhead
from attune.domain.projections.outlook import Basis
from attune.kit.charts import Bar, BarChart
from attune.kit.tables import Table, number, text

from .page import ProjectionPage


def basis_words(basis: Basis) -> str:
    """What a year stands on, in the words of the page."""
    return {
        Basis.COUNTED: _("counted"),
        Basis.BORN: _("worked out from births counted"),
        Basis.LOADED: _("taken from the projection loaded"),
        Basis.CARRIED: _("carried on by the path you chose"),
    }[basis]


def chart(page: ProjectionPage) -> BarChart:
    """Families who may need specialist help, a bar a year."""
    return BarChart(
        title=_("Families who may need specialist help, by year"),
        bars=tuple(_bar(each) for each in page.years),
        unit=_("Families"),
        row_title=_("Year (middle of the year)"),
        sentence=_(
            "With a child under two, beyond those whom perinatal mental health teams may see. The"
            " line across each bar's end is its 95% interval, from how unsure the assumptions are;"
            " how unsure the births themselves are is not in it. “Carried on” means: carried on by"
            " the path you chose."
        ),
    )


def _bar(each: NeedAhead) -> Bar:
    words = _("carried on") if each.year.basis is Basis.CARRIED else basis_words(each.year.basis)
    label = f"{each.year.year}, {words}"
    low, high = min(each.low, each.net), max(each.high, each.net)
    return Bar(label, each.net, low, high)


def table(page: ProjectionPage) -> Table:
    """Every year with what it stands on."""
    return Table(
        caption=_("Children under two and need, year by year"),
        columns=(
            text(_("Year")),
            text(_("What it stands on")),
            number(_("Children under two")),
            number(_("Families in need then")),
            number(_("Low")),
            number(_("High")),
            number(_("New in the year")),
            number(_("New, low")),
            number(_("New, high")),
        ),
        rows=tuple(_row(each) for each in page.years),
        notes=(
            _("Low and high: 95%% interval. Rounding: %(rule)s.")
            % {"rule": page.needed.need.rounding.value},
            _(
                "The mix of neighbourhoods is held as it is now: only the number of children"
                " changes. A year is its middle; births are those of the year before it."
            ),
        ),
    )


def _row(each: NeedAhead) -> tuple[str | int | float, ...]:
    return (
        str(each.year.year),
        basis_words(each.year.basis),
        each.year.under_twos,  # type: ignore[return-value]
        *(each.net, each.low, each.high),
        *(each.new, each.new_low, each.new_high),
    )
