"""Which record came from which row of a source, and what that row said last."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models
from django.db.models import F

from attune.directory.records.models import Service
from attune.place.localities.models import Locality

from .sources import Source


class ImportedServiceQuerySet(models.QuerySet["ImportedService"]):
    """Questions asked of imported services."""

    def of(self, source: Source) -> "ImportedServiceQuerySet":
        return self.filter(source_id=source.pk)

    def with_source_ids(self, source_ids: Iterable[str]) -> "ImportedServiceQuerySet":
        """At most 400 of them in one question."""
        return self.filter(source_id_there__in=list(source_ids))

    def gone(self, locality: Locality) -> "ImportedServiceQuerySet":
        """Those that their source no longer holds, for a person to look at."""
        here = self.filter(source__locality=locality, service__merged_into=None)
        gone = here.filter(seen_turn__lt=F("source__whole_turn"), service__status="active")
        return gone.select_related("source", "service").order_by("source", "service__name", "id")


class ImportedService(models.Model):
    """A service that came from a source.

    `number` is the version of the service that an import wrote last: a newer one was edited here.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="services")
    source_id_there = models.CharField(max_length=200)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="imported_as")
    text = models.TextField()  # the row as last received, canonical
    sha256 = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    seen_turn = models.PositiveIntegerField()

    objects = ImportedServiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id_there"], name="row_of_source")
        ]

    class Personal:
        fields = frozenset({"text"})
        not_personal = frozenset(
            {"id", "source", "source_id_there", "service", "sha256", "number", "seen_turn"}
        )


class SourceRecordQuerySet(models.QuerySet["SourceRecord"]):
    """Questions asked of the ids that a source's records have here."""

    def of(self, source: Source, table: str) -> "SourceRecordQuerySet":
        return self.filter(source_id=source.pk, table=table)

    def with_keys(self, keys: Iterable[str]) -> "SourceRecordQuerySet":
        """At most 400 of them in one question."""
        return self.filter(key__in=list(keys))

    def with_uids(self, uids: Iterable[UUID]) -> "SourceRecordQuerySet":
        """At most 400 of them in one question."""
        return self.filter(uid__in=list(uids))


class SourceRecord(models.Model):
    """An organisation, place, taxonomy or term of a source, and which id it has here."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="records")
    table = models.CharField(max_length=30)
    key = models.CharField(max_length=200)
    uid = models.UUIDField()
    # Of the record as an import wrote it last; another one now was edited here. "": never written.
    sha256 = models.CharField(max_length=64, blank=True)

    objects = SourceRecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "table", "key"], name="record_of_source"),
            models.UniqueConstraint(fields=["table", "uid"], name="one_source_of_record"),
        ]

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "source", "table", "key", "uid", "sha256"})
