"""Observed counts: how many families of which area or group were seen, as a service sends them."""

from django.conf import settings
from django.db import models

from attune.place.localities.models import Locality


class ObservedCountsQuerySet(models.QuerySet["ObservedCounts"]):
    """Questions asked of observed counts."""

    def of(self, locality: Locality) -> "ObservedCountsQuerySet":
        return self.filter(locality=locality).select_related("loaded_by")

    def with_pk(self, pk: int) -> "ObservedCountsQuerySet":
        return self.filter(pk=pk)

    def same(self, sha256: str) -> "ObservedCountsQuerySet":
        """The very file, loaded before."""
        return self.filter(sha256=sha256)

    def newest_first(self) -> "ObservedCountsQuerySet":
        return self.order_by("-loaded_at", "-id")


class ObservedCounts(models.Model):
    """One file of counts, never changed; shown only through the disclosure gate."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    source = models.CharField(max_length=300)
    period = models.CharField(max_length=60)
    file_name = models.CharField(max_length=200)
    document = models.TextField()  # canonical text: the disclosure policy, and every count
    sha256 = models.CharField(max_length=64)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    loaded_at = models.DateTimeField()

    append_only = True
    objects = ObservedCountsQuerySet.as_manager()

    class Personal:
        # Small counts can point at a family, so they are guarded like what is personal.
        fields = frozenset({"loaded_by", "document"})
        not_personal = frozenset(
            {
                "id",
                "locality",
                "name",
                "source",
                "period",
                "file_name",
                "sha256",
                "loaded_at",
            }
        )
