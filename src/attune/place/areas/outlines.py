"""How an area is drawn on a map: its boundary, or its place in a hexagon cartogram."""

from collections.abc import Sequence

from django.db import models


class OutlineQuerySet(models.QuerySet["Outline"]):
    """Questions asked of outlines."""

    def of_areas(self, geography: str, codes: Sequence[str]) -> list["Outline"]:
        """The outlines of these areas; asked in slices, since SQLite takes few values at a time."""
        found: list[Outline] = []
        for start in range(0, len(codes), 400):
            part = codes[start : start + 400]
            found += self.filter(area__geography=geography, area__code__in=part).select_related(
                "area"
            )
        return found

    def geography_of(self, codes: Sequence[str]) -> str | None:
        """The newest drawing of the map in which the first 400 of these areas have an outline."""
        found = self.filter(area__code__in=codes[:400]).order_by("-area__geography")
        return found.values_list("area__geography", flat=True).first()


class Outline(models.Model):
    """One drawing of one area: rings of a boundary, or the two coordinates of a hexagon."""

    area = models.OneToOneField("place.Area", on_delete=models.PROTECT, related_name="outline")
    # Canonical text: {"rings": [[[longitude, latitude], ...], ...]} or {"q": 3, "r": -1}.
    document = models.TextField()

    objects = OutlineQuerySet.as_manager()

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "area", "document"})
