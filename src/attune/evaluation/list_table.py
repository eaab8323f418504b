"""The action list as one table: to print and to take away."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from attune.kit.tables import Table, text

from .categories import categories
from .list_page import ActionLine


def table(lines: Iterable[ActionLine], *, place: str) -> Table:
    """A row for each action, in the order given."""
    return Table(
        caption=_("Action list of %(place)s") % {"place": place},
        columns=(
            text(_("What")),
            text(_("How it stands")),
            text(_("Due")),
            text(_("Owner")),
            text(_("Who for")),
            text(_("How")),
            text(_("From where")),
            text(_("Category")),
        ),
        rows=tuple(_row(each) for each in lines),
        notes=(source(),),
    )


def source() -> str:
    """Where the categories come from."""
    shipped = categories()
    return _("Categories: %(title)s (%(source)s). %(note)s") % {
        "title": shipped.title,
        "source": shipped.source,
        "note": shipped.note,
    }


def _row(line: ActionLine) -> tuple[object, ...]:
    action = line.action
    return (
        action.what,
        stands(line),
        action.due,
        action.owner_words or None,
        action.who_for or None,
        action.how or None,
        action.from_where or None,
        line.category,
    )


def stands(line: ActionLine) -> str:
    """The state, and what the calendar adds."""
    title = line.action.stands.title
    return f"{title}, {line.urgency.title.lower()}" if line.urgency.pressing else title
