"""The verb that lists made services: the rows of many at once, as the other verbs write them.

It says of each service what `services.list_services` and `publish` would; a test compares them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from attune.directory.documents.keeping_providers import follow, texts_of
from attune.directory.documents.positions import NOWHERE
from attune.directory.documents.rows import Published
from attune.directory.documents.rows import write as publish
from attune.directory.records.models import (
    Location,
    Provider,
    Reach,
    Service,
    ServiceAtLocation,
    ServiceVersion,
)
from attune.directory.search import keeping as search
from attune.domain.confidential import Confidentiality
from attune.domain.freshness import GRACE_DAYS, seen_until
from attune.domain.postcodes import district_of
from attune.domain.search.distance import Point
from attune.domain.search.packing import Spot
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .making import Made, MadePlace

WHY = "Invented, for trying out"


@dataclass
class Known:
    """The numbers of rows that made services share: kept between one writing and the next."""

    providers: dict[UUID, int]
    locations: dict[UUID, int] = field(default_factory=dict)

    @classmethod
    def at(cls, locality: Locality) -> "Known":
        providers = Provider.objects.kept_by(locality).values_list("uid", "pk")
        locations = Location.objects.kept_by(locality).values_list("uid", "pk")
        return cls(dict(providers), dict(locations))


@transaction.atomic
def list_made(
    locality: Locality, *, made: Sequence[Made], known: Known, by: Member | None, at: datetime
) -> None:
    """List services that were made: their rows, versions, places, documents and index."""
    services = [_service(each, locality, known, at) for each in made]
    Service.objects.bulk_create(services)
    ServiceVersion.objects.bulk_create(
        ServiceVersion(service=each, number=1, document=each.document, why=WHY, kept_at=at)
        for each in services
    )
    Reach.objects.bulk_create(Reach(service=each, locality=locality) for each in services)
    _place(services, made, locality, known)
    publish(_published(services, made, locality))
    _index(services, made, locality)
    pks = f"{services[0].pk}..{services[-1].pk}"
    subject = f"directory.Service:{pks}"
    audit.record("service.list", by=by, at=at, subject=subject, locality=locality)


@transaction.atomic
def publish_providers(locality: Locality, *, known: Known, by: Member | None, at: datetime) -> None:
    """Tell of the providers of made services, once all are there."""
    follow(texts_of(known.providers.values()), kept=())
    subject = f"place.Locality:{locality.pk}"
    audit.record("provider.publish", by=by, at=at, subject=subject, locality=locality)


def _service(made: Made, locality: Locality, known: Known, at: datetime) -> Service:
    return Service(
        uid=made.uid,
        kept_by=locality,
        provider_id=known.providers[made.provider],
        name=made.name[:255],
        status=made.status,
        document=made.text,
        listed_on=at.date(),
        assured_on=made.assured_on,
        seen_until=seen_until(made.assured_on, at.date(), grace_days=GRACE_DAYS),
        is_public=True,
        last_modified=at,
    )


def _place(
    services: Sequence[Service], made: Sequence[Made], locality: Locality, known: Known
) -> None:
    places = {place.location: place for each in made for place in each.places}
    new = [
        _location(place, locality) for uid, place in places.items() if uid not in known.locations
    ]
    Location.objects.bulk_create(new)
    known.locations |= {each.uid: each.pk for each in new}
    ServiceAtLocation.objects.bulk_create(
        ServiceAtLocation(
            uid=place.uid,
            service=service,
            location_id=known.locations[place.location],
            position=number,
            record=place.at_text,
        )
        for service, each in zip(services, made, strict=True)
        for number, place in enumerate(each.places)
    )


def _location(place: MadePlace, locality: Locality) -> Location:
    hiding = Confidentiality.MASKED if place.hidden else Confidentiality.OPEN
    return Location(
        uid=place.location,
        kept_by=locality,
        name=place.name[:255],
        record=place.location_text,
        postcode=place.postcode,
        district=district_of(place.postcode),
        latitude_e6=place.latitude_e6,
        longitude_e6=place.longitude_e6,
        confidentiality=hiding.value,
    )


def _published(
    services: Sequence[Service], made: Sequence[Made], locality: Locality
) -> list[Published]:
    return [
        Published(
            service=service,
            written=each.written,
            provider_uid=each.provider,
            # No postcode file knows an invented district: a hidden place is nowhere.
            positions=[
                NOWHERE if place.hidden else (place.latitude_e6, place.longitude_e6)
                for place in each.places
            ],
            localities=[locality.pk],
        )
        for service, each in zip(services, made, strict=True)
    ]


def _index(services: Sequence[Service], made: Sequence[Made], locality: Locality) -> None:
    rows, words = [], []
    for service, each in zip(services, made, strict=True):
        spots = _spots(each)
        rows.append(search.row_of(service, locality.pk, each.entry, spots))
        words.append(search.words_of(each.entry, locality.pk, spots))
    search.write(rows, words)


def _spots(made: Made) -> list[Spot]:
    return [
        Spot(Point(place.latitude_e6, place.longitude_e6), number, hidden=False)
        for number, place in enumerate(made.places)
        if not place.hidden
    ]
