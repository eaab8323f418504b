"""The action list as the brief tells it: what presses most, as many as a page holds."""

from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.evaluation.list_page import ActionLine, ListPage
from attune.evaluation.list_table import stands
from attune.kit.tables import Table, text
from attune.place.localities.models import Locality

MOST = 8
SHORT = 80  # characters of a cell that may be long


@dataclass(frozen=True)
class ActionsTold:
    """The open actions, the earliest due first."""

    page: ListPage

    @classmethod
    def of(cls, locality: Locality, *, on: date) -> "ActionsTold":
        return cls(ListPage.of(locality, {"by": "due"}, on=on))

    @property
    def sentence(self) -> str:
        return self.page.sentence

    @property
    def any(self) -> bool:
        return bool(self.page.lines)

    @property
    def table(self) -> Table:
        """What, who for, whose, by when and how it stands."""
        names = (_("What"), _("Who for"), _("Owner"), _("Due"), _("How it stands"))
        return Table(
            caption=_("Action list"),
            columns=tuple(text(name) for name in names),
            rows=tuple(_row(each) for each in self.page.lines[:MOST]),
            notes=tuple(self._more()),
        )

    def _more(self) -> list[str]:
        more = len(self.page.lines) - MOST
        if more <= 0:
            return []
        words = ngettext("%(count)s more is on the list.", "%(count)s more are on the list.", more)
        return [words % {"count": more}]


def _row(line: ActionLine) -> tuple[object, ...]:
    action = line.action
    return (
        action.what,
        shorten(action.who_for, SHORT, placeholder="…") or None,
        action.owner_words or None,
        action.due,
        stands(line),
    )
