"""Returns of services, who sends them, which letters asked for them, and what is small."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Subquery

from attune.directory.records.models import Service
from attune.domain.disclosure import SmallNumbers
from attune.domain.returns import MEASURES, Quarter, QuarterCounts
from attune.place.localities.models import Locality

WAYS = ("form", "letter", "file")


def ways() -> list[tuple[str, str]]:
    """A callable, so that a new word is not a migration."""
    return [(each, each) for each in WAYS]


class ReturnQuerySet(models.QuerySet["Return"]):
    """Questions asked of returns."""

    def of(self, locality: Locality) -> "ReturnQuerySet":
        """Those of services whose record this locality keeps."""
        return self.filter(service__kept_by=locality)

    def by(self, service: Service) -> "ReturnQuerySet":
        return self.filter(service=service)

    def for_services(self, services: Iterable[int]) -> "ReturnQuerySet":
        """At most 400 of them in one question."""
        return self.filter(service__in=list(services))

    def newest(self) -> "ReturnQuerySet":
        """The return that counts for each service and quarter: the last one sent."""
        later = Return.objects.filter(
            service=OuterRef("service"), quarter=OuterRef("quarter"), pk__gt=OuterRef("pk")
        )
        return self.exclude(Exists(later))

    def in_quarters(self, quarters: Iterable[Quarter]) -> "ReturnQuerySet":
        return self.filter(quarter__in=[each.first for each in quarters])


class Return(models.Model):
    """What a service counted in a quarter, which is known by its first day; never changed.

    A correction is another row. Counts are of families with a child under two.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="returns")
    quarter = models.DateField()
    referrals = models.PositiveIntegerField(null=True)
    accepted = models.PositiveIntegerField(null=True)
    waiting = models.PositiveIntegerField(null=True)
    seen = models.PositiveIntegerField(null=True)
    how = models.CharField(max_length=10, choices=ways)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField()

    append_only = True
    objects = ReturnQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["service", "quarter"], name="return_of_quarter")]

    class Personal:
        # Small counts can point at a family, so they are guarded like what is personal.
        fields = frozenset({*MEASURES, "sent_by"})
        not_personal = frozenset({"id", "service", "quarter", "how", "sent_at"})

    @property
    def counts(self) -> QuarterCounts:
        return QuarterCounts(*(getattr(self, name) for name in MEASURES))


class SendsReturnsQuerySet(models.QuerySet["SendsReturns"]):
    """Questions asked of who sends returns."""

    def services(self, locality: Locality, quarter: Quarter) -> "models.QuerySet[Service]":
        """The services of a locality that are to send a return for a quarter."""
        before = self.filter(service=OuterRef("pk"), from_quarter__lte=quarter.first)
        last = Subquery(before.order_by("-id").values("sends")[:1])
        return Service.objects.kept_by(locality).annotate(sends=last).filter(sends=True)

    def missing(self, locality: Locality, quarter: Quarter) -> "models.QuerySet[Service]":
        """Those of them that have not."""
        sent = Return.objects.in_quarters([quarter]).filter(service=OuterRef("pk"))
        return self.services(locality, quarter).exclude(Exists(sent))


class SendsReturns(models.Model):
    """From a quarter on a service is to send returns, or no longer; the last row counts."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="sends_returns")
    sends = models.BooleanField()
    from_quarter = models.DateField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    append_only = True
    objects = SendsReturnsQuerySet.as_manager()

    class Personal:
        fields = frozenset({"by"})
        not_personal = frozenset({"id", "service", "sends", "from_quarter", "at"})


class ReturnLetter(models.Model):
    """A letter that asked a service for a quarter's counts: each step once."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    quarter = models.DateField()
    step = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service", "quarter", "step"], name="return_asked_for_once"
            )
        ]

    class Personal:
        fields: frozenset[str] = frozenset()
        not_personal = frozenset({"id", "service", "quarter", "step", "at"})

    @staticmethod
    def sent(services: Iterable[int], quarter: date) -> dict[int, int]:
        """The last step sent to each of at most 400 services."""
        rows = ReturnLetter.objects.filter(service__in=list(services), quarter=quarter)
        return dict(rows.order_by("step").values_list("service_id", "step"))


class ReturnTermsQuerySet(models.QuerySet["ReturnTerms"]):
    """Questions asked of terms."""

    def of(self, locality: Locality) -> "ReturnTerms":
        """The area's own, or those it begins with (unsaved)."""
        return self.filter(locality=locality).first() or ReturnTerms(locality=locality)


class ReturnTerms(models.Model):
    """Below which number an area hides counts."""

    locality = models.OneToOneField(Locality, on_delete=models.PROTECT, related_name="+")
    small_under = models.PositiveSmallIntegerField(default=SmallNumbers().under)

    objects = ReturnTermsQuerySet.as_manager()

    class Personal:
        fields: frozenset[str] = frozenset()
        not_personal = frozenset({"id", "locality", "small_under"})

    @property
    def rule(self) -> SmallNumbers:
        return SmallNumbers(self.small_under)
