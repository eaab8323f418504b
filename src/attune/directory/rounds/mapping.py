"""Mapping rounds: a window, a lead, and what happened to each."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Lower

from attune.domain.rounds.states import RoundState, takes_answers
from attune.place.localities.models import Locality


def round_states() -> list[tuple[str, str]]:
    """A callable, so that a new word is not a migration."""
    return [(each.value, each.value) for each in RoundState]


class MappingRoundQuerySet(models.QuerySet["MappingRound"]):
    """Questions asked of rounds; each comes with `state`, `closes_on` and `since`."""

    def at(self, locality: Locality) -> "MappingRoundQuerySet":
        return self.filter(locality=locality).standing()

    def standing(self) -> "MappingRoundQuerySet":
        last = RoundEvent.objects.filter(mapping_round=OuterRef("pk")).order_by("-number")
        return self.select_related("lead", "locality").annotate(
            state=Subquery(last.values("state")[:1]),
            closes_on=Subquery(last.values("closes_on")[:1]),
            since=Subquery(last.values("at")[:1]),
        )

    def with_pk(self, pk: int) -> "MappingRoundQuerySet":
        return self.filter(pk=pk)

    def called(self, name: str) -> "MappingRoundQuerySet":
        return self.filter(name=name)

    def open(self) -> "MappingRoundQuerySet":
        return self.filter(state=RoundState.OPEN.value)

    def over(self, *, on: date) -> "MappingRoundQuerySet":
        """Still open although their last day has gone by."""
        return self.open().filter(closes_on__lt=on)

    def closing_by(self, day: date) -> "MappingRoundQuerySet":
        return self.open().filter(closes_on__lte=day)

    def newest_first(self) -> "MappingRoundQuerySet":
        return self.order_by("-opens_on", "-id")


class MappingRound(models.Model):
    """A time in which the sectors of a locality say which services there are."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="rounds")
    name = models.CharField(max_length=80)
    opens_on = models.DateField()
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = MappingRoundQuerySet.as_manager()
    # What `standing` adds.
    state: str
    closes_on: date

    class Meta:
        constraints = [
            models.UniqueConstraint("locality", Lower("name"), name="round_name_in_locality")
        ]

    class Personal:
        fields = frozenset({"lead"})
        not_personal = frozenset({"id", "locality", "name", "opens_on"})

    @property
    def stands(self) -> RoundState:
        """The state of its last event, as `standing` found it."""
        return RoundState(self.state)

    def takes_answers(self, *, on: date) -> bool:
        return takes_answers(self.stands, self.opens_on, self.closes_on, on=on)


class RoundEvent(models.Model):
    """A round opened, closed, or opened for longer; the last event says when it closes."""

    mapping_round = models.ForeignKey(MappingRound, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=round_states)
    closes_on = models.DateField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    append_only = True
    objects: Any = models.Manager()

    class Meta:
        ordering = ["number"]  # what happened is told in the order in which it did
        constraints = [
            models.UniqueConstraint(fields=["mapping_round", "number"], name="round_event_number")
        ]

    class Personal:
        fields = frozenset({"by"})
        not_personal = frozenset({"id", "mapping_round", "number", "state", "closes_on", "at"})
