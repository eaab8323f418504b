"""The sources of a locality's directory: a feed or a file that is read again and again."""

from uuid import uuid5

from django.db import models

from attune.formats.oruk.identifiers import NAMESPACE
from attune.place.localities.models import Locality


class SourceQuerySet(models.QuerySet["Source"]):
    """Questions asked of sources."""

    def of(self, locality: Locality) -> "SourceQuerySet":
        return self.filter(locality=locality)

    def named(self, locality: Locality, name: str) -> "Source":
        """The source of this name, or a new one (unsaved)."""
        found = self.filter(locality=locality, name=name).first()
        return found or Source.new(locality, name)

    def numbered(self, pk: int) -> "SourceQuerySet":
        return self.filter(pk=pk)

    def newest_first(self) -> "SourceQuerySet":
        return self.order_by("-last_read_at", "name")


class Source(models.Model):
    """A feed or a file by its name; the same name at the same locality is the same source.

    `turn` counts its readings. `whole_turn` is the newest in which it was read to its end and
    did not change meanwhile: a record not seen then is no longer in the source.
    """

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=500, blank=True)  # "" for a file
    namespace = models.UUIDField()  # the root of ids made for records that bring no UUID
    turn = models.PositiveIntegerField(default=0)
    whole_turn = models.PositiveIntegerField(default=0)
    last_read_at = models.DateTimeField(null=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["locality", "name"], name="source_name_in_locality")
        ]

    class Personal:
        fields = frozenset()
        not_personal = frozenset(
            {
                *("id", "locality", "name", "address", "namespace", "turn", "whole_turn"),
                "last_read_at",
            }
        )

    @classmethod
    def new(cls, locality: Locality, name: str) -> "Source":
        """Unsaved. The same place and name make the same ids wherever it is set up again."""
        space = uuid5(NAMESPACE, f"{locality.slug}/{name}")
        return cls(locality=locality, name=name, namespace=space)
