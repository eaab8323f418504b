"""An edition, or a draft as it would be published, as every face takes it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from django.urls import reverse

from attune.domain.levels import Grouping
from attune.domain.pathways.edition import EditionDocument, FrozenService
from attune.domain.pathways.parts import Layer, Slot
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.service_state import ServiceState
from attune.domain.pathways.vocabulary import Standing
from attune.pathway.editions.documents import document_of
from attune.pathway.editions.services import LiveService, live
from attune.pathway.records.models import Edition, LocalPathway

PREVIEW_DAYS = 365


@dataclass(frozen=True)
class ShownPlacement:
    """What stands in a slot: as the edition froze it, and as the directory has it today."""

    frozen: FrozenService
    live: LiveService | None

    @property
    def state(self) -> ServiceState:
        return self.live.state if self.live else ServiceState.UNKNOWN

    @property
    def wanted(self) -> bool:
        return self.frozen.standing is Standing.ASPIRATIONAL

    @property
    def usable(self) -> bool:
        """Whether a family can be told of it today."""
        return not self.wanted and self.state is ServiceState.OPEN


@dataclass(frozen=True)
class ShownEdition:
    """One edition of a pathway on a day.

    `edition` is None for the preview of a draft; `newest` is the current edition; `printed` is the
    edition of the printed code by which somebody came; `fell_back` says that a newer edition was
    altered behind the program's back, so that this older one is shown.
    """

    local: LocalPathway
    document: EditionDocument
    on: date
    edition: Edition | None = None
    newest: Edition | None = None
    printed: Edition | None = None
    fell_back: bool = False

    @property
    def pathway(self) -> Pathway:
        return self.document.pathway

    @property
    def is_draft(self) -> bool:
        return self.edition is None

    @property
    def superseded_by(self) -> Edition | None:
        """The edition that took this one's place."""
        if self.edition is None or self.newest is None or self.newest.pk == self.edition.pk:
            return None
        return self.newest

    @property
    def outdated_print(self) -> Edition | None:
        """The printed edition somebody holds in their hand, where it is not this one."""
        if self.printed and self.edition and self.printed.pk != self.edition.pk:
            return self.printed
        return None

    @property
    def review_overdue(self) -> bool:
        return not self.is_draft and self.document.review_due < self.on

    @cached_property
    def _live(self) -> dict[str, LiveService]:
        services = (each.service for there in self.document.services.values() for each in there)
        return live((uid for uid in services if uid), on=self.on)

    def placed(self, slot: str) -> tuple[ShownPlacement, ...]:
        """What stands in a slot, in the area's order."""
        there = self.document.placed(slot)
        return tuple(ShownPlacement(each, self._live.get(each.service)) for each in there)

    def slots(self, grouping: Grouping) -> tuple[tuple[Slot, tuple[ShownPlacement, ...]], ...]:
        """Every slot of a grouping with what stands in it; an empty one is a gap."""
        return tuple((slot, self.placed(slot.key)) for slot in self.pathway.slots_of(grouping))

    def slots_of_layer(self, layer: Layer) -> tuple[Slot, ...]:
        """The slots that stand in a ring around the child."""
        return tuple(slot for slot in self.pathway.slots if slot.key in layer.slots)

    def url(self, page: str, **rest: object) -> str:
        """The address of a face of this very edition or draft; of the current one where it is."""
        where = {"slug": self.local.locality.slug, "key": self.local.key, **rest}
        if self.is_draft:
            return reverse(f"pathway:{page}_preview", kwargs=where)
        if self.superseded_by:
            return reverse(f"pathway:{page}_edition", kwargs={**where, "number": self.number})
        return reverse(f"pathway:{page}", kwargs=where)

    def url_of_edition(self, page: str) -> str:
        """The address that names this edition by its number, whatever is current."""
        where = {"slug": self.local.locality.slug, "key": self.local.key}
        if self.is_draft:
            return reverse(f"pathway:{page}_preview", kwargs=where)
        return reverse(f"pathway:{page}_edition", kwargs={**where, "number": self.number})

    @property
    def number(self) -> int:
        return self.document.number

    def came_by(self, printed: Edition | None) -> "ShownEdition":
        return replace(self, printed=printed)


def shown_draft(local: LocalPathway, *, on: date) -> ShownEdition:
    """The draft as it would be published today."""
    due = on + timedelta(days=PREVIEW_DAYS)
    document = document_of(local, number=0, on=on, review_due=due, change_note="")
    return ShownEdition(local, document, on, newest=Edition.objects.of(local).newest_whole())


def shown_current(local: LocalPathway, *, on: date) -> ShownEdition | None:
    """The newest edition whose text is what was published; None where there is none."""
    editions = Edition.objects.of(local)
    edition = editions.newest_whole()
    if edition is None:
        return None
    newest = editions.first()
    return ShownEdition(local, edition.document, on, edition, edition, fell_back=newest != edition)


def shown_number(local: LocalPathway, number: int, *, on: date) -> ShownEdition | None:
    """One edition by its number; EditionAltered where its text is not what was published."""
    edition = Edition.objects.of(local).numbered(number).first()
    if edition is None:
        return None
    newest = Edition.objects.of(local).newest_whole()
    return ShownEdition(local, edition.document, on, edition, newest)
