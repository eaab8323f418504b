"""Services, the localities they reach, and every version each has had."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from attune.domain.freshness import FRESH_DAYS, Freshness, freshness
from attune.domain.listings.document import ServiceDocument
from attune.domain.listings.public import ServiceStatus, is_public
from attune.domain.offers.offer import Offer
from attune.place.localities.models import Locality
from attune.place.members.models import Member, Membership
from attune.place.members.roles import Role

from .providers import Provider


def statuses() -> list[tuple[str, str]]:
    """A callable, so that a new word is not a migration."""
    return [(each.value, each.value) for each in ServiceStatus]


class ServiceQuerySet(models.QuerySet["Service"]):
    """Questions asked of services."""

    def kept_by(self, locality: Locality) -> "ServiceQuerySet":
        """Those whose record this locality keeps, merged ones aside."""
        return self.filter(kept_by=locality, merged_into=None)

    def reaching(self, locality: Locality) -> "ServiceQuerySet":
        """Those that families of this locality can use."""
        return self.filter(reaches__locality=locality, merged_into=None)

    def with_uid(self, uid: UUID | str) -> "ServiceQuerySet":
        return self.filter(uid=uid)

    def with_uids(self, uids: Iterable[UUID]) -> "ServiceQuerySet":
        """At most 400 of them in one question."""
        return self.filter(uid__in=list(uids))

    def with_pks(self, pks: Iterable[int]) -> "ServiceQuerySet":
        """At most 400 of them in one question."""
        return self.filter(pk__in=list(pks))

    def public(self, *, on: date) -> "ServiceQuerySet":
        """Those that families may see on a day."""
        return self.filter(is_public=True, seen_until__gte=on)

    def stale(self, *, on: date) -> "ServiceQuerySet":
        return self.filter(is_public=True, seen_until__lt=on)

    def edited_by(self, member: Member, locality: Locality) -> "ServiceQuerySet":
        """Their organisation's services, where the member holds the provider role."""
        roles = Membership.objects.of(member).at(locality).roles()
        if Role.PROVIDER not in roles or member.organisation_id is None:
            return self.none()
        return self.kept_by(locality).filter(provider__members=member.organisation_id)

    def called(self, words: str) -> "ServiceQuerySet":
        """Those whose name holds these words; all where there are none."""
        return self.filter(name__icontains=words) if words else self

    def in_state(self, state: Freshness, *, on: date) -> "ServiceQuerySet":
        """Those whose record is as fresh as this on a day."""
        fresh_from = on - timedelta(days=FRESH_DAYS)
        seen = self.filter(seen_until__gte=on)
        return {
            Freshness.STALE: self.filter(seen_until__lt=on),
            Freshness.NOT_YET_CHECKED: seen.filter(assured_on=None),
            Freshness.FRESH: seen.filter(assured_on__gte=fresh_from),
            Freshness.OVERDUE: seen.filter(assured_on__lt=fresh_from),
        }[state]

    def by_name(self) -> "ServiceQuerySet":
        return self.order_by(Lower("name"), "id")

    def whole(self) -> "ServiceQuerySet":
        """With provider, locality and places, so that a page asks the database no more."""
        return self.select_related("provider", "kept_by").prefetch_related("at_locations__location")

    def at(self, locality: Locality, uid: UUID | str) -> "Service | None":
        """The service of this id that families of a locality use, or that the locality keeps."""
        found = self.with_uid(uid).filter(merged_into=None)
        here = found.filter(reaches__locality=locality) | found.filter(kept_by=locality)
        return here.distinct().first()

    def successor_of(self, uid: UUID | str) -> "Service | None":
        """What a merged service became, however often that was merged on."""
        service = self.with_uid(uid).select_related("merged_into").first()
        while service and service.merged_into:
            service = service.merged_into
        return service


class Service(models.Model):
    """A service: the fields asked of it often, beside the document of its newest version.

    Dates of assurance and mark are kept here by the verbs of `assurance` and `quality`. The
    Open Referral id is `uid`; a merged service keeps its own, which leads to the one it became.
    """

    uid = models.UUIDField(unique=True)
    kept_by = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="services")
    provider = models.ForeignKey(
        Provider, on_delete=models.PROTECT, null=True, related_name="services"
    )
    name = models.CharField(max_length=255)
    status = models.CharField(max_length=20, choices=statuses, default=ServiceStatus.ACTIVE.value)
    document = models.TextField()
    number = models.PositiveIntegerField(default=1)
    listed_on = models.DateField()
    assured_on = models.DateField(null=True)
    seen_until = models.DateField()
    marked_until = models.DateField(null=True)
    is_public = models.BooleanField()
    historical = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged_from"
    )
    last_modified = models.DateTimeField()

    objects = ServiceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["kept_by", "name"], name="service_by_name"),
            models.Index(fields=["is_public", "seen_until"], name="service_seen"),
        ]

    class Personal:
        fields = frozenset({"document"})  # it may name people to write to
        not_personal = frozenset(
            {
                *("id", "uid", "kept_by", "provider", "name", "status", "number", "listed_on"),
                *("assured_on", "seen_until", "marked_until", "is_public", "historical"),
                *("merged_into", "last_modified"),
            }
        )

    @property
    def whole_document(self) -> ServiceDocument:
        return ServiceDocument.read(self.document)

    @property
    def offer(self) -> Offer:
        return self.whole_document.offer

    @property
    def hidden(self) -> dict[str, str]:
        """The postcode district of each place whose address may not be shown, by location id."""
        places = (at.location for at in self.at_locations.all())
        return {str(place.uid): place.district for place in places if place.hides}

    def freshness(self, *, on: date, grace_days: int) -> Freshness:
        return freshness(self.assured_on, self.listed_on, on=on, grace_days=grace_days)

    def settle(self, document: ServiceDocument) -> None:
        """Take over a new document: the columns that follow from it, and nothing else."""
        status = ServiceStatus(document.service.get("status") or ServiceStatus.ACTIVE.value)
        self.name = document.name[:255]
        self.status = status.value
        self.document = document.text()
        self.is_public = is_public(
            status,
            document.offer.standing,
            merged=self.merged_into_id is not None,
            historical=self.historical,
        )


class Reach(models.Model):
    """A locality whose families can use a service."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="reaches")
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "locality"], name="service_reaches_once")
        ]

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "service", "locality"})


class ServiceVersion(models.Model):
    """What a service's whole document was from a moment on; never changed."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.TextField()
    why = models.CharField(max_length=200)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    kept_at = models.DateTimeField()

    append_only = True

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="service_version_number")
        ]

    class Personal:
        fields = frozenset({"document", "kept_by"})
        not_personal = frozenset({"id", "service", "number", "why", "kept_at"})
