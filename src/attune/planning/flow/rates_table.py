"""The rates as tables: for people, and as a file to fill in."""

from django.utils.translation import gettext as _

from attune.domain.flow.scenarios.rates import Backing, Grade, RateInUse, Rates
from attune.kit.formats import day
from attune.kit.tables import Table, text


def backing_words(backing: Backing) -> str:
    return {
        Backing.ASSUMED: _("assumed"),
        Backing.TRIED: _("tried here"),
        Backing.OBSERVED: _("observed"),
    }[backing]


def grade_words(grade: Grade) -> str:
    return {
        Grade.LOCAL: _("counted in this area"),
        Grade.PUBLISHED: _("published elsewhere"),
        Grade.WORKED_OUT: _("worked out from what was published"),
        Grade.JUDGEMENT: _("a judgement; no evidence was found"),
    }[grade]


def rates_table(rates: Rates) -> Table:
    """Every rate, in the order of the file."""
    return Table(
        caption=_("Rates in use"),
        columns=(
            text(_("Rate")),
            text(_("In use")),
            text(_("Can be")),
            text(_("Assumed or observed")),
            text(_("Source and date")),
        ),
        rows=tuple(_row(each) for each in rates.all_in_use),
    )


def _row(each: RateInUse) -> tuple[str, ...]:
    range_ = _("fixed") if each.figure.fixed else each.figure.range
    backing = f"{backing_words(each.backing)}: {grade_words(each.grade)}"
    source = f"{each.source}, {day(each.on)}"
    note = f". {each.figure.note}" if each.figure.note and each.backing is Backing.ASSUMED else ""
    return each.figure.title, each.shown, range_, backing, source + note


def file_table(rates: Rates) -> Table:
    """The columns that a file of observed rates has, then words that loading passes over."""
    return Table(
        caption="rates",
        columns=tuple(text(name) for name in ("rate", "value", "source", "date", "title", "range")),
        rows=tuple(
            (
                each.figure.id,
                f"{each.value.normalize():f}",
                each.source,
                each.on.isoformat(),
                each.figure.title,
                each.figure.range,
            )
            for each in rates.all_in_use
            if not each.figure.fixed
        ),
    )
