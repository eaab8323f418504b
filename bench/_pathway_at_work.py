"""The place whose pathways `bench/pathway.py` opens: everything in it is invented."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from attune.directory.exchange.seeding.filling import fill
from attune.directory.records.models import Service
from attune.domain.pathways.local import LocalDocument, Placement
from attune.domain.pathways.reading import read_pathway
from attune.pathway.drafts import actions as drafts
from attune.pathway.editions import actions as editions
from attune.pathway.records.models import LocalPathway
from attune.pathway.templates.shipped import template
from attune.place.localities.models import Locality

EMPTY = {
    "key": "empty",
    "version": "1",
    **dict.fromkeys(("title", "summary", "source", "licence", "author"), "Next to nothing."),
    "starts_at": "end",
    "steps": [{"key": "end", "kind": "outcome", "title": "The end", "groupings": ["Thriving"]}],
}


def publish(*, services: int) -> None:
    """PAIRS with these many services, in two editions; and a pathway of one step."""
    fill("benchshire", wanted=services * 3, seed=1, at=timezone.now(), progress=lambda *_: None)
    place = Locality.objects.get(slug="benchshire")
    empty = _begun(place, "empty")
    _issued(empty, LocalDocument(read_pathway(EMPTY, file="empty")))
    full = _begun(place, "full")
    local = LocalDocument(full.local.pathway, _placements(full, services))
    _issued(full, local)
    words = f"{local.pathway.summary} In other words now."
    _issued(full, replace(local, pathway=replace(local.pathway, summary=words)))


def _begun(place: Locality, key: str) -> LocalPathway:
    now = timezone.now()
    return drafts.adapt_template(place, template=template("pairs"), key=key, by=None, at=now)


def _issued(pathway: LocalPathway, local: LocalDocument) -> None:
    now = timezone.now()
    drafts.keep_draft(pathway, local=local, what="words", by=None, at=now)
    due = timezone.localdate() + timedelta(days=365)
    editions.issue(pathway, change_note="For timing", review_due=due, by=None, at=now)


def _placements(pathway: LocalPathway, services: int) -> dict[str, tuple[Placement, ...]]:
    """Spread over the slots, those that families see first."""
    slots = [slot.key for slot in pathway.local.pathway.slots]
    found = Service.objects.filter(merged_into=None, is_public=True)
    current = found.filter(seen_until__gte=timezone.localdate()).order_by("pk")[:services]
    placed: dict[str, tuple[Placement, ...]] = {}
    for number, service in enumerate(current):
        slot = slots[number % len(slots)]
        placed[slot] = (*placed.get(slot, ()), Placement(service.name, str(service.uid)))
    return placed
