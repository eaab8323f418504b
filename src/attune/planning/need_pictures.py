"""The pictures and tables of a need estimate."""

from django.utils.translation import gettext as _

from attune.domain.levels import GROUPING_NOTE, Attachment, Level
from attune.domain.likely import Likely
from attune.domain.need import Need
from attune.domain.uncertainty.ranges import RangedNeed
from attune.kit import formats
from attune.kit.charts import Bar, BarChart, StackedBar, StackedChart
from attune.kit.tables import Table, number, percent, text


def likely(level: Level, need: Need, ranged: RangedNeed) -> Likely:
    """A level's middle estimate and the ends of its range."""
    return Likely.of(ranged.levels[level], middle=need.levels[level])


def in_words(likely: Likely) -> str:
    """1,500 to 3,600."""
    return _("%(low)s to %(high)s") % {
        "low": formats.number(likely.low),
        "high": formats.number(likely.high),
    }


def levels_table(need: Need, ranged: RangedNeed) -> Table:
    """The six levels: families, their range, and the grouping we propose for each."""
    return Table(
        caption=_("Families with a child under two, by level of help"),
        columns=(
            text(_("Level of help")),
            number(_("Middle estimate")),
            text(_("Likely range")),
            text(_("i-THRIVE grouping")),
        ),
        rows=tuple(
            (level.title, count, in_words(likely(level, need, ranged)), level.grouping.value)
            for level, count in need.levels.items()
        ),
        notes=(
            _("Rounding: %(rule)s; ranges in two figures.") % {"rule": need.rounding.value},
            GROUPING_NOTE,
        ),
    )


def levels_chart(need: Need, ranged: RangedNeed) -> BarChart:
    """The six levels as bars, each with the line of its range."""
    ranges = {level: likely(level, need, ranged) for level in Level}
    return BarChart(
        title=_("How many families may need what"),
        bars=tuple(
            Bar(level.title, count, ranges[level].low, ranges[level].high)
            for level, count in need.levels.items()
        ),
        unit=_("Families"),
        row_title=_("Level of help"),
        sentence=_(
            "Each bar is a part of all families with a child under two in %(place)s. The line"
            " across its end is the likely range."
        )
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


def whole_table(need: Need, ranged: RangedNeed) -> Table:
    """Everything in one table, to take away."""
    levels = tuple(
        (
            level.title,
            count,
            likely(level, need, ranged).low,
            likely(level, need, ranged).high,
            100 * need.expected[level] / need.under_twos,
            level.grouping.value,
        )
        for level, count in need.levels.items()
    )
    head = levels_table(need, ranged)
    return Table(
        caption=head.caption,
        columns=(
            text(_("Level of help")),
            number(_("Families")),
            number(_("Low")),
            number(_("High")),
            percent(_("Of all"), 1),
            text(_("i-THRIVE grouping")),
        ),
        rows=levels + _specialist_rows(need, ranged),
        notes=head.notes,
    )


def _specialist_rows(need: Need, ranged: RangedNeed) -> tuple[tuple[str | int | None, ...], ...]:
    now, year = need.specialist, need.year
    return tuple(
        (title, count, *((ends.low, ends.high) if ends else (None, None)), None, None)
        for title, count, ends in (
            (
                _("Specialist support now, all"),
                now.gross,
                Likely.of(ranged.gross, middle=now.gross),
            ),
            (_("of whom perinatal mental health teams may see"), now.perinatal, None),
            (_("Specialist support now, the rest"), now.net, Likely.of(ranged.net, middle=now.net)),
            (
                _("Specialist support in a year, all"),
                year.gross,
                Likely.of(ranged.year_gross, middle=year.gross),
            ),
            (
                _("Specialist support in a year, the rest"),
                year.net,
                Likely.of(ranged.year_net, middle=year.net),
            ),
            (_("All families with a child under two"), need.under_twos, None),
        )
    )


def _tenth(decile: int) -> str:
    words = {1: _("1, most deprived"), 10: _("10, least deprived")}
    return words.get(decile, str(decile))
