"""What the pages of feeds and files show: tables of sources, of reasons and of rows set aside."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.kit.tables import Table, number, text

from .runs import ImportRun
from .sources import Source

SHOWN_ROWS, SHOWN_COUNTS, SHOWN_SERVICES = 40, 30, 10
FIGURES = ("read", "imported", "merged", "quarantined", "changed")
TITLES = {
    "read": gettext_lazy("Rows read"),
    "imported": gettext_lazy("A record of the directory"),
    "merged": gettext_lazy("The same record once more"),
    "quarantined": gettext_lazy("Not taken"),
    "changed": gettext_lazy("Services new or changed"),
}


def figures(run: ImportRun) -> dict[str, int]:
    return {name: getattr(run, name) for name in (*FIGURES, "held")}


def report(found: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of a check's or a loading's page."""
    rows = list(found.get("aside", ()))
    return {
        "found": found,
        "counts": Table(
            caption=_("What was read"),
            columns=(text(_("Rows")), number(_("How many"))),
            rows=tuple((TITLES[name], found[name]) for name in FIGURES),
        ),
        "reasons": _counted(_("Why rows were not taken"), found["reasons"]),
        "repairs": _counted(_("What was put right on the way"), found["repairs"]),
        "notes": [_sentence(said, times) for said, times in found["notes"].items()],
        "aside": aside_table(rows[:SHOWN_ROWS]) if rows else None,
        "sample": _sample(found.get("sample", ())),
    }


def _sentence(said: str, times: int) -> str:
    return f"{said[:1].upper()}{said[1:]}{f' ({times:,})' if times > 1 else ''}."


def _counted(caption: str, counted: Mapping[str, int]) -> Table | None:
    if not counted:
        return None
    rows = list(counted.items())
    note = _("The %(most)s most frequent of %(all)s.") % {"most": SHOWN_COUNTS, "all": len(rows)}
    return Table(
        caption=caption,
        columns=(text(_("What")), number(_("How often"))),
        rows=tuple(rows[:SHOWN_COUNTS]),
        notes=(note,) if len(rows) > SHOWN_COUNTS else (),
    )


def _sample(services: Sequence[Mapping[str, str]]) -> Table | None:
    if not services:
        return None
    keys = ("name", "organisation", "place", "status")
    titles = (_("Service"), _("Organisation"), _("Place"), _("Status"))
    return Table(
        caption=_("Some of the services that are new"),
        columns=tuple(text(each) for each in titles),
        rows=tuple(
            tuple(each.get(key) or None for key in keys) for each in services[:SHOWN_SERVICES]
        ),
    )


def aside_table(rows: Iterable[Sequence[Any]]) -> Table:
    """(where, table, field, reason, source id, snippet, merged) of each row as a table."""
    titles = (_("Where"), _("Why"), _("Field"), _("Id in the source"))
    return Table(
        caption=_("Rows that were set aside"),
        columns=tuple(text(each) for each in titles),
        rows=tuple(
            (str(where), str(reason), str(field) or None, str(source_id) or None)
            for where, _table, field, reason, source_id, *_rest in rows
        ),
    )


def source_table(sources: Iterable[Source]) -> Table | None:
    """The sources of a directory, the one read last first; None when there are none."""
    rows = tuple(
        (source.name, source.last_read_at, source.services.count(), _not_taken(source))
        for source in sources
    )
    titles = (text(_("Source")), text(_("Last loaded")), number(_("Services from it")))
    columns = (*titles, number(_("Rows not taken")))
    return Table(caption=_("Sources"), columns=columns, rows=rows) if rows else None


def _not_taken(source: Source) -> int | None:
    last = ImportRun.objects.of(source).newest_first().first()
    return last.quarantined if last else None
