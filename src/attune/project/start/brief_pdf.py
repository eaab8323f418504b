"""The brief as a tagged PDF of two A4 pages."""

from django.utils.translation import gettext as _

from attune.domain.canonical import Value
from attune.kit.formats import day
from attune.kit.tables import Table
from attune.kit.typesetting import pdf

from .brief import Brief


def brief_pdf(brief: Brief) -> bytes:
    """Two pages, set smaller where there is much to say; in English, as staff pages are."""
    return pdf("project/brief", _told(brief), language="en", dated=brief.on)


def _told(brief: Brief) -> dict[str, Value]:
    said = {"place": brief.locality.name, "day": day(brief.on)}
    return {
        "title": _("%(place)s: support for parents and babies, on two pages") % said,
        "lede": _("As it stood on %(day)s.") % said,
        "need": _need(brief),
        "offer": {
            "title": _("What there is, and what is missing"),
            "lines": [brief.offer.sentence, *brief.offer.sentences],
            "table": _table(brief.offer.matrix),
        },
        "standing": [
            {"title": _("Mapping"), "lines": list(brief.mapping)},
            {"title": _("Pathway"), "lines": list(brief.pathways)},
        ],
        "actions": {
            "title": _("What we will do"),
            "sentence": brief.actions.sentence,
            "table": _table(brief.actions.table) if brief.actions.any else None,
        },
        "waiting": {"title": _("Steps still to take"), "lines": list(brief.waiting)},
        "foot": _("Made with Attune. %(system)s.") % {"system": brief.locality.system.name},
    }


def _need(brief: Brief) -> Value:
    title = _("How many families need what")
    if brief.need is None:
        none = _("No population is loaded for this area yet, so no need can be said.")
        return {"title": title, "sentence": none, "table": None, "limits": [], "sources": []}
    return {
        "title": title,
        "sentence": brief.need.sentence,
        "table": _table(brief.need.levels),
        "not": _("What this number is not"),
        "limits": brief.need.limits,
        "source": _("Sources"),
        "sources": brief.need.sources,
    }


def _table(table: Table) -> Value:
    return {
        "caption": str(table.caption),
        "columns": [{"title": str(each.title), "numeric": each.numeric} for each in table.columns],
        "rows": [
            [column.shown(cell) for column, cell in zip(table.columns, row, strict=True)]
            for row in table.rows
        ],
        "notes": [str(each) for each in table.notes],
    }
