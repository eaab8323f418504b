"""Footprints: areas somebody put together, such as the patch of one team."""

from django.conf import settings
from django.db import models

from attune.place.localities.models import Locality


class FootprintQuerySet(models.QuerySet["Footprint"]):
    """Questions asked of footprints."""

    def of(self, locality: Locality) -> "FootprintQuerySet":
        return self.filter(locality=locality).select_related("made_by")

    def with_pk(self, pk: int) -> "FootprintQuerySet":
        return self.filter(pk=pk)

    def by_name(self) -> "FootprintQuerySet":
        return self.order_by("name")


class Footprint(models.Model):
    """Areas under one name, by their official codes; never changed, only made anew."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="footprints")
    name = models.CharField(max_length=80)
    geography = models.CharField(max_length=20)  # of the codes: "ward24", "lsoa11", "lad21"
    codes = models.TextField()  # canonical text: a sorted list of area codes
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()

    append_only = True
    objects = FootprintQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["locality", "name"], name="footprint_name_in_locality")
        ]

    class Personal:
        fields = frozenset({"made_by"})
        not_personal = frozenset({"id", "locality", "name", "geography", "codes", "made_at"})
