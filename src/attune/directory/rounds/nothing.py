"""Statements that there is no service: who said so, when, and whether it still stands."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from attune.domain.levels import Grouping
from attune.domain.offers.fields import key_of, title_of
from attune.domain.offers.no_service import NoService as Statement
from attune.domain.offers.vocabulary import Focus, Stage, WhoFor
from attune.domain.rounds.part import Nothing
from attune.place.localities.models import Locality

from .invites import SectorInvite
from .mapping import MappingRound


def groupings() -> list[tuple[str, str]]:
    """A callable, so that a new word is not a migration."""
    return [(key_of(each), title_of(each)) for each in Grouping]


def stages() -> list[tuple[str, str]]:
    return [(each.value, each.title) for each in Stage]


def who_for() -> list[tuple[str, str]]:
    return [(each.value, each.title) for each in WhoFor]


def focuses() -> list[tuple[str, str]]:
    return [(each.value, each.title) for each in Focus]


class NoServiceQuerySet(models.QuerySet["NoService"]):
    """Questions asked of statements that there is no service."""

    def at(self, locality: Locality) -> "NoServiceQuerySet":
        found = self.filter(locality=locality).select_related(
            "locality", "mapping_round", "withdrawal"
        )
        return found.order_by("said_at", "id")

    def standing(self, locality: Locality) -> "NoServiceQuerySet":
        """Those nobody has taken back."""
        return self.at(locality).filter(withdrawal=None)

    def standing_at(self, locality: Locality, moment: datetime) -> "NoServiceQuerySet":
        """Those that stood at a moment of the past."""
        said = self.at(locality).filter(said_at__lte=moment)
        return said.exclude(withdrawal__at__lte=moment)

    def of(self, mapping_round: MappingRound) -> "NoServiceQuerySet":
        found = self.at(mapping_round.locality)
        found = found.filter(mapping_round=mapping_round, withdrawal=None)
        return found.order_by("sector_title", "id")

    def by_invite(self, invite: SectorInvite) -> "NoServiceQuerySet":
        return self.filter(invite=invite, withdrawal=None).order_by("id")

    def with_pk(self, pk: int) -> "NoServiceQuerySet":
        return self.filter(pk=pk)


class NoService(models.Model):
    """That there is no service of a grouping; an empty stage, person or area means all of them."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="no_services")
    mapping_round = models.ForeignKey(
        MappingRound, null=True, on_delete=models.PROTECT, related_name="no_services"
    )
    invite = models.ForeignKey(
        SectorInvite, null=True, on_delete=models.PROTECT, related_name="no_services"
    )
    sector = models.CharField(max_length=60, blank=True)
    sector_title = models.CharField(max_length=120, blank=True)
    grouping = models.CharField(max_length=20, choices=groupings)
    stage = models.CharField(max_length=12, blank=True, choices=stages)
    who = models.CharField(max_length=20, blank=True, choices=who_for)
    focus = models.CharField(max_length=16, blank=True, choices=focuses)
    area = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=500, blank=True)
    said_by = models.CharField(max_length=160)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    said_at = models.DateTimeField()

    append_only = True
    objects = NoServiceQuerySet.as_manager()

    class Personal:
        fields = frozenset({"note", "said_by", "by"})
        not_personal = frozenset(
            {
                *("id", "locality", "mapping_round", "invite", "sector", "sector_title"),
                *("grouping", "stage", "who", "focus", "area", "said_at"),
            }
        )

    @property
    def nothing(self) -> Nothing:
        """What is said, as a pure value."""
        names = ("grouping", "stage", "who", "focus", "area", "note")
        return Nothing.of({name: getattr(self, name) for name in names})

    @property
    def speaker(self) -> str:
        """Who said so, with their sector."""
        return ", ".join(each for each in (self.said_by, self.sector_title) if each)

    @property
    def value(self) -> Statement:
        """For the gap matrix: of the locality, or of what lies within it; who said so and when."""
        said = self.nothing
        return Statement(
            grouping=said.grouping,
            area=self.locality.slug,
            said_by=self.speaker,
            on=timezone.localdate(self.said_at),
            stage=said.stage,
            who=said.who,
            focus=said.focus,
            within=said.area,
            note=said.note,
        )


class NoServiceWithdrawal(models.Model):
    """A statement no longer stands: a service was found, or it was said in error."""

    statement = models.OneToOneField(NoService, on_delete=models.PROTECT, related_name="withdrawal")
    why = models.CharField(max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    append_only = True
    objects: Any = models.Manager()

    class Personal:
        fields = frozenset({"why", "by"})
        not_personal = frozenset({"id", "statement", "at"})
