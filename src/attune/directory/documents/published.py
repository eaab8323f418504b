"""What the feed says of each public service: its texts, and the narrow rows that lists go by."""

from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef

from attune.directory.records.models import Service
from attune.place.localities.models import Locality

from .places import PublishedHours, PublishedPlace, Span
from .terms import PublishedTerm

HUNDREDTHS = 100  # of a year, in which ages are kept
IN_ONE_QUESTION = 400


class PublishedServiceQuerySet(models.QuerySet["PublishedService"]):
    """Questions asked of published documents."""

    def seen(self, *, on: date) -> "PublishedServiceQuerySet":
        return self.filter(seen_until__gte=on)

    def with_uid(self, uid: UUID) -> "PublishedServiceQuerySet":
        return self.filter(uid=uid)

    def at(self, locality: Locality | None) -> "PublishedServiceQuerySet":
        """Those that a locality's families can use; all of them without a locality."""
        return self.filter(listings__locality=locality)

    def of_provider(self, uid: UUID) -> "PublishedServiceQuerySet":
        return self.filter(provider_uid=uid).order_by("service")

    def in_order(self, service_ids: Sequence[int], *texts: str) -> "list[PublishedService]":
        """These, in this order, however many they are; only the texts that are named are read."""
        some = self.only(*texts)
        found: dict[int, PublishedService] = {}
        for start in range(0, len(service_ids), IN_ONE_QUESTION):
            found.update(some.in_bulk(list(service_ids[start : start + IN_ONE_QUESTION])))
        return [found[each] for each in service_ids if each in found]


class PublishedService(models.Model):
    """The Open Referral UK texts of one public service; there is no row for any other.

    `listed` is the service as lists give it, `own` the whole service but for its places, `places`
    the list of its places. Each is JSON by itself, so that a page joins texts and writes none anew.
    """

    service = models.OneToOneField(
        Service, on_delete=models.CASCADE, primary_key=True, related_name="published"
    )
    uid = models.UUIDField(unique=True)
    provider_uid = models.UUIDField(null=True, db_index=True)
    seen_until = models.DateField()
    last_modified = models.DateTimeField()
    listed = models.TextField()
    own = models.TextField()
    places = models.TextField(blank=True)

    objects = PublishedServiceQuerySet.as_manager()

    class Personal:
        fields = frozenset({"listed", "own", "places"})  # they may name people to write to
        not_personal = frozenset({"service", "uid", "provider_uid", "seen_until", "last_modified"})

    @property
    def whole(self) -> str:
        """The fully nested service."""
        return (
            f'{self.own[:-1]},"service_at_locations":{self.places}}}' if self.places else self.own
        )

    def place(self, start: int, length: int) -> str:
        """One of its places, as it stands in `places`."""
        return self.places[start : start + length]


class ListedQuerySet(models.QuerySet["Listed"]):
    """Questions asked of the list of services; each narrows it further."""

    def at(self, locality: Locality | None, *, on: date) -> "ListedQuerySet":
        """What families of a locality see on a day, or those of the whole instance."""
        return self.filter(locality=locality, seen_until__gte=on)

    def modified_from(self, moment: datetime) -> "ListedQuerySet":
        return self.filter(last_modified__gte=moment)

    def of_provider(self, uid: UUID) -> "ListedQuerySet":
        return self.filter(provider_uid=uid)

    def tagged(self, uid: UUID) -> "ListedQuerySet":
        """Those that carry a term, or any term of a taxonomy."""
        return self.filter(terms__contains=PublishedTerm.objects.mark(uid))

    def aged(self, *, least: float | None, most: float | None) -> "ListedQuerySet":
        """Whose own least age is not below one, and own greatest not above the other, in years."""
        found = self
        if least is not None:
            found = found.filter(minimum_age_e2__gte=round(least * HUNDREDTHS))
        if most is not None:
            found = found.filter(maximum_age_e2__lte=round(most * HUNDREDTHS))
        return found

    def open(self, *, day: int | None, start: time | None, end: time | None) -> "ListedQuerySet":
        hours = PublishedHours.objects.within(day=day, start=start, end=end)
        return self.filter(Exists(hours.of_service(OuterRef("service"))))

    def near(self, span: Span) -> "ListedQuerySet":
        places = PublishedPlace.objects.within(span)
        return self.filter(Exists(places.of_service(OuterRef("service"))))

    def reaching_any(self, localities: Sequence[int] | None) -> "ListedQuerySet":
        """Those that reach one of these localities; all where it is not known which they are."""
        if localities is None:
            return self
        there = Listed.objects.filter(locality__in=localities, service=OuterRef("service"))
        return self.filter(Exists(there))

    def among(self, services: models.QuerySet) -> "ListedQuerySet":
        """Of these services only; a question whose rows are their numbers."""
        return self.filter(service__in=services)

    def numbers(self, start: int, size: int) -> list[int]:
        """The services on one page, by number."""
        numbers = self.order_by("service").values_list("service", flat=True)
        return list(numbers[start : start + size])

    def numbers_after(self, number: int, size: int) -> list[int]:
        """The next services of a stream: each piece is asked for by itself."""
        return self.filter(service__gt=number).numbers(0, size)

    def outlines(self, start: int, size: int) -> list[tuple]:
        """Number, id, name, status and moment of change of the services on one page."""
        wanted = ("uid", "service__name", "service__status", "last_modified")
        rows = self.order_by("service").values_list(
            "service", *(f"service__{name}" for name in wanted)
        )
        return list(rows[start : start + size])

    def outlines_after(self, number: int, size: int) -> list[tuple]:
        return self.filter(service__gt=number).outlines(0, size)


class Listed(models.Model):
    """A public service in the list of one locality, or (without one) of the whole instance.

    Narrow on purpose: counting, filtering and paging never touch a text. Ages are in hundredths
    of a year.
    """

    locality = models.ForeignKey(
        Locality, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    service = models.ForeignKey(PublishedService, on_delete=models.CASCADE, related_name="listings")
    provider_uid = models.UUIDField(null=True)
    seen_until = models.DateField()
    last_modified = models.DateTimeField()
    minimum_age_e2 = models.IntegerField(null=True)
    maximum_age_e2 = models.IntegerField(null=True)
    terms = models.TextField(blank=True)  # numbers of terms and taxonomies: " 3 17 "

    objects = ListedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["locality", "service", "seen_until"], name="listed_by_page"),
            models.Index(fields=["locality", "provider_uid"], name="listed_by_provider"),
        ]

    class Personal:
        fields = frozenset()
        not_personal = frozenset(
            {
                *("id", "locality", "service", "provider_uid", "seen_until", "last_modified"),
                *("minimum_age_e2", "maximum_age_e2", "terms"),
            }
        )
