"""What one reading of a source found, and every row that was set aside in it."""

from typing import Any

from django.conf import settings
from django.db import models

from attune.domain import canonical
from attune.place.localities.models import Locality

from .sources import Source


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    """Questions asked of readings."""

    def at(self, locality: Locality) -> "ImportRunQuerySet":
        return self.filter(source__locality=locality)

    def of(self, source: Source) -> "ImportRunQuerySet":
        return self.filter(source=source)

    def numbered(self, pk: int) -> "ImportRunQuerySet":
        return self.filter(pk=pk)

    def newest_first(self) -> "ImportRunQuerySet":
        return self.select_related("source", "by").order_by("-id")


class ImportRun(models.Model):
    """One loading of a source. Every row that was read is imported, merged or quarantined."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="runs")
    turn = models.PositiveIntegerField()
    file_name = models.CharField(max_length=200)
    layout = models.CharField(max_length=80)
    read = models.PositiveIntegerField()
    imported = models.PositiveIntegerField()
    merged = models.PositiveIntegerField()
    quarantined = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    held = models.PositiveIntegerField()  # differences from a record edited here
    report = models.TextField()  # canonical text: reasons, repairs, notes
    whole = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    append_only = True
    objects = ImportRunQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "turn"], name="import_turn_of_source"),
            models.CheckConstraint(
                condition=models.Q(
                    read=models.F("imported") + models.F("merged") + models.F("quarantined")
                ),
                name="every_row_accounted_for",
            ),
        ]

    class Personal:
        fields = frozenset({"by", "report"})
        not_personal = frozenset(
            {
                *("id", "source", "turn", "file_name", "layout", "read", "imported", "merged"),
                *("quarantined", "changed", "held", "whole", "at"),
            }
        )

    @property
    def found(self) -> dict[str, Any]:
        return canonical.value(self.report)  # type: ignore[return-value]


class QuarantinedRowQuerySet(models.QuerySet["QuarantinedRow"]):
    """Questions asked of rows set aside."""

    def in_order(self) -> "QuarantinedRowQuerySet":
        return self.order_by("id")


class QuarantinedRow(models.Model):
    """A row of the source that was not taken, or merged although its words were others."""

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="rows")
    merged = models.BooleanField()  # its id was met before in the same file, with other words
    where = models.CharField(max_length=300)
    table = models.CharField(max_length=60, blank=True)
    field = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=500)
    source_id = models.CharField(max_length=200, blank=True)
    snippet = models.TextField(blank=True)  # what could be read of it, shortened

    append_only = True
    objects = QuarantinedRowQuerySet.as_manager()

    class Personal:
        fields = frozenset({"snippet", "source_id"})
        not_personal = frozenset({"id", "run", "merged", "where", "table", "field", "reason"})

    @property
    def parts(self) -> tuple[str, ...]:
        """As a check keeps it: where, table, field, reason, id in the source, snippet."""
        said = (self.where, self.table, self.field, self.reason)
        return (*said, self.source_id, self.snippet)
