"""What was known at the end of a round, read from the versions of services kept since."""

from collections import defaultdict
from datetime import datetime
from functools import cache

from django.db.models import F, Max, OuterRef, Subquery

from attune.directory.records.models import Reach, Service, ServiceVersion
from attune.domain.listings.document import ServiceDocument
from attune.domain.listings.public import ServiceStatus
from attune.domain.offers.crosswalk import Crosswalk, read_crosswalk
from attune.domain.offers.standing import Mapped, Running
from attune.domain.rounds.compare import Comparison, Known, Snapshot, compare
from attune.domain.rounds.states import RoundState
from attune.place.content.files import read
from attune.place.localities.models import Locality

from .models import ContributionEvent, MappingRound, NoService, RoundEvent

RUNNING = {
    ServiceStatus.ACTIVE: Running.RUNS,
    ServiceStatus.TEMPORARILY_CLOSED: Running.CLOSED_FOR_NOW,
}


@cache
def crosswalk() -> Crosswalk:
    """content/vocabularies/levels.toml, read once."""
    file = read("vocabularies", "levels")
    return read_crosswalk(file.data, file=f"{file.name}.toml")


def between(before: MappingRound, after: MappingRound, *, now: datetime) -> Comparison:
    """What changed from the end of one round to the end of another, or until now."""
    ends = (end_of(before, now=now), end_of(after, now=now))
    first, last = (at_moment(before.locality, end) for end in ends)
    return compare(first, last, crosswalk=crosswalk())


def end_of(mapping_round: MappingRound, *, now: datetime) -> datetime:
    """When the last thing of a round happened; an open round is still happening."""
    if mapping_round.stands is RoundState.OPEN:
        return now
    agreed = ContributionEvent.objects.filter(
        contribution__answer__invite__mapping_round=mapping_round
    )
    said = NoService.objects.filter(mapping_round=mapping_round)
    closed = RoundEvent.objects.filter(mapping_round=mapping_round).aggregate(last=Max("at"))
    last = (agreed.aggregate(last=Max("at")), said.aggregate(last=Max("said_at")), closed)
    return max(each["last"] for each in last if each["last"])


def at_moment(locality: Locality, moment: datetime) -> Snapshot:
    """Services that reach a locality, as their records stood at a moment, and what was missing."""
    areas = _areas(locality)
    versions = _versions(locality, moment)
    services = tuple(_known(version, areas[version.service_id]) for version in versions)
    statements = tuple(each.value for each in NoService.objects.standing_at(locality, moment))
    return Snapshot(locality.slug, services, statements)


def _versions(locality: Locality, moment: datetime) -> list[ServiceVersion]:
    here = Reach.objects.filter(locality=locality).values("service_id")
    services = Service.objects.filter(pk__in=here, merged_into=None, historical=False)
    kept = ServiceVersion.objects.filter(service__in=services, kept_at__lte=moment)
    newest = kept.filter(service=OuterRef("service")).order_by("-number").values("number")[:1]
    found = kept.annotate(newest=Subquery(newest)).filter(number=F("newest"))
    return list(found.select_related("service__provider").order_by("service_id"))


def _areas(locality: Locality) -> dict[int, tuple[str, ...]]:
    here = Reach.objects.filter(locality=locality).values("service_id")
    found: dict[int, list[str]] = defaultdict(list)
    rows = Reach.objects.filter(service__in=here).order_by("locality__slug")
    for service, slug in rows.values_list("service_id", "locality__slug"):
        found[service].append(slug)
    return {service: tuple(slugs) for service, slugs in found.items()}


def _known(version: ServiceVersion, areas: tuple[str, ...]) -> Known:
    document = ServiceDocument.read(version.document)
    status = ServiceStatus(document.service.get("status") or ServiceStatus.ACTIVE.value)
    running = RUNNING.get(status, Running.STOPPED)
    mapped = Mapped(str(version.service.uid), document.name, document.offer, areas, running=running)
    own = {"name": document.name, "about": str(document.service.get("description") or "")}
    fields = {name: value for name, value in own.items() if value}
    return Known(mapped, fields | document.offer.document())
