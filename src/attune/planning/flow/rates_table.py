"""The rates as tables: for people, and as a file to fill in."""

from collections.abc import Iterable

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


def short_grade(grade: Grade) -> str:
    """In a word, beside a bar."""
    return {
        Grade.LOCAL: _("counted here"),
        Grade.PUBLISHED: _("published"),
        Grade.WORKED_OUT: _("worked out"),
        Grade.JUDGEMENT: _("a judgement"),
    }[grade]


def rates_table(caption: str, rates: Iterable[RateInUse]) -> Table:
    """With the key by which a file of observed rates calls each."""
    return Table(
        caption=caption,
        columns=(
            text(_("Rate")),
            text(_("In use")),
            text(_("Source")),
            text(_("Name in a file")),
        ),
        rows=tuple(_row(each) for each in rates),
    )


def _row(each: RateInUse) -> tuple[str, ...]:
    range_ = _("fixed") if each.figure.fixed else each.figure.range
    used = _("%(value)s, %(backing)s (can be: %(range)s)") % {
        "value": each.shown,
        "backing": backing_words(each.backing),
        "range": range_,
    }
    source = f"{each.source}, {day(each.on)}: {grade_words(each.grade)}"
    note = f". {each.figure.note}" if each.figure.note and each.backing is Backing.ASSUMED else ""
    key = "–" if each.figure.fixed else each.figure.id
    return each.figure.title, used, source + note, key


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
