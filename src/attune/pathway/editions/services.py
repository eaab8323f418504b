"""Directory services as a pathway shows them: frozen for paper, and as they are today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from attune.directory.records.models import Service
from attune.domain import canonical
from attune.domain.listings.document import ServiceDocument
from attune.domain.listings.shown import ShownService, shown
from attune.domain.pathways.edition import FrozenService
from attune.domain.pathways.local import LocalDocument, Placement
from attune.domain.pathways.service_state import ServiceState, state_of

AT_ONCE = 400


@dataclass(frozen=True)
class LiveService:
    """A service as the directory has it today. `service` is what it became, where it was merged."""

    service: Service
    state: ServiceState
    shown: ShownService

    @property
    def uid(self) -> str:
        return str(self.service.uid)


def live(uids: Iterable[str], *, on: date) -> dict[str, LiveService]:
    """Each of these that the directory knows, by the id that was asked for."""
    asked = [UUID(uid) for uid in sorted(set(uids))]
    found: dict[str, LiveService] = {}
    for start in range(0, len(asked), AT_ONCE):
        for service in Service.objects.with_uids(asked[start : start + AT_ONCE]).whole():
            uid = str(service.uid)
            if service.merged_into_id:
                service = Service.objects.successor_of(service.uid) or service
            found[uid] = _live(service, on)
    return found


def _live(service: Service, on: date) -> LiveService:
    provider = service.provider.record if service.provider else ""
    page = _page(service.document, provider, frozenset(service.hidden.items()))
    state = state_of(
        is_public=service.is_public,
        seen_until=service.seen_until,
        closed_for_now=page.closed_for_now,
        on=on,
    )
    return LiveService(service, state, page)


@lru_cache(maxsize=1_000)
def _page(document: str, provider: str, hidden: frozenset[tuple[str, str]]) -> ShownService:
    """What the page of these very texts says; a change of the record is another text."""
    theirs: Any = canonical.value(provider) if provider else {}
    return shown(ServiceDocument.read(document), theirs, dict(hidden))


def frozen(local: LocalDocument, *, on: date) -> Mapping[str, tuple[FrozenService, ...]]:
    """Every placement as an edition keeps it: the contacts as they are on the day."""
    known = live(local.services(), on=on)
    return {
        slot: tuple(_frozen(each, known.get(each.service)) for each in placed)
        for slot, placed in local.placements.items()
    }


def _frozen(placement: Placement, today: LiveService | None) -> FrozenService:
    if today is None:
        return FrozenService(
            name=placement.name,
            standing=placement.standing,
            service=placement.service,
            words=placement.words,
        )
    ways = today.shown.ways_in
    return FrozenService(
        name=today.shown.name,
        standing=placement.standing,
        service=today.uid,
        provider=today.shown.provider,
        summary=today.shown.summary[:600],
        phone=ways.calls[0].said if ways.calls else "",
        email=ways.emails[0] if ways.emails else "",
        web=ways.links[0] if ways.links else "",
        ages=today.shown.ages,
        words=placement.words,
    )
