"""What the simulation of flow keeps: observed rates, saved scenarios, answers worked out once."""

from datetime import datetime

from django.conf import settings
from django.db import models

from attune.place.localities.models import Locality


class ObservedRatesQuerySet(models.QuerySet["ObservedRates"]):
    """Questions asked of files of observed rates."""

    def of(self, locality: Locality) -> "ObservedRatesQuerySet":
        return self.filter(locality=locality).select_related("loaded_by")

    def with_pk(self, pk: int) -> "ObservedRatesQuerySet":
        return self.filter(pk=pk)

    def same(self, sha256: str) -> "ObservedRatesQuerySet":
        """The very file, loaded before."""
        return self.filter(sha256=sha256)

    def newest_first(self) -> "ObservedRatesQuerySet":
        return self.order_by("-loaded_at", "-id")


class ObservedRates(models.Model):
    """One file of rates counted in the area, never changed; the newest one is in use."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    document = models.TextField()  # canonical text: key, value, source, day of every rate
    sha256 = models.CharField(max_length=64)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    loaded_at = models.DateTimeField()

    append_only = True
    objects = ObservedRatesQuerySet.as_manager()

    class Personal:
        fields = frozenset({"loaded_by"})
        not_personal = frozenset({"id", "locality", "file_name", "document", "sha256", "loaded_at"})


class ScenarioQuerySet(models.QuerySet["Scenario"]):
    """Questions asked of saved scenarios."""

    def of(self, locality: Locality) -> "ScenarioQuerySet":
        return self.filter(locality=locality).select_related("saved_by")

    def with_pk(self, pk: int) -> "ScenarioQuerySet":
        return self.filter(pk=pk)

    def newest_first(self) -> "ScenarioQuerySet":
        return self.order_by("-saved_at", "-id")


class Scenario(models.Model):
    """A what-if as it was when somebody saved it: inputs and what both ways came to."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="scenarios")
    name = models.CharField(max_length=80)
    document = models.TextField()  # canonical text: situation, rates, plan, checksums, answers
    sha256 = models.CharField(max_length=64)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()

    append_only = True
    objects = ScenarioQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["locality", "name"], name="scenario_name_in_locality")
        ]

    class Personal:
        fields = frozenset({"saved_by"})
        not_personal = frozenset({"id", "locality", "name", "document", "sha256", "saved_at"})


class WorkedOutQuerySet(models.QuerySet["WorkedOut"]):
    """Questions asked of answers worked out before."""

    def asked(self, sha256: str) -> "WorkedOutQuerySet":
        """To exactly this question."""
        return self.filter(sha256=sha256)

    def older_than(self, day: datetime) -> "WorkedOutQuerySet":
        return self.filter(worked_out_at__lt=day)

    def older_than_the_newest(self, count: int) -> datetime | None:
        """The moment from which on there are so many; None where there are no more than that."""
        moments = self.order_by("-worked_out_at").values_list("worked_out_at", flat=True)
        kept = list(moments[max(0, count - 1) : count + 1])
        return kept[0] if len(kept) > 1 else None


class WorkedOut(models.Model):
    """The answer to one question, so that a page need not work it out again; may be forgotten."""

    sha256 = models.CharField(max_length=64, unique=True)  # of question, plan and engine
    document = models.TextField()  # canonical text
    worked_out_at = models.DateTimeField()

    objects = WorkedOutQuerySet.as_manager()

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "sha256", "document", "worked_out_at"})
