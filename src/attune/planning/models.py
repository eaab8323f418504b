"""Solved gradients, one for each pair of vintages loaded, and estimates somebody saved."""

from django.conf import settings
from django.db import models

from attune.place.areas.models import Dataset
from attune.place.content.models import ContentVersion
from attune.place.localities.models import Locality

from .records.assessments import Assessment, Report, TaskEvent
from .records.flow import ObservedRates, Scenario, WorkedOut
from .records.footprints import Footprint
from .records.local_findings import LocalFinding
from .records.observed import ObservedCounts
from .records.projections import LoadedProjection

__all__ = [
    "Assessment",
    "Estimate",
    "Footprint",
    "LoadedProjection",
    "LocalFinding",
    "ObservedCounts",
    "ObservedRates",
    "Report",
    "Scenario",
    "SolvedGradient",
    "TaskEvent",
    "WorkedOut",
]


class SolvedGradientQuerySet(models.QuerySet["SolvedGradient"]):
    """Questions asked of solved gradients."""

    def on(self, population: Dataset, deprivation: Dataset) -> "SolvedGradientQuerySet":
        return self.filter(population=population, deprivation=deprivation)

    def under(self, sha256: str) -> "SolvedGradientQuerySet":
        """Those solved for the anchors of exactly this evidence file."""
        return self.filter(evidence__sha256=sha256)


class SolvedGradient(models.Model):
    """The four coefficients for one population and one deprivation dataset, and what they rest on.

    The document holds the coefficients, and England and the anchor place in bands of deprivation,
    so that a changed anchor is solved again without reading every area of England.
    """

    population = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+")
    deprivation = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+")
    evidence = models.ForeignKey(ContentVersion, on_delete=models.PROTECT, related_name="+")
    document = models.TextField()
    solved_at = models.DateTimeField()

    append_only = True
    objects = SolvedGradientQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["population", "deprivation", "evidence"], name="gradient_solved_once"
            )
        ]

    class Personal:
        fields = frozenset()
        not_personal = frozenset(
            {"id", "population", "deprivation", "evidence", "document", "solved_at"}
        )


class EstimateQuerySet(models.QuerySet["Estimate"]):
    """Questions asked of saved estimates."""

    def of(self, locality: Locality) -> "EstimateQuerySet":
        return self.filter(locality=locality).select_related("saved_by")

    def with_pk(self, pk: int) -> "EstimateQuerySet":
        return self.filter(pk=pk)

    def newest_first(self) -> "EstimateQuerySet":
        return self.order_by("-saved_at", "-id")


class Estimate(models.Model):
    """An estimate as it was when somebody saved it: inputs and result, never changed."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="estimates")
    name = models.CharField(max_length=80)
    evidence = models.ForeignKey(ContentVersion, on_delete=models.PROTECT, related_name="+")
    document = models.TextField()  # canonical text: assumptions, vintages, figures
    sha256 = models.CharField(max_length=64)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()

    append_only = True
    objects = EstimateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["locality", "name"], name="estimate_name_in_locality")
        ]

    class Personal:
        fields = frozenset({"saved_by"})
        not_personal = frozenset(
            {"id", "locality", "name", "evidence", "document", "sha256", "saved_at"}
        )
