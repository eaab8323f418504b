"""Merges of two records into one, and merges undone."""

from django.conf import settings
from django.db import models

from attune.directory.records.models import Service
from attune.place.localities.models import Locality


class MergeQuerySet(models.QuerySet["Merge"]):
    """Questions asked of merges."""

    def at(self, locality: Locality) -> "MergeQuerySet":
        return self.filter(kept__kept_by=locality).select_related("kept", "gone", "merged_by")

    def standing(self) -> "MergeQuerySet":
        return self.filter(undone=None)

    def newest_first(self) -> "MergeQuerySet":
        return self.order_by("-merged_at", "-id")

    def with_pk(self, pk: int) -> "MergeQuerySet":
        return self.filter(pk=pk)


class Merge(models.Model):
    """One record went into another. The number is the kept one's before, to go back to."""

    kept = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    gone = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    number_before = models.PositiveIntegerField()
    number_after = models.PositiveIntegerField()
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    merged_at = models.DateTimeField()

    append_only = True
    objects = MergeQuerySet.as_manager()

    class Personal:
        fields = frozenset({"merged_by"})
        not_personal = frozenset(
            {"id", "kept", "gone", "number_before", "number_after", "merged_at"}
        )


class MergeUndone(models.Model):
    """The two are two again."""

    merge = models.OneToOneField(Merge, on_delete=models.PROTECT, related_name="undone")
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField()

    append_only = True

    class Personal:
        fields = frozenset({"undone_by"})
        not_personal = frozenset({"id", "merge", "undone_at"})
