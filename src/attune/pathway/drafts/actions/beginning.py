"""The verbs that begin a draft: from a template, or from another area's edition."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from attune.domain.pathways.local import LocalDocument, without_contacts
from attune.domain.pathways.parts import Keyed, PathwayRefused
from attune.pathway.records.models import Edition, LocalPathway
from attune.pathway.templates.shipped import Template
from attune.place.content import actions as content
from attune.place.localities.models import Locality

from .keeping import tell

if TYPE_CHECKING:
    from attune.place.members.models import Member

RESERVED_KEYS = frozenset(
    {"work", "new", "take-in", "packs", "safeguarding-lead"}
)  # words of our own addresses


@transaction.atomic
def adapt_template(
    locality: Locality, *, template: Template, key: str, by: "Member | None", at: datetime
) -> LocalPathway:
    """Begin a locality's own pathway from a template; its slots are empty."""
    version = content.keep(template.file, at=at, by=by)
    local = LocalDocument(template.pathway)
    return _begin(locality, local, key=key, template=version, parent=None, by=by, at=at)


@transaction.atomic
def adapt_edition(
    locality: Locality, *, parent: Edition, key: str, by: "Member | None", at: datetime
) -> LocalPathway:
    """Begin from another area's edition: its words, not its services or numbers."""
    local = LocalDocument(without_contacts(parent.document.pathway))
    return _begin(locality, local, key=key, template=None, parent=parent, by=by, at=at)


def _begin(
    locality: Locality,
    local: LocalDocument,
    *,
    key: str,
    by: "Member | None",
    at: datetime,
    **base: object,
) -> LocalPathway:
    Locality.objects.select_for_update().get(pk=locality.pk)  # of two at once, one waits
    if key in RESERVED_KEYS or LocalPathway.objects.at(locality).called(key).exists():
        raise PathwayRefused(f"“{key}” is taken here: choose another short name")
    pathway = LocalPathway.objects.create(
        locality=locality,
        key=Keyed(key).key,
        title=local.pathway.title[:200],
        draft=local.text(),
        begun_by=by,
        begun_at=at,
        **base,
    )
    tell(pathway, verb="pathway.begin", by=by, at=at)
    return pathway
