"""Datasets (one loaded file each), areas, and how small areas lie in larger ones."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import models

from .statistics import Births, Deprivation, Population, Postcode

__all__ = ["Area", "Births", "Dataset", "Deprivation", "Link", "Population", "Postcode"]

KINDS = [
    ("population", "Population"),
    ("deprivation", "Deprivation"),
    ("lookup", "Lookup"),
    ("births", "Births"),
    ("postcodes", "Postcodes"),
]


class DatasetQuerySet(models.QuerySet["Dataset"]):
    """Questions asked of the files that were loaded."""

    def current(self, kind: str, *, geography: str = "") -> "DatasetQuerySet":
        """Those of a kind that no correction has superseded, the newest vintage first."""
        found = self.filter(kind=kind, successor__isnull=True)
        if geography:
            found = found.filter(geography=geography)
        return found.order_by("-vintage_order", "-id")

    def same(self, *, sha256: str, sheet: str) -> "DatasetQuerySet":
        """The very file, loaded before."""
        return self.filter(sha256=sha256, sheet=sheet)

    def linking(self, small: str, large: str) -> "DatasetQuerySet":
        """Current lookups from one kind of area into another, such as “lsoa21” into “lad”.

        A lookup's vintage names them: “lsoa21 to ward24, lad24”. Where it is a change of drawing
        (“lsoa11 to lsoa21, lad22”), larger areas are linked to the newer small ones.
        """
        into = models.Q(vintage__contains=f" {large}")
        redrawn = models.Q(vintage__contains=f" to {small.rstrip('0123456789')}")
        from_the_older = models.Q(geography=small) & ~redrawn
        from_the_newer = models.Q(vintage__contains=f" to {small}, ")
        return self.current("lookup").filter(into & (from_the_older | from_the_newer))

    def listed(self) -> "DatasetQuerySet":
        """All of them for a page: by kind, the newest vintage first, the newest load first."""
        return self.select_related("loaded_by", "successor").order_by(
            "kind", "-vintage_order", "geography", "-id"
        )


class Dataset(models.Model):
    """One loaded official file. Never changed: a correction is another one that supersedes it."""

    kind = models.CharField(max_length=20, choices=KINDS)
    vintage = models.CharField(max_length=80)
    # The vintage as a number that sorts: months since the year 0.
    vintage_order = models.PositiveIntegerField()
    geography = models.CharField(max_length=12)
    authority_geography = models.CharField(max_length=12, blank=True)
    layout = models.CharField(max_length=200)
    publisher = models.CharField(max_length=120)
    source = models.CharField(max_length=500)
    file_name = models.CharField(max_length=200)
    sheet = models.CharField(max_length=80, blank=True)
    sha256 = models.CharField(max_length=64)
    rows_read = models.PositiveIntegerField()
    rows_kept = models.PositiveIntegerField()
    dropped = models.TextField(blank=True)  # a line for each reason: "12 terminated postcode"
    notes = models.TextField(blank=True)  # a line each
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    supersedes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="successor"
    )

    append_only = True
    objects = DatasetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sha256", "sheet"], name="dataset_file_once")
        ]
        indexes = [models.Index(fields=["kind", "geography"], name="dataset_kind_geography")]

    class Personal:
        fields = frozenset({"loaded_by"})
        not_personal = frozenset(
            {
                *("id", "kind", "vintage", "vintage_order", "geography", "authority_geography"),
                *("layout", "publisher", "source", "file_name", "sheet", "sha256"),
                *("rows_read", "rows_kept", "dropped", "notes", "loaded_at", "supersedes"),
            }
        )

    @property
    def rows_dropped(self) -> int:
        return self.rows_read - self.rows_kept

    @property
    def is_superseded(self) -> bool:
        return hasattr(self, "successor")


class AreaQuerySet(models.QuerySet["Area"]):
    """Questions asked of areas."""

    def of(self, geography: str) -> "AreaQuerySet":
        return self.filter(geography=geography)

    def coded(self, codes: Iterable[str]) -> "AreaQuerySet":
        return self.filter(code__in=list(codes))

    def within(self, parent: str, *, lookup: Dataset) -> "AreaQuerySet":
        """The areas that a lookup puts inside one larger area."""
        return self.filter(
            links_up__dataset=lookup, links_up__parent__code=parent, links_up__change=""
        )

    def names(self, geography: str, codes: Sequence[str]) -> dict[str, str]:
        """Names by code; the code itself where an area has no name."""
        named = {code: code for code in codes}
        for start in range(0, len(codes), 400):
            found = self.of(geography).coded(codes[start : start + 400]).exclude(name="")
            named.update(found.values_list("code", "name"))
        return named

    def ids_by_code(self, geography: str) -> dict[str, int]:
        return dict(self.of(geography).values_list("code", "id"))


class Area(models.Model):
    """A piece of land with a code, in one drawing of the map (“lsoa11”, “lad24”)."""

    geography = models.CharField(max_length=12)
    code = models.CharField(max_length=9)
    name = models.CharField(max_length=160, blank=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["geography", "code"], name="area_code_in_geography")
        ]

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "geography", "code", "name"})


class Link(models.Model):
    """One area lies in another, or became it when the map was drawn again."""

    dataset = models.ForeignKey(
        Dataset, on_delete=models.PROTECT, related_name="links", db_index=False
    )
    child = models.ForeignKey(
        Area, on_delete=models.PROTECT, related_name="links_up", db_index=False
    )
    parent = models.ForeignKey(
        Area, on_delete=models.PROTECT, related_name="links_down", db_index=False
    )
    change = models.CharField(max_length=1, blank=True)

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "child", "parent"], name="link_once")
        ]
        indexes = [models.Index(fields=["dataset", "parent"], name="link_by_parent")]

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "dataset", "child", "parent", "change"})
