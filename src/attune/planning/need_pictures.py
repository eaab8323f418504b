"""The pictures and tables of a need estimate."""

from django.utils.translation import gettext as _

from attune.domain.levels import GROUPING_NOTE, Attachment
from attune.domain.need import Need
from attune.kit.charts import Bar, BarChart, StackedBar, StackedChart
from attune.kit.tables import Table, number, percent, text


def levels_table(need: Need) -> Table:
    """The six levels: families, percent, and the grouping we propose for each."""
    return Table(
        caption=_("Families with a child under two, by level of help"),
        columns=(
            text(_("Level of help")),
            number(_("Families")),
            percent(_("Of all"), 1),
            text(_("i-THRIVE grouping")),
        ),
        rows=tuple(
            (
                level.title,
                count,
                100 * need.expected[level] / need.under_twos,
                level.grouping.value,
            )
            for level, count in need.levels.items()
        ),
        notes=(
            _("Rounding: %(rule)s.") % {"rule": need.rounding.value},
            GROUPING_NOTE,
        ),
    )


def levels_chart(need: Need) -> BarChart:
    """The six levels as bars."""
    return BarChart(
        title=_("How many families may need what"),
        bars=tuple(Bar(level.title, count) for level, count in need.levels.items()),
        unit=_("Families"),
        row_title=_("Level of help"),
        sentence=_("Each bar is a part of all families with a child under two in %(place)s.")
        % {"place": need.place},
    )


def attachment_chart(need: Need) -> StackedChart:
    """Attachment in each tenth of England's areas."""
    names = {
        Attachment.SECURE: _("Secure"),
        Attachment.INSECURE: _("Insecure"),
        Attachment.DISORGANISED: _("Disorganised"),
    }
    return StackedChart(
        title=_("Attachment by deprivation, as this estimate assumes it"),
        series=tuple(names.values()),
        bars=tuple(
            StackedBar(
                _tenth(row.decile),
                tuple(float(getattr(row.attachment, each.value)) for each in Attachment),
            )
            for row in need.by_decile
        ),
        row_title=_("Tenth of England's areas"),
        places=1,
        sentence=_("Shares of babies in each tenth of England's areas. Never a diagnosis."),
    )


def deciles_table(need: Need) -> Table:
    """Where the children live: under-twos in each tenth."""
    return Table(
        caption=_("Children under two by the deprivation of where they live"),
        columns=(text(_("Tenth of England's areas")), number(_("Children under two"))),
        rows=tuple((_tenth(row.decile), row.under_twos) for row in need.by_decile),
    )


def whole_table(need: Need) -> Table:
    """Everything in one table, to take away."""
    levels = levels_table(need)
    special = tuple(
        (title, count, None, None)
        for title, count in (
            (_("Specialist support now, all"), need.specialist.gross),
            (_("of whom perinatal mental health teams may see"), need.specialist.perinatal),
            (_("Specialist support now, the rest"), need.specialist.net),
            (_("Specialist support in a year, all"), need.year.gross),
            (_("Specialist support in a year, the rest"), need.year.net),
            (_("All families with a child under two"), need.under_twos),
        )
    )
    return Table(levels.caption, levels.columns, levels.rows + special, levels.notes)


def _tenth(decile: int) -> str:
    words = {1: _("1, most deprived"), 10: _("10, least deprived")}
    return words.get(decile, str(decile))
