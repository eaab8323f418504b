"""The places at which services are, and whether their addresses may be shown."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import models

from attune.domain.confidential import Confidentiality
from attune.place.localities.models import Locality

from .services import Service


def confidentialities() -> list[tuple[str, str]]:
    """A callable, so that a new word is not a migration."""
    return [(each.value, each.value) for each in Confidentiality]


class LocationQuerySet(models.QuerySet["Location"]):
    """Questions asked of places."""

    def with_uids(self, uids: Iterable[UUID]) -> "LocationQuerySet":
        """At most 400 of them in one question."""
        return self.filter(uid__in=list(uids))

    def kept_by(self, locality: Locality) -> "LocationQuerySet":
        return self.filter(kept_by=locality)

    def with_pk(self, pk: int) -> "LocationQuerySet":
        return self.filter(pk=pk)

    def with_services(self) -> "LocationQuerySet":
        """With the services at each, for a page that names them."""
        return self.prefetch_related("services_at__service")

    def private(self) -> "LocationQuerySet":
        """Those that a person said stay confidential."""
        return self.filter(confidentiality=Confidentiality.CONFIDENTIAL.value).order_by("id")

    def awaiting_clearance(self) -> "LocationQuerySet":
        return self.filter(confidentiality=Confidentiality.MASKED.value).order_by("id")


class Location(models.Model):
    """A place: Open Referral's location. Its record is the truth; what is shown is masked first.

    Latitude and longitude are in millionths of a degree (WGS 84), from the record or the postcode.
    """

    uid = models.UUIDField(unique=True)
    kept_by = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255, blank=True)
    record = models.TextField()
    postcode = models.CharField(max_length=8, blank=True)
    district = models.CharField(max_length=4, blank=True)
    latitude_e6 = models.IntegerField(null=True)
    longitude_e6 = models.IntegerField(null=True)
    confidentiality = models.CharField(
        max_length=12, choices=confidentialities, default=Confidentiality.OPEN.value
    )
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = LocationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["district"], name="location_by_district")]

    class Personal:
        # A refuge's address is not a person's, but it is guarded as if it were.
        fields = frozenset(
            {"name", "record", "postcode", "latitude_e6", "longitude_e6", "cleared_by"}
        )
        not_personal = frozenset({"id", "uid", "kept_by", "district", "confidentiality"})

    @property
    def hides(self) -> bool:
        return Confidentiality(self.confidentiality).hides


class ServiceAtLocation(models.Model):
    """One service at one place, in the order in which the record names them."""

    uid = models.UUIDField(unique=True)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="at_locations")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="services_at")
    position = models.PositiveSmallIntegerField()
    record = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "position"], name="place_of_service_order")
        ]

    class Personal:
        fields = frozenset({"record"})
        not_personal = frozenset({"id", "uid", "service", "location", "position"})
