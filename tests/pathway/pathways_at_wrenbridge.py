"""Invented pathways for the tests of this room."""

from dataclasses import replace
from datetime import date, datetime

from attune.domain.pathways.local import LocalDocument, Placement
from attune.domain.pathways.vocabulary import Standing
from attune.pathway.drafts import actions as drafts
from attune.pathway.editions import actions as editions
from attune.pathway.records.models import Edition, LocalPathway
from attune.pathway.templates.shipped import template
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from tests.cast import NOW
from tests.directory.services_at_wrenbridge import a_service

DUE = date(2027, 11, 2)


def a_pathway(
    locality: Locality, *, key: str = "pairs", of: str = "pairs", by: Member | None = None
) -> LocalPathway:
    """The locality's own draft, just begun from a shipped template."""
    return drafts.adapt_template(locality, template=template(of), key=key, by=by, at=NOW)


def with_service(
    pathway: LocalPathway,
    slot: str,
    name: str = "Baby and You",
    *,
    wanted: bool = False,
    by: Member | None = None,
) -> LocalPathway:
    """Put a service of this name in a slot; a wanted one is only a name."""
    service = "" if wanted else str(a_service(pathway.locality, name).uid)
    standing = Standing.ASPIRATIONAL if wanted else Standing.CURRENT
    local = pathway.local
    placed = (*local.placed(slot), Placement(name, service, standing))
    changed = LocalDocument(local.pathway, {**local.placements, slot: placed})
    drafts.keep_draft(pathway, local=changed, what="place", by=by, at=NOW)
    return pathway


def reworded(pathway: LocalPathway, *, by: Member | None = None, **fields: str) -> LocalPathway:
    """Change words of the draft's head: title, summary."""
    local = pathway.local
    changed = LocalDocument(replace(local.pathway, **fields), local.placements)
    drafts.keep_draft(pathway, local=changed, what="words", by=by, at=NOW)
    return pathway


def an_edition(
    pathway: LocalPathway, *, note: str = "First edition", at: datetime = NOW, due: date = DUE
) -> Edition:
    """Issue the draft as it is, without asking who may."""
    return editions.issue(pathway, change_note=note, review_due=due, by=None, at=at)
