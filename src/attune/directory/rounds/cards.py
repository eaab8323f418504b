"""The cards of a workshop, the dots on them, and what became of each."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Subquery

from attune.domain.offers.vocabulary import Stage
from attune.domain.rounds.triangle import Card, CardKind, CardLevel

from .contributions import Query
from .mapping import MappingRound
from .nothing import NoService, stages


def card_kinds() -> list[tuple[str, str]]:
    """A callable, so that a new word is not a migration."""
    return [(each.value, each.title) for each in CardKind]


def card_levels() -> list[tuple[str, str]]:
    return [(each.value, each.title) for each in CardLevel]


class WorkshopCardQuerySet(models.QuerySet["WorkshopCard"]):
    """Questions asked of cards; each comes with `dots`, and `ended` where it left the wall."""

    def of(self, mapping_round: MappingRound) -> "WorkshopCardQuerySet":
        """Cards on the wall: those merged into another or taken off are no longer there."""
        last = CardEvent.objects.filter(card=OuterRef("pk")).order_by("-id")
        found = self.filter(mapping_round=mapping_round).annotate(
            became=Subquery(last.values("kind")[:1]), dots=Count("votes", distinct=True)
        )
        there = models.Q(became=None) | models.Q(became__in=CardEvent.STAYS)
        return found.filter(there).order_by("-dots", "id")

    def newest_first(self) -> "WorkshopCardQuerySet":
        return self.order_by("-id")

    def gaps(self) -> "WorkshopCardQuerySet":
        return self.filter(kind=CardKind.GAP.value)

    def with_pk(self, pk: int) -> "WorkshopCardQuerySet":
        return self.filter(pk=pk)


class WorkshopCard(models.Model):
    """An asset, a gap or a bright idea somebody put on the triangle; no name is asked."""

    mapping_round = models.ForeignKey(MappingRound, on_delete=models.PROTECT, related_name="cards")
    kind = models.CharField(max_length=5, choices=card_kinds)
    text = models.CharField(max_length=200)
    level = models.CharField(max_length=10, choices=card_levels)
    stage = models.CharField(max_length=12, blank=True, choices=stages)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    append_only = True
    objects = WorkshopCardQuerySet.as_manager()
    # What `of` adds.
    dots: int
    became: str | None

    class Personal:
        fields = frozenset({"text", "by"})
        not_personal = frozenset({"id", "mapping_round", "kind", "level", "stage", "at"})

    @property
    def card(self) -> Card:
        """As a pure value."""
        stage = Stage(self.stage) if self.stage else None  # type: ignore[call-arg]
        return Card(CardKind(self.kind), self.text, CardLevel(self.level), stage)  # type: ignore[call-arg]


class CardVoteQuerySet(models.QuerySet["CardVote"]):
    """Questions asked of dots."""

    def spent(self, mapping_round: MappingRound, voter: str) -> "CardVoteQuerySet":
        """Those of one person that lie on the wall: a card that left gives its dots back."""
        own = self.filter(card__mapping_round=mapping_round, voter=voter)
        return own.exclude(card__events__kind__in=CardEvent.LEAVES)


class CardVote(models.Model):
    """A dot on a card; `voter` is a hash of a session's key, so that nobody puts two."""

    card = models.ForeignKey(WorkshopCard, on_delete=models.PROTECT, related_name="votes")
    voter = models.CharField(max_length=64)
    at = models.DateTimeField()

    append_only = True
    objects = CardVoteQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "voter"], name="one_dot_on_a_card")]

    class Personal:
        fields = frozenset({"voter"})
        not_personal = frozenset({"id", "card", "at"})


class CardEvent(models.Model):
    """A card was merged into another, taken off the wall, or led to a statement or a query."""

    MERGED, TAKEN_OFF, NO_SERVICE, QUERY = "merged", "taken_off", "no_service", "query"
    LEAVES = (MERGED, TAKEN_OFF)
    STAYS = (NO_SERVICE, QUERY)

    card = models.ForeignKey(WorkshopCard, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10)
    into = models.ForeignKey(
        WorkshopCard, null=True, on_delete=models.PROTECT, related_name="merged"
    )
    statement = models.ForeignKey(NoService, null=True, on_delete=models.PROTECT, related_name="+")
    query = models.ForeignKey(Query, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True
    objects: Any = models.Manager()

    class Personal:
        fields = frozenset({"by"})
        not_personal = frozenset({"id", "card", "kind", "into", "statement", "query", "at"})
