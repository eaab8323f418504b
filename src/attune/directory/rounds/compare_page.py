"""The comparison of two rounds as a sentence and one table, on the page and to take away."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from attune.domain.offers.fields import title_of
from attune.domain.offers.in_words import title
from attune.domain.rounds.compare import Comparison
from attune.domain.rounds.part import Nothing
from attune.kit.tables import Cell, Table, text

from .agree_form import shown
from .models import MappingRound


@dataclass(frozen=True)
class ComparePage:
    """Two rounds, the earlier first, and what lies between them."""

    before: MappingRound
    after: MappingRound
    comparison: Comparison

    @property
    def sentence(self) -> str:
        found = self.comparison
        words = _(
            "From “{before}” to “{after}”: {new} services new, {ended} ended, {changed} changed."
            " {cells} cells of the gap map changed, and {found} named gaps now have a service."
        )
        return words.format(
            before=self.before.name,
            after=self.after.name,
            new=len(found.new),
            ended=len(found.ended),
            changed=found.services_changed,
            cells=len(found.cells),
            found=len(found.found),
        )

    @property
    def table(self) -> Table:
        columns = (
            *(text(_("What")), text(_("Service or place on the map")), text(_("Field"))),
            *(text(_("Before")), text(_("After"))),
        )
        notes = (
            _("Each round is read as the directory stood at its end; an open one as it is today."),
        )
        return Table(self.sentence, columns, tuple(self._rows()), notes)

    def _rows(self) -> Iterator[tuple[Cell, ...]]:
        found = self.comparison
        for name in found.new:
            yield _("New service"), name, None, None, None
        for name in found.ended:
            yield _("Ended"), name, None, None, None
        for change in found.changed:
            sides = (shown(change.field, each) or None for each in (change.was, change.now))
            yield _("Changed"), change.name, title(change.field), *sides
        for cell in found.cells:
            place = f"{title_of(cell.grouping)}, {cell.stage.title}"
            yield _("Gap map"), place, None, cell.was.title, cell.now.title
        for said in found.found:
            gap = Nothing(said.grouping, said.stage, said.who, focus=said.focus)
            yield _("Gap filled"), gap.sentence, None, said.said_by, _("Has a service")
