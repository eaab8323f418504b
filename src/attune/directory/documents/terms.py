"""Which taxonomy terms a published service carries, for filters."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models

from .places import OfService

IN_ONE_QUESTION = 400


class PublishedTermQuerySet(models.QuerySet["PublishedTerm"]):
    """Questions asked of the terms in use."""

    def numbers(self, uids: Iterable[UUID]) -> dict[UUID, int]:
        """The number of each term that is known, by its id."""
        asked, found = list(uids), {}
        for start in range(0, len(asked), IN_ONE_QUESTION):
            part = self.filter(uid__in=asked[start : start + IN_ONE_QUESTION])
            found.update(part.values_list("uid", "pk"))
        return found


class PublishedTerm(models.Model):
    """A taxonomy term that some published service carries or carried."""

    uid = models.UUIDField(unique=True)
    taxonomy_uid = models.UUIDField(null=True, db_index=True)

    objects = PublishedTermQuerySet.as_manager()

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "uid", "taxonomy_uid"})


class TaggedQuerySet(OfService):
    """Questions asked of tags."""

    def with_term(self, uid: UUID) -> "TaggedQuerySet":
        return self.filter(term__uid=uid)

    def in_taxonomy(self, uid: UUID) -> "TaggedQuerySet":
        return self.filter(term__taxonomy_uid=uid)


class Tagged(models.Model):
    """A published service carries a term."""

    service = models.ForeignKey(
        "directory.PublishedService", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    term = models.ForeignKey(
        PublishedTerm, on_delete=models.CASCADE, related_name="+", db_index=False
    )

    objects = TaggedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "term"], name="service_tagged_once")
        ]
        indexes = [models.Index(fields=["term", "service"], name="tagged_by_term")]

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "service", "term"})
