"""What sectors said of each service, and what became of it; open queries and their answers."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from attune.directory.records.models import Service
from attune.domain import canonical
from attune.domain.rounds.part import Said
from attune.domain.rounds.states import AnswerState
from attune.place.localities.models import Locality

from .invites import SectorAnswer, SectorInvite
from .mapping import MappingRound


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """Questions asked of contributions; each comes with `agreed_at` and `now_service_id`."""

    def standing(self) -> "ContributionQuerySet":
        """Those of each sector's last sent answer, and only of that."""
        sent = SectorAnswer.objects.filter(
            invite=OuterRef("answer__invite"), state=AnswerState.SUBMITTED.value
        ).order_by("-number")
        events = ContributionEvent.objects.filter(contribution=OuterRef("pk")).order_by("-id")
        return (
            self.select_related("answer__invite__mapping_round", "service")
            .annotate(
                last_sent=Subquery(sent.values("pk")[:1]),
                agreed_at=Subquery(events.filter(kind=ContributionEvent.AGREED).values("at")[:1]),
                linked_to=Subquery(events.values("service")[:1]),
            )
            .filter(answer=F("last_sent"))
        )

    def of(self, mapping_round: MappingRound) -> "ContributionQuerySet":
        own = self.filter(answer__invite__mapping_round=mapping_round)
        return own.standing().order_by("name", "id")

    def by_invite(self, invite: SectorInvite) -> "ContributionQuerySet":
        return self.filter(answer__invite=invite).standing().order_by("name", "id")

    def unagreed(self) -> "ContributionQuerySet":
        return self.filter(agreed_at=None)

    def with_pk(self, pk: int) -> "ContributionQuerySet":
        return self.filter(pk=pk)


class Contribution(models.Model):
    """What one sector says of one service: a proposed offer, kept as it was said for ever."""

    answer = models.ForeignKey(SectorAnswer, on_delete=models.PROTECT, related_name="contributions")
    key = models.CharField(max_length=36)
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    document = models.TextField()  # canonical text of domain.rounds.part.Said

    append_only = True
    objects = ContributionQuerySet.as_manager()
    # What `standing` adds.
    agreed_at: Any
    linked_to: int | None

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "key"], name="contribution_key_in_answer")
        ]

    class Personal:
        fields = frozenset({"document"})
        not_personal = frozenset({"id", "answer", "key", "service", "name"})

    @property
    def said(self) -> Said:
        plain: Any = canonical.value(self.document)
        return Said.of(plain)

    @property
    def about_service(self) -> int | None:
        """The record it is about: the one a person linked it to, else the one the sector named."""
        return self.linked_to or self.service_id


class ContributionEvent(models.Model):
    """A person said which record a contribution is about, or agreed what was written from it."""

    LINKED, AGREED = "linked", "agreed"

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=6)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True
    objects: Any = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contribution"], condition=Q(kind="agreed"), name="contribution_agreed_once"
            )
        ]

    class Personal:
        fields = frozenset({"by"})
        not_personal = frozenset({"id", "contribution", "kind", "service", "at"})


class QueryQuerySet(models.QuerySet["Query"]):
    """Questions asked of queries."""

    def at(self, locality: Locality) -> "QueryQuerySet":
        found = self.filter(mapping_round__locality=locality)
        return found.select_related("mapping_round", "service", "invite", "answer")

    def of(self, mapping_round: MappingRound) -> "QueryQuerySet":
        found = self.filter(mapping_round=mapping_round)
        return found.select_related("service", "invite", "answer").order_by("raised_at", "id")

    def open(self) -> "QueryQuerySet":
        return self.filter(answer=None)

    def with_pk(self, pk: int) -> "QueryQuerySet":
        return self.filter(pk=pk)

    def asking(self, texts: Iterable[str]) -> "QueryQuerySet":
        return self.filter(text__in=list(texts)[:400])


class Query(models.Model):
    """Something still to check; open until somebody answers it."""

    mapping_round = models.ForeignKey(
        MappingRound, on_delete=models.PROTECT, related_name="queries"
    )
    invite = models.ForeignKey(
        SectorInvite, null=True, on_delete=models.PROTECT, related_name="queries"
    )
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=255, blank=True)  # the name of what it is about
    text = models.CharField(max_length=500)
    raised_by = models.CharField(max_length=160)  # a name and sector, as told
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    raised_at = models.DateTimeField()

    append_only = True
    objects = QueryQuerySet.as_manager()

    class Personal:
        fields = frozenset({"text", "raised_by", "by"})
        not_personal = frozenset({"id", "mapping_round", "invite", "service", "about", "raised_at"})


class QueryAnswer(models.Model):
    """The answer to a query, and whose it is."""

    query = models.OneToOneField(Query, on_delete=models.PROTECT, related_name="answer")
    text = models.CharField(max_length=1000)
    answered_by = models.CharField(max_length=160)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    append_only = True
    objects: Any = models.Manager()

    class Personal:
        fields = frozenset({"text", "answered_by", "by"})
        not_personal = frozenset({"id", "query", "answered_at"})
