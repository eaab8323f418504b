"""Keeps the index of each service in step with its rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from attune.directory.records.models import Location, Reach, Service, ServiceAtLocation
from attune.domain import canonical
from attune.domain.listings.document import ServiceDocument
from attune.domain.listings.masked import masked
from attune.domain.search.cells import cells_of
from attune.domain.search.entry import Entry, entry_of
from attune.domain.search.packing import Spot, packed_row
from attune.domain.search.words import here

from . import wordlists
from .models import Findable
from .positions import Positions

SLICE = 400


def keep(service_ids: Sequence[int]) -> None:
    """At most 400 services: write, or take away, what can be found of each."""
    _forget(service_ids)
    public = Service.objects.with_pks(service_ids).filter(is_public=True, merged_into=None)
    services = list(public.select_related("provider"))
    places = _places(services)
    positions = Positions.of([place for each in places.values() for place in each])
    reaches = _reaches(services)
    made, words = [], []
    for service in services:
        entry = _entry(service, places[service.pk])
        spots = positions.spots(places[service.pk])
        for locality_id in reaches[service.pk]:
            made.append(row_of(service, locality_id, entry, spots))
            words.append(words_of(entry, locality_id, spots))
    write(made, words)


def keep_everything() -> int:
    """Write the whole index again, as after a change of the synonyms; how many services."""
    ids = all_ids()
    for start in range(0, len(ids), SLICE):
        keep(ids[start : start + SLICE])
    wordlists.tidy()
    return len(ids)


def all_ids() -> list[int]:
    return list(Service.objects.order_by("pk").values_list("pk", flat=True))


def _forget(service_ids: Sequence[int]) -> None:
    old = list(Findable.objects.filter(service__in=service_ids).values_list("pk", flat=True))
    for start in range(0, len(old), SLICE):
        pks = old[start : start + SLICE]
        wordlists.forget(pks)
        Findable.objects.filter(pk__in=pks).delete()


def write(made: Sequence[Findable], words: Sequence[Iterable[str]]) -> None:
    """Write rows that are new, each with its words."""
    Findable.objects.bulk_create(made, batch_size=SLICE)
    wordlists.keep((row.pk, said) for row, said in zip(made, words, strict=True))


def _places(services: Sequence[Service]) -> dict[int, list[Location]]:
    found: dict[int, list[Location]] = defaultdict(list)
    joins = ServiceAtLocation.objects.filter(service__in=services).select_related("location")
    for each in joins.order_by("service_id", "position"):
        found[each.service_id].append(each.location)
    return found


def _reaches(services: Sequence[Service]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for each in Reach.objects.filter(service__in=services).order_by("locality_id"):
        found[each.service_id].append(each.locality_id)
    return found


def _entry(service: Service, places: Iterable[Location]) -> Entry:
    hidden = {str(place.uid): place.district for place in places if place.hides}
    document = masked(ServiceDocument.read(service.document), hidden)
    provider = canonical.value(service.provider.record) if service.provider else {}
    return entry_of(document, provider)  # type: ignore[arg-type]


def row_of(service: Service, locality_id: int, entry: Entry, spots: Sequence[Spot]) -> Findable:
    """The row of a service for families of one locality."""
    dates = (service.assured_on, service.marked_until)
    return Findable(
        service=service,
        locality_id=locality_id,
        seen_until=service.seen_until,
        marked_until=service.marked_until,
        **dict(zip(("lane_0", "lane_1", "lane_2"), entry.lanes, strict=True)),
        **_bounds(spots),
        row=packed_row(service.pk, service.name, entry.lanes, dates, entry.complete, len(spots)),
        spots="".join(spot.packed() for spot in spots),
    )


def words_of(entry: Entry, locality_id: int, spots: Sequence[Spot]) -> set[str]:
    """The words of that row: what is said, the squares it stands in, whose families it is for."""
    return {*entry.words, *cells_of(spots), here(locality_id)}


def _bounds(spots: Sequence[Spot]) -> dict[str, int]:
    if not spots:
        return {}
    latitudes = [spot.point.latitude_e6 for spot in spots]
    longitudes = [spot.point.longitude_e6 for spot in spots]
    return {
        "south": min(latitudes),
        "north": max(latitudes),
        "west": min(longitudes),
        "east": max(longitudes),
    }
