"""A needs assessment as a project: its workstreams, and what happened to each task."""

from django.conf import settings
from django.db import models

from attune.place.content.models import ContentVersion
from attune.place.localities.models import Locality


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Questions asked of assessments."""

    def of(self, locality: Locality) -> "AssessmentQuerySet":
        return self.filter(locality=locality).select_related("started_by", "template")

    def with_pk(self, pk: int) -> "AssessmentQuerySet":
        return self.filter(pk=pk)

    def newest_first(self) -> "AssessmentQuerySet":
        return self.order_by("-started_at", "-id")


class Assessment(models.Model):
    """One assessment of one area, begun from a template that never changes under it."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="assessments")
    name = models.CharField(max_length=80)
    template = models.ForeignKey(ContentVersion, on_delete=models.PROTECT, related_name="+")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField()

    append_only = True
    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["locality", "name"], name="assessment_name_in_locality")
        ]

    class Personal:
        fields = frozenset({"started_by"})
        not_personal = frozenset({"id", "locality", "name", "template", "started_at"})


class TaskEventQuerySet(models.QuerySet["TaskEvent"]):
    """Questions asked of what happened to tasks."""

    def of(self, assessment: Assessment) -> "TaskEventQuerySet":
        return self.filter(assessment=assessment).select_related("by").order_by("id")


class TaskEvent(models.Model):
    """Somebody took on, finished, set aside or reopened one task; the last event is its state."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="events")
    task = models.CharField(max_length=60)  # its key in the template
    move = models.CharField(max_length=20)
    note = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True
    objects = TaskEventQuerySet.as_manager()

    class Personal:
        fields = frozenset({"by", "note"})
        not_personal = frozenset({"id", "assessment", "task", "move", "at"})


class ReportQuerySet(models.QuerySet["Report"]):
    """Questions asked of reports."""

    def of(self, locality: Locality) -> "ReportQuerySet":
        return self.filter(locality=locality).select_related("kept_by")

    def with_pk(self, pk: int) -> "ReportQuerySet":
        return self.filter(pk=pk)

    def newest_first(self) -> "ReportQuerySet":
        return self.order_by("-kept_at", "-id")


class Report(models.Model):
    """A report as it was kept, and the inputs from which it is made again."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(
        Assessment, null=True, on_delete=models.PROTECT, related_name="reports"
    )
    title = models.CharField(max_length=120)
    inputs = models.TextField()  # canonical text
    document = models.TextField()  # canonical text of what it said
    sha256 = models.CharField(max_length=64)  # of the inputs
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    kept_at = models.DateTimeField()

    append_only = True
    objects = ReportQuerySet.as_manager()

    class Personal:
        fields = frozenset({"kept_by"})
        not_personal = frozenset(
            {"id", "locality", "assessment", "title", "inputs", "document", "sha256", "kept_at"}
        )
