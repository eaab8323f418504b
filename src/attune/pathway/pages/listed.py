"""Every published pathway of a place, each as its current edition has it."""

from dataclasses import dataclass
from datetime import date

from attune.pathway.records.models import Edition, LocalPathway
from attune.pathway.shown.shown import ShownEdition, shown_current
from attune.place.localities.models import Locality


@dataclass(frozen=True)
class Listed:
    """A pathway and its edition; none of it is shown where every edition was altered."""

    local: LocalPathway
    shown: ShownEdition | None

    @property
    def title(self) -> str:
        return self.shown.pathway.title if self.shown else self.local.title


def listed(locality: Locality, *, on: date) -> list[Listed]:
    """By title; one question to the database, however many there are."""
    newest = Edition.objects.at(locality).current()
    found = [Listed(each.pathway, _shown(each, on)) for each in newest]
    return sorted(found, key=lambda each: (each.title.casefold(), each.local.pk))


def _shown(edition: Edition, on: date) -> ShownEdition | None:
    if not edition.is_whole:
        return shown_current(edition.pathway, on=on)
    return ShownEdition(edition.pathway, edition.document, on, edition, edition)
