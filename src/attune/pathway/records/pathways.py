"""An area's own pathway, and every change of its draft."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from attune.domain.pathways.local import LocalDocument, read_local
from attune.place.content.models import ContentVersion
from attune.place.localities.models import Locality

LONGEST_KEY = 60


class LocalPathwayQuerySet(models.QuerySet["LocalPathway"]):
    """Questions asked of pathways."""

    def at(self, locality: Locality) -> "LocalPathwayQuerySet":
        return self.filter(locality=locality).select_related("locality", "locality__system")

    def with_place(self) -> "LocalPathwayQuerySet":
        return self.select_related("locality", "locality__system")

    def called(self, key: str) -> "LocalPathwayQuerySet":
        return self.filter(key=key)

    def keys(self) -> frozenset[str]:
        return frozenset(self.values_list("key", flat=True))

    def published(self) -> "LocalPathwayQuerySet":
        return self.filter(editions__isnull=False).distinct()

    def by_title(self) -> "LocalPathwayQuerySet":
        return self.order_by(Lower("title"), "id")


class LocalPathway(models.Model):
    """A locality's pathway: the draft that is worked on, and what it was adapted from.

    `template` or `parent` is what the draft was last brought level with: one of them is set.
    """

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="pathways")
    key = models.SlugField(max_length=LONGEST_KEY)
    title = models.CharField(max_length=200)
    draft = models.TextField()
    number = models.PositiveIntegerField(default=0)  # of the last change of the draft
    template = models.ForeignKey(
        ContentVersion, on_delete=models.PROTECT, null=True, related_name="+"
    )
    parent = models.ForeignKey(
        "Edition", on_delete=models.PROTECT, null=True, related_name="children"
    )
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    begun_at = models.DateTimeField()

    objects = LocalPathwayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["locality", "key"], name="pathway_key_once"),
            models.CheckConstraint(
                condition=models.Q(template=None) ^ models.Q(parent=None),
                name="pathway_has_one_base",
            ),
        ]

    class Personal:
        fields = frozenset({"begun_by"})
        not_personal = frozenset(
            {*("id", "locality", "key", "title", "draft", "number"), *("template", "parent")}
            | {"begun_at"}
        )

    @property
    def local(self) -> LocalDocument:
        """The draft, read."""
        return read_local(self.draft, called=self.title)


class DraftChangeQuerySet(models.QuerySet["DraftChange"]):
    """Questions asked of changes."""

    def of(self, pathway: LocalPathway) -> "DraftChangeQuerySet":
        return self.filter(pathway=pathway).select_related("by")

    def since(self, number: int) -> "DraftChangeQuerySet":
        return self.filter(number__gt=number)

    def writers(self) -> "list[int]":
        """Who made any of them."""
        known = self.exclude(by=None).order_by("by_id")
        return list(known.values_list("by_id", flat=True).distinct())

    def touching(self, path: str) -> "DraftChangeQuerySet":
        return self.filter(path=path)

    def numbered(self, number: int) -> "DraftChangeQuerySet":
        return self.filter(number=number)

    def latest_first(self) -> "DraftChangeQuerySet":
        return self.order_by("-number")


class DraftChange(models.Model):
    """One change of a draft: the part it touched, as it was and as it became.

    `path` is "" where the whole draft was changed; `before` and `after` are canonical text of that
    part ("" where there was or is none), so that a change can be read and taken back. The path may
    be a list ("steps": its keys in order) or "placements.SLOT"; see `domain.pathways.editing.Edit`.
    """

    pathway = models.ForeignKey(LocalPathway, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=40)
    path = models.CharField(max_length=200, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()

    append_only = True
    objects = DraftChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pathway", "number"], name="draft_change_number")
        ]

    class Personal:
        fields = frozenset({"by"})
        not_personal = frozenset({"id", "pathway", "number", "what", "path", "before", "after"}) | {
            "at"
        }
