"""Births, or somebody else's projection, that an area loads to look ahead with."""

from django.conf import settings
from django.db import models

from attune.place.localities.models import Locality

BIRTHS, PROJECTION = "births", "projection"
KINDS = [(BIRTHS, "Births"), (PROJECTION, "Projection")]


class LoadedProjectionQuerySet(models.QuerySet["LoadedProjection"]):
    """Questions asked of loaded projections."""

    def of(self, locality: Locality) -> "LoadedProjectionQuerySet":
        return self.filter(locality=locality).select_related("loaded_by")

    def of_kind(self, kind: str) -> "LoadedProjectionQuerySet":
        return self.filter(kind=kind)

    def newest_first(self) -> "LoadedProjectionQuerySet":
        return self.order_by("-loaded_at", "-id")


class LoadedProjection(models.Model):
    """Births counted by year, or children by year as somebody projects them.

    Of each kind the newest stands.
    """

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=KINDS)
    source = models.CharField(max_length=300)
    file_name = models.CharField(max_length=200)
    document = models.TextField()  # canonical text: births and ages 0 and 1 by year
    sha256 = models.CharField(max_length=64)  # of the file as it came
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    loaded_at = models.DateTimeField()

    append_only = True
    objects = LoadedProjectionQuerySet.as_manager()

    class Personal:
        fields = frozenset({"loaded_by"})
        not_personal = frozenset(
            {"id", "locality", "kind", "source", "file_name", "document", "sha256", "loaded_at"}
        )
