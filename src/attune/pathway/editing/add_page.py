"""The page that adds a part to a list; for a step, what people do there is asked first."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404
from django.urls import reverse

from attune.domain.levels import Grouping
from attune.domain.pathways.editing_parts import (
    PartField,
    PartNotThere,
    fields_to_add,
    items,
    sort_of,
)
from attune.domain.pathways.vocabulary import StepKind
from attune.pathway.records.models import LocalPathway

from .finding import home_of
from .part_form import PartForm
from .words import LISTS, choice


@dataclass(frozen=True)
class AddPage:
    """A new part of a list; a step without a `kind` is first asked for one."""

    pathway: LocalPathway
    path: str
    form: PartForm
    kind: StepKind | None = None

    @classmethod
    def of(cls, pathway: LocalPathway, path: str, data: Any, *, kind: str) -> "AddPage":
        """The page of a list; Http404 where there is none."""
        document = pathway.local.pathway
        try:
            items(document, path)
        except PartNotThere as missing:
            raise Http404(str(missing)) from None
        chosen = next((each for each in StepKind if each.value == kind), None)
        known = fields_to_add(sort_of(path), kind=chosen or StepKind.GATHER)
        known = _free(known, document) if path == "groupings" else known
        form = PartForm(data, sort=sort_of(path), known=known, pathway=document)
        if chosen:
            form.fields["kind"].initial = chosen.value
        return cls(pathway, path, form, chosen)

    @property
    def title(self) -> Any:
        return LISTS[sort_of(self.path)][2]

    @property
    def asks_kind(self) -> bool:
        return self.path == "steps" and self.kind is None

    @property
    def kinds(self) -> list[tuple[str, Any]]:
        return [(kind.value, choice(kind)) for kind in StepKind]

    @property
    def back(self) -> str:
        above = self.path.rpartition(".")[0] if self.path.startswith("information.") else self.path
        return home_of(self.pathway, above)

    def next(self, path: str) -> str:
        """After a step that leads on: its routes; else the new part in the draft."""
        if self.path == "steps" and self.kind is not StepKind.OUTCOME:
            where = {"slug": self.pathway.locality.slug, "key": self.pathway.key}
            step = path.rpartition(".")[2]
            return reverse("pathway:editing_routes", kwargs={**where, "step": step})
        return home_of(self.pathway, path)


def _free(known: tuple[PartField, ...], document: Any) -> tuple[PartField, ...]:
    """A grouping has its words once, so only the others are offered for new words."""
    taken = {each.grouping for each in document.groupings}
    free = tuple(grouping for grouping in Grouping if grouping not in taken)
    return (replace(known[0], choices=free), *known[1:])
