"""The bank of information resources and apps beside the services."""

from datetime import date

from django.db import models
from django.db.models.functions import Lower

from attune.domain.listings.resources import ResourceKind
from attune.domain.offers.vocabulary import Topic, WhoFor
from attune.place.localities.models import Locality


def resource_kinds() -> list[tuple[str, str]]:
    """A callable, so that a new word is not a migration."""
    return [(each.value, each.title) for each in ResourceKind]


class ResourceQuerySet(models.QuerySet["Resource"]):
    """Questions asked of resources."""

    def at(self, locality: Locality) -> "ResourceQuerySet":
        return self.filter(locality=locality)

    def offered(self) -> "ResourceQuerySet":
        return self.filter(taken_off_on=None)

    def about(self, topic: Topic | None) -> "ResourceQuerySet":
        """Topics are kept between commas, so that one word never answers for another."""
        return self.filter(topics__contains=f",{topic.value},") if topic else self

    def by_title(self) -> "ResourceQuerySet":
        return self.order_by(Lower("title"), "id")

    def with_pk(self, pk: int) -> "ResourceQuerySet":
        return self.filter(pk=pk)

    def due(self, *, on: date) -> "ResourceQuerySet":
        return self.offered().filter(review_on__lt=on)


class Resource(models.Model):
    """A website, app, leaflet, film or book that somebody at the area has read and dated."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=resource_kinds)
    url = models.URLField(max_length=500, blank=True)
    about = models.TextField()
    who_for = models.CharField(max_length=200, blank=True)  # words between commas
    topics = models.CharField(max_length=400, blank=True)  # words between commas
    cost = models.CharField(max_length=80, blank=True)
    # The grade in its source's own words; a grade without a source is refused by the verb.
    evidence = models.CharField(max_length=160, blank=True)
    evidence_source = models.CharField(max_length=300, blank=True)
    evidence_on = models.DateField(null=True)
    reviewed_on = models.DateField()
    review_on = models.DateField()
    taken_off_on = models.DateField(null=True)

    objects = ResourceQuerySet.as_manager()

    class Personal:
        fields = frozenset()
        not_personal = frozenset(
            {
                *("id", "locality", "title", "kind", "url", "about", "who_for", "topics", "cost"),
                *("evidence", "evidence_source", "evidence_on", "reviewed_on", "review_on"),
                "taken_off_on",
            }
        )

    @property
    def kind_title(self) -> str:
        return ResourceKind(self.kind).title

    @property
    def who_titles(self) -> str:
        return ", ".join(WhoFor(key).title for key in self.who_for.split(",") if key)
