"""Pairs of records that may be one service, until a person has said."""

from django.conf import settings
from django.db import models
from django.db.models import F

from attune.directory.records.models import Service
from attune.place.localities.models import Locality


class LikePairQuerySet(models.QuerySet["LikePair"]):
    """Questions asked of likely duplicates."""

    def at(self, locality: Locality) -> "LikePairQuerySet":
        return self.filter(first__kept_by=locality).select_related(
            "first__provider", "second__provider"
        )

    def open(self) -> "LikePairQuerySet":
        """Neither said to be apart nor merged since, by whichever way."""
        return self.filter(apart=None, first__merged_into=None, second__merged_into=None)

    def likeliest_first(self) -> "LikePairQuerySet":
        return self.order_by("-points", "id")

    def with_pk(self, pk: int) -> "LikePairQuerySet":
        return self.filter(pk=pk)


class LikePair(models.Model):
    """Two services, how many points speak for their being one, and which."""

    first = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    points = models.PositiveSmallIntegerField()
    reasons = models.CharField(max_length=300)
    found_at = models.DateTimeField()

    objects = LikePairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="like_pair_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=F("second")), name="like_pair_order"
            ),
        ]

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "first", "second", "points", "reasons", "found_at"})


class LikePairApart(models.Model):
    """A person said that the two are two services."""

    pair = models.OneToOneField(LikePair, on_delete=models.PROTECT, related_name="apart")
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    said_at = models.DateTimeField()

    append_only = True

    class Personal:
        fields = frozenset({"said_by"})
        not_personal = frozenset({"id", "pair", "said_at"})
