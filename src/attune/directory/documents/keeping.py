"""Keeps the published Open Referral document of each service in step with its rows."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from attune.directory.records.models import Location, Reach, Service, ServiceAtLocation
from attune.domain.listings.document import ServiceDocument

from .keeping_providers import TextsOf, follow, numbered, texts_of
from .models import PublishedService
from .positions import NOWHERE, Position, positions
from .rows import Published, write
from .writing import Facts, service_texts

SLICE = 400


def keep(service_ids: Sequence[int]) -> None:
    """At most 400 services: write, or take away, what the feed says of each."""
    others = _keep(service_ids)
    # A provider that came to have a hidden place, or has none any more, is told anew everywhere.
    for start in range(0, len(others), SLICE):
        _keep(others[start : start + SLICE])


def _keep(service_ids: Sequence[int]) -> list[int]:
    """Write these; gives other services whose provider must be told anew."""
    had = PublishedService.objects.filter(pk__in=service_ids)
    providers = numbered(had.exclude(provider_uid=None).values_list("provider_uid", flat=True))
    had.delete()
    shown = Service.objects.filter(pk__in=service_ids, is_public=True, merged_into=None)
    services = list(shown.select_related("kept_by").order_by("pk"))
    providers |= {each.provider_id for each in services if each.provider_id}
    texts = texts_of(providers)
    write(_published(services, texts))
    return follow(texts, kept=service_ids)


def _published(services: Sequence[Service], texts: TextsOf) -> list[Published]:
    numbers = [each.pk for each in services]
    places: dict[int, list[Location]] = defaultdict(list)
    rows = ServiceAtLocation.objects.filter(service__in=numbers).select_related("location")
    for at in rows.order_by("service", "position"):
        places[at.service_id].append(at.location)
    reached: dict[int, list[int]] = defaultdict(list)
    for each in Reach.objects.filter(service__in=numbers):
        reached[each.service_id].append(each.locality_id)
    where = positions([place for each in places.values() for place in each])
    return [
        _one(each, places[each.pk], texts, where, localities=reached[each.pk]) for each in services
    ]


def _one(
    service: Service,
    places: Sequence[Location],
    texts: TextsOf,
    where: dict[int, Position],
    *,
    localities: Sequence[int],
) -> Published:
    document = service.whole_document
    provider = texts[service.provider_id][0] if service.provider_id else None
    hidden = _hidden(document, places)
    written = service_texts(document, _facts(service), hidden=hidden, provider=provider)
    shown = tuple(where.get(place.pk, NOWHERE) for place in places)
    return Published(service, written, provider and provider.uid, shown, tuple(localities))


def _hidden(document: ServiceDocument, places: Sequence[Location]) -> dict[str, str]:
    """The district of each hidden place, by its id as the document writes it."""
    districts = {place.uid: place.district for place in places if place.hides}
    written = [str(each.location["id"]) for each in document.places]
    return {each: districts[UUID(each)] for each in written if UUID(each) in districts}


def _facts(service: Service) -> Facts:
    until = service.marked_until
    mark = f"Quality mark of {service.kept_by.name}, valid until {until}" if until else ""
    return Facts(service.uid, service.status, service.last_modified, service.assured_on, mark)
