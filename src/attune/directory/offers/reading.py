"""Reads the services of one or more areas as the gap matrix sees them, in two questions."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from attune.directory.records.models import Reach, Service
from attune.domain.listings.offer_of import offer_of
from attune.domain.listings.public import ServiceStatus
from attune.domain.offers.standing import Mapped, Running
from attune.place.localities.models import Locality

RUNNING = {
    ServiceStatus.ACTIVE.value: Running.RUNS,
    ServiceStatus.TEMPORARILY_CLOSED.value: Running.CLOSED_FOR_NOW,
}
# How a funding end stands in a document's canonical text: a desk reads only those that have one.
FUNDED_UNTIL = '"funding_ends":"'


def mapped_services(localities: Iterable[Locality]) -> tuple[Mapped, ...]:
    """Every service that families of any of these localities can use, by name.

    Its areas are the slugs of all localities it reaches, these or others, so that its time
    divides over all of them. Merged ones and worked examples are left out.
    """
    return _mapped(_reaching(localities))


def funded_for_a_time(localities: Iterable[Locality]) -> tuple[Mapped, ...]:
    """Of those, the services whose funding has an end."""
    return _mapped(_reaching(localities).filter(document__contains=FUNDED_UNTIL))


def _reaching(localities: Iterable[Locality]) -> QuerySet[Service]:
    here = Reach.objects.filter(locality__in=list(localities)).values("service_id")
    return Service.objects.filter(pk__in=here, merged_into=None, historical=False)


def _mapped(services: QuerySet[Service]) -> tuple[Mapped, ...]:
    reached: dict[int, list[str]] = defaultdict(list)
    reaches = Reach.objects.filter(service__in=services.values("pk"))
    for pk, slug in reaches.order_by("locality__slug").values_list("service_id", "locality__slug"):
        reached[pk].append(slug)
    fields = ("pk", "uid", "name", "status", "document", "provider__name")
    return tuple(
        Mapped(
            uid=str(uid),
            name=name,
            offer=offer_of(document),
            areas=tuple(reached[pk]),
            running=RUNNING.get(status, Running.STOPPED),
            provider=provider or "",
        )
        for pk, uid, name, status, document, provider in services.by_name().values_list(*fields)
    )
