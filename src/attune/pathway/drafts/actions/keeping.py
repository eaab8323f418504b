"""The one way a draft changes: the new document, and the change that made it so."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from attune.domain.pathways.editing import Edit
from attune.domain.pathways.local import LocalDocument
from attune.domain.pathways.parts import PathwayRefused
from attune.pathway.drafts.seen import seen_of
from attune.pathway.records.models import DraftChange, LocalPathway
from attune.place.audit import actions as audit

if TYPE_CHECKING:
    from attune.place.members.models import Member

Change = Callable[[LocalDocument], Edit]


class DraftMovedOn(PathwayRefused):
    """Somebody else changed the draft meanwhile; nothing was kept of the second change."""


class PartMovedOn(DraftMovedOn):
    """Somebody else changed this very part meanwhile."""


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
    tell(pathway, verb=f"pathway.{what}", by=by, at=at)
    return change


@transaction.atomic
def keep_edit(
    pathway: LocalPathway,
    *,
    change: Change,
    path: str = "",
    seen: str = "",
    by: "Member | None",
    at: datetime,
) -> DraftChange | None:
    """Make a change on the newest draft, which nobody else changes meanwhile.

    `seen` is `seen_of` the part at `path` as it was shown: PartMovedOn where it is not so any more,
    while two people at different parts never meet.
    """
    local = LocalPathway.objects.select_for_update().get(pk=pathway.pk).local
    if seen and seen != seen_of(local, path):
        raise PartMovedOn("Somebody else changed this part while you were writing")
    edit = change(local)
    return keep_draft(
        pathway,
        local=edit.local,
        what=edit.what,
        path=edit.path,
        before=edit.before,
        after=edit.after,
        by=by,
        at=at,
    )


def tell(pathway: LocalPathway, *, verb: str, by: "Member | None", at: datetime) -> None:
    """Say in the trail that somebody did this to a pathway."""
    audit.record(
        verb,
        by=by,
        at=at,
        subject=f"pathway.LocalPathway:{pathway.pk}",
        locality=pathway.locality,
    )
