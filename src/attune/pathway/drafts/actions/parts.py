"""The verbs on the parts of a draft: change, add, remove, move, and take a change back."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction

from attune.domain.pathways import editing
from attune.domain.pathways.editing_routes import Routing
from attune.domain.pathways.editing_words import replaced
from attune.domain.pathways.parts import PathwayRefused
from attune.pathway.drafts.bases import base_pathway
from attune.pathway.records.models import DraftChange, LocalPathway

from .keeping import keep_draft, keep_edit

if TYPE_CHECKING:
    from attune.place.members.models import Member


def change_part(
    pathway: LocalPathway,
    *,
    path: str,
    fields: Mapping[str, Any],
    seen: str = "",
    by: "Member | None",
    at: datetime,
) -> DraftChange | None:
    """Say fields of a part anew; PartMovedOn where it is not as it was `seen` any more."""
    change = partial(editing.change_part, path=path, fields=fields)
    return keep_edit(pathway, change=change, path=path, seen=seen, by=by, at=at)


def change_routing(
    pathway: LocalPathway,
    *,
    step: str,
    routing: Routing,
    seen: str = "",
    by: "Member | None",
    at: datetime,
) -> DraftChange | None:
    """Change a step's answers and where they lead."""
    change = partial(editing.change_routing, key=step, routing=routing)
    return keep_edit(pathway, change=change, path=f"steps.{step}", seen=seen, by=by, at=at)


def add_part(
    pathway: LocalPathway,
    *,
    path: str,
    fields: Mapping[str, Any],
    by: "Member | None",
    at: datetime,
) -> DraftChange | None:
    """Add a part at the end of the list of this path."""
    change = partial(editing.add_part, path=path, fields=fields)
    return keep_edit(pathway, change=change, by=by, at=at)


def remove_part(
    pathway: LocalPathway, *, path: str, by: "Member | None", at: datetime
) -> DraftChange | None:
    """Take a part out; refused where something names it."""
    return keep_edit(pathway, change=partial(editing.remove_part, path=path), by=by, at=at)


def move_part(
    pathway: LocalPathway, *, path: str, up: bool, by: "Member | None", at: datetime
) -> DraftChange | None:
    """Let a part change places with its neighbour."""
    return keep_edit(pathway, change=partial(editing.move_part, path=path, up=up), by=by, at=at)


def use_base(
    pathway: LocalPathway, *, path: str, by: "Member | None", at: datetime
) -> DraftChange | None:
    """Say a part again as the template or the other area's edition says it."""
    base = base_pathway(pathway)
    if base is None:
        raise PathwayRefused("What this pathway was adapted from cannot be read any more")
    change = partial(editing.use_base, base=base, path=path)
    return keep_edit(pathway, change=change, by=by, at=at)


@transaction.atomic
def replace_words(
    pathway: LocalPathway, *, words: str, instead: str, by: "Member | None", at: datetime
) -> int:
    """Say other words wherever these stand; how many changes that made, each by itself."""
    held = LocalPathway.objects.select_for_update().get(pk=pathway.pk)
    edits = replaced(held.local, words, instead)
    for edit in edits:
        keep_draft(
            pathway,
            local=edit.local,
            what=edit.what,
            path=edit.path,
            before=edit.before,
            after=edit.after,
            by=by,
            at=at,
        )
    return len(edits)


def take_back(change: DraftChange, *, by: "Member | None", at: datetime) -> DraftChange | None:
    """Undo one change; refused where what it made has changed again since."""
    back = partial(editing.back, path=change.path, before=change.before, after=change.after)
    return keep_edit(change.pathway, change=back, by=by, at=at)
