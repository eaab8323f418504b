"""Where a source says otherwise than a record edited here, and what a person decided."""

from django.conf import settings
from django.db import models
from django.db.models import F, Max, OuterRef, Subquery

from attune.directory.records.models import Service
from attune.domain.listings.document import ServiceDocument
from attune.place.localities.models import Locality

from .imported import ImportedService
from .runs import ImportRun


class DifferenceQuerySet(models.QuerySet["Difference"]):
    """Questions asked of differences."""

    def at(self, locality: Locality) -> "DifferenceQuerySet":
        here = self.filter(imported__source__locality=locality)
        return here.select_related("imported__service", "imported__source", "run")

    def open(self) -> "DifferenceQuerySet":
        """The newest of each service that nobody has answered and that still stands."""
        newest = Difference.objects.filter(imported=OuterRef("imported")).order_by()
        newest = newest.values("imported").annotate(last=Max("id")).values("last")
        waiting = self.filter(answer=None, pk=Subquery(newest))
        edited = waiting.exclude(imported__number=F("imported__service__number"))
        return edited.filter(
            sha256=F("imported__sha256"), imported__service__merged_into=None
        ).order_by("id")

    def numbered(self, pk: int) -> "DifferenceQuerySet":
        return self.filter(pk=pk)


class Difference(models.Model):
    """A reading found that the source says otherwise than a record that was edited here."""

    imported = models.ForeignKey(
        ImportedService, on_delete=models.PROTECT, related_name="differences"
    )
    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="differences")
    document = models.TextField()  # the whole document as the source would have it
    sha256 = models.CharField(max_length=64)  # of the row as received

    append_only = True
    objects = DifferenceQuerySet.as_manager()

    class Personal:
        fields = frozenset({"document"})
        not_personal = frozenset({"id", "imported", "run", "sha256"})

    @property
    def service(self) -> Service:
        return self.imported.service

    @property
    def theirs(self) -> ServiceDocument:
        return ServiceDocument.read(self.document)


class DifferenceAnswer(models.Model):
    """For which fields a person took the source's word; for none: the record stays as it was."""

    difference = models.OneToOneField(Difference, on_delete=models.PROTECT, related_name="answer")
    taken = models.TextField()  # canonical list of fields
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    append_only = True

    class Personal:
        fields = frozenset({"by"})
        not_personal = frozenset({"id", "difference", "taken", "at"})
