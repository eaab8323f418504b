"""Where and when a published service is: its places, masked, and its opening hours."""

from dataclasses import dataclass
from datetime import date, time
from math import cos, radians
from uuid import UUID

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, FloatField, OuterRef, Q, Value
from django.db.models.functions import Cast

from attune.place.localities.models import Locality

METRES_IN_A_DEGREE = 111_320  # of latitude; of longitude at the equator
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Span:
    """A circle: its middle in millionths of a degree, its radius in metres."""

    latitude_e6: int
    longitude_e6: int
    metres: int

    @property
    def narrowing(self) -> float:
        """How much shorter a degree of longitude is here than at the equator."""
        return max(0.01, cos(radians(self.latitude_e6 / 1e6)))

    @property
    def up(self) -> int:
        return int(self.metres / METRES_IN_A_DEGREE * 1e6) + 1

    @property
    def across(self) -> int:
        return int(self.up / self.narrowing) + 1


class OfService(models.QuerySet):
    """Questions asked of any table whose rows belong to a published service."""

    def of_service(self, service: object) -> "OfService":
        return self.filter(service=service)


class PublishedPlaceQuerySet(OfService):
    """Questions asked of published places."""

    def seen(self, *, on: date) -> "PublishedPlaceQuerySet":
        return self.filter(seen_until__gte=on)

    def at(self, locality: Locality | None, *, on: date) -> "PublishedPlaceQuerySet":
        """Of services that families of a locality see on a day; of all without a locality."""
        if locality is None:
            return self
        return self.filter(
            service__listings__locality=locality, service__listings__seen_until__gte=on
        )

    def with_uid(self, uid: UUID) -> "PublishedPlace | None":
        return self.filter(uid=uid).select_related("service").first()

    def of_listed(self, services: models.QuerySet) -> "PublishedPlaceQuerySet":
        """Of listed services only."""
        return self.filter(Exists(services.filter(service=OuterRef("service"))))

    def open(self, **asked: object) -> "PublishedPlaceQuerySet":
        """Where one schedule of the place, or of the service wherever it is, fits."""
        hours = PublishedHours.objects.within(**asked)
        return self.filter(Exists(hours.of_place(OuterRef("service"), OuterRef("position"))))

    def page(self, start: int, size: int) -> "list[PublishedPlace]":
        return list(self.order_by("service", "position")[start : start + size])

    def after(self, last: "PublishedPlace", size: int) -> "list[PublishedPlace]":
        further = Q(service=last.service_id, position__gt=last.position)
        return self.filter(Q(service__gt=last.service_id) | further).page(0, size)

    def within(self, span: Span) -> "PublishedPlaceQuerySet":
        """Inside the circle, by the position that may be shown (a hidden place's district)."""
        across = _metres("longitude_e6", span.longitude_e6, span.narrowing)
        up = _metres("latitude_e6", span.latitude_e6, 1)
        box = Q(
            latitude_e6__range=(span.latitude_e6 - span.up, span.latitude_e6 + span.up),
            longitude_e6__range=(
                span.longitude_e6 - span.across,
                span.longitude_e6 + span.across,
            ),
        )
        return (
            self.filter(box)
            .alias(square=across * across + up * up)
            .filter(square__lte=float(span.metres) ** 2)
        )


def _metres(name: str, middle: int, narrowing: float) -> ExpressionWrapper:
    factor = METRES_IN_A_DEGREE / 1e6 * narrowing
    apart = (Cast(F(name), FloatField()) - Value(float(middle))) * Value(factor)
    return ExpressionWrapper(apart, output_field=FloatField())


class PublishedPlace(models.Model):
    """One place of a published service: where its text stands in the service's `places`.

    The position is what may be shown, in millionths of a degree: none, or the district's centre,
    where the address is hidden.
    """

    service = models.ForeignKey(
        "directory.PublishedService", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    uid = models.UUIDField(unique=True)
    position = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    length = models.PositiveIntegerField()
    seen_until = models.DateField()
    latitude_e6 = models.IntegerField(null=True)
    longitude_e6 = models.IntegerField(null=True)

    objects = PublishedPlaceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["service", "position", "seen_until"], name="published_place_page"),
            models.Index(fields=["latitude_e6", "longitude_e6"], name="published_place_where"),
        ]

    class Personal:
        fields = frozenset()
        not_personal = frozenset(
            {
                *("id", "service", "uid", "position", "start", "length", "seen_until"),
                *("latitude_e6", "longitude_e6"),
            }
        )


class PublishedHoursQuerySet(OfService):
    """Questions asked of opening hours."""

    def within(
        self, *, day: int | None, start: time | None, end: time | None
    ) -> "PublishedHoursQuerySet":
        """Open on a day (0 is Monday), from a time or later, until a time or earlier."""
        found = self
        if day is not None:
            found = found.alias(on_day=F("days").bitand(1 << day)).filter(on_day__gt=0)
        if start is not None:
            found = found.filter(opens__gte=_minutes(start))
        if end is not None:
            found = found.filter(closes__lte=_minutes(end))
        return found

    def of_place(self, service: object, position: object) -> "PublishedHoursQuerySet":
        """Of one place, and those that hold wherever the service is."""
        return self.filter(Q(position=position) | Q(position=None), service=service)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


class PublishedHours(models.Model):
    """One schedule of a published service: days as bits (1 is Monday), times in minutes."""

    service = models.ForeignKey(
        "directory.PublishedService", on_delete=models.CASCADE, related_name="+"
    )
    position = models.PositiveSmallIntegerField(null=True)  # of the place; none: the service's own
    days = models.PositiveSmallIntegerField()
    opens = models.PositiveSmallIntegerField(null=True)
    closes = models.PositiveSmallIntegerField(null=True)

    objects = PublishedHoursQuerySet.as_manager()

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "service", "position", "days", "opens", "closes"})
