"""The verbs on a draft: adapt a template or another edition, keep a change, take one back."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from attune.domain.pathways.local import LocalDocument, without_contacts
from attune.domain.pathways.parts import Keyed, PathwayRefused
from attune.pathway.records.models import DraftChange, Edition, LocalPathway
from attune.pathway.templates.shipped import Template
from attune.place.audit import actions as audit
from attune.place.content import actions as content
from attune.place.localities.models import Locality

if TYPE_CHECKING:
    from attune.place.members.models import Member

RESERVED_KEYS = frozenset({"work", "new"})  # words of our own addresses


class DraftMovedOn(PathwayRefused):
    """Somebody else changed the draft meanwhile; nothing was kept of the second change."""


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
    _audit("pathway.begin", pathway, by, at)
    return pathway


@transaction.atomic
def keep_draft(
    pathway: LocalPathway,
    *,
    local: LocalDocument,
    what: str,
    path: str = "",
    before: str = "",
    after: str = "",
    seen: int | None = None,
    by: "Member | None",
    at: datetime,
) -> DraftChange | None:
    """Keep the draft as it is now, and the change that made it so; None where nothing changed.

    `seen` is the number of the draft the person had before them: DraftMovedOn if it is not the
    newest, so that nobody's words are lost under somebody else's.
    """
    held = LocalPathway.objects.select_for_update().get(pk=pathway.pk)
    if seen is not None and seen != held.number:
        raise DraftMovedOn(
            "Somebody else changed this draft while you were writing. Your words are still below:"
            " look at what changed, and save again"
        )
    text = local.text()
    if text == held.draft:
        return None
    if not path:
        before, after = held.draft, text
    held.draft, held.number, held.title = text, held.number + 1, local.pathway.title[:200]
    held.save(update_fields=["draft", "number", "title"])
    change = DraftChange.objects.create(
        pathway=held,
        number=held.number,
        what=what,
        path=path,
        before=before,
        after=after,
        by=by,
        at=at,
    )
    pathway.draft, pathway.number, pathway.title = held.draft, held.number, held.title
    _audit(f"pathway.{what}", pathway, by, at)
    return change


def _audit(verb: str, pathway: LocalPathway, by: "Member | None", at: datetime) -> None:
    audit.record(
        verb,
        by=by,
        at=at,
        subject=f"pathway.LocalPathway:{pathway.pk}",
        locality=pathway.locality,
    )
