"""Invented drafts for the tests of the checker: one that is sound, to be spoilt in one place."""

from typing import Any

from attune.directory.records.models import Service
from attune.domain.pathways.local import LocalDocument, Placement
from attune.domain.pathways.reading import read_pathway
from attune.pathway.drafts import actions as drafts
from attune.pathway.records.models import LocalPathway
from attune.place.localities.models import Locality
from tests.cast import NOW
from tests.directory.services_at_wrenbridge import a_service
from tests.pathway.pathways_at_wrenbridge import a_pathway
from tests.pathways_written import an_act, an_outcome, written

PHONE = [{"number": "01632 960123"}]
SAFE = {
    "key": "lead",
    "kind": "safeguarding",
    "title": "Your safeguarding lead",
    "phone": "01632 960001",
}


def sound_text(**fields: Any) -> dict[str, Any]:
    """A pathway in which nothing is poor, but for what `fields` say otherwise."""
    end = {**an_outcome("end"), "shares": True}
    steps = [{**an_act("may-we", "end"), "consent": True}, end]
    return {**written(*steps), "contacts": [SAFE], **fields}


def a_draft(locality: Locality, *placed: Placement, **fields: Any) -> LocalPathway:
    """The draft of a pathway with these placements in its one slot."""
    pathway = a_pathway(locality)
    whole = read_pathway(sound_text(**fields), file="draft")
    placements = {"team": placed} if placed else {}
    changed = LocalDocument(whole, placements)
    drafts.keep_draft(pathway, local=changed, what="words", by=None, at=NOW)
    return pathway


def in_slot(service: Service) -> Placement:
    return Placement(service.name, str(service.uid))


def a_team(locality: Locality, name: str = "Wrenbridge Duty Team", **parts: Any) -> Service:
    """A service one can ring."""
    contacts = [{"name": "Duty", "phones": PHONE}]
    return a_service(locality, name, **{"contacts": contacts, **parts})
