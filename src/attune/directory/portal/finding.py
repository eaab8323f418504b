"""Finds the service an address names, and what its page says of it today."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from attune.directory.records.models import AreaTerms, Service
from attune.domain import canonical
from attune.domain.freshness import Freshness
from attune.domain.listings.shown import ShownService, shown
from attune.place.localities.models import Locality

PUBLIC, STAFF = False, True


@dataclass(frozen=True)
class ServicePage:
    """A service, what its page says, and how fresh that is."""

    service: Service
    shown: ShownService
    freshness: Freshness
    marked: bool

    @classmethod
    def of(cls, service: Service, terms: AreaTerms, *, on: date) -> "ServicePage":
        provider = canonical.value(service.provider.record) if service.provider else {}
        return cls(
            service=service,
            shown=shown(service.whole_document, provider, service.hidden),  # type: ignore[arg-type]
            freshness=service.freshness(on=on, grace_days=terms.grace_days),
            marked=service.marked_until is not None and service.marked_until >= on,
        )


def page_of(locality: Locality, uid: UUID, *, on: date, staff: bool = PUBLIC) -> ServicePage | None:
    """The page of a service here; families have none of what is stale, ended or only planned."""
    service = Service.objects.whole().at(locality, uid)
    if service is None or service.historical:
        return None
    page = ServicePage.of(service, AreaTerms.objects.of(locality), on=on)
    seen = service.is_public and service.seen_until >= on
    return page if seen or staff else None


def successor(locality: Locality, uid: UUID) -> Service | None:
    """What a merged service became, where that is found here."""
    service = Service.objects.successor_of(uid)
    if service is None or service.uid == uid:
        return None
    return Service.objects.at(locality, service.uid)
