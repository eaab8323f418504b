"""Who is invited to speak for a sector, the letters they get, and each version of their answer."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Lower

from attune.domain.rounds.part import Part
from attune.domain.rounds.states import AnswerState
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .mapping import MappingRound


def answer_states() -> list[tuple[str, str]]:
    """A callable, so that a new word is not a migration."""
    return [(each.value, each.title) for each in AnswerState]


class SectorInviteQuerySet(models.QuerySet["SectorInvite"]):
    """Questions asked of invites; each comes with `state` (None before a draft) and `since`."""

    def standing(self) -> "SectorInviteQuerySet":
        last = SectorAnswer.objects.filter(invite=OuterRef("pk")).order_by("-number")
        return self.select_related("mapping_round__locality", "member").annotate(
            state=Subquery(last.values("state")[:1]), since=Subquery(last.values("at")[:1])
        )

    def of(self, mapping_round: MappingRound) -> "SectorInviteQuerySet":
        return self.filter(mapping_round=mapping_round).standing().order_by("title", "id")

    def at(self, locality: Locality) -> "SectorInviteQuerySet":
        return self.filter(mapping_round__locality=locality).standing()

    def with_pk(self, pk: int) -> "SectorInviteQuerySet":
        return self.filter(pk=pk)

    def to(self, member: Member) -> "SectorInviteQuerySet":
        return self.filter(member=member)

    def waiting(self) -> "SectorInviteQuerySet":
        """Sent, and not yet agreed."""
        return self.filter(state=AnswerState.SUBMITTED.value)

    def unsent(self) -> "SectorInviteQuerySet":
        """Those from whom an answer is still to come."""
        begun = (AnswerState.DRAFT.value, AnswerState.SENT_BACK.value)
        return self.filter(Q(state=None) | Q(state__in=begun))

    def not_yet_reminded(self) -> "SectorInviteQuerySet":
        return self.exclude(letters__kind=InviteLetter.REMINDER)


class SectorInvite(models.Model):
    """One person's invitation to speak for one sector in one round.

    The link in their letter is signed over the row and `link_number`: a new number ends old links.
    `site` is the address of this server as the lead saw it, for letters sent by the clock.
    """

    mapping_round = models.ForeignKey(
        MappingRound, on_delete=models.PROTECT, related_name="invites"
    )
    sector = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    name = models.CharField(max_length=120)
    email = models.EmailField(max_length=254)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    link_number = models.PositiveSmallIntegerField(default=1)
    site = models.CharField(max_length=200)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    invited_at = models.DateTimeField()

    objects = SectorInviteQuerySet.as_manager()
    # What `standing` adds.
    state: str | None
    since: datetime | None

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "mapping_round", "sector", Lower("email"), name="sector_invited_once"
            )
        ]

    class Personal:
        fields = frozenset({"name", "email", "member", "invited_by"})
        not_personal = frozenset(
            {"id", "mapping_round", "sector", "title", "link_number", "site", "invited_at"}
        )

    @property
    def stands(self) -> AnswerState | None:
        """As `standing` found it."""
        return AnswerState(self.state) if self.state else None  # type: ignore[call-arg]

    @property
    def last(self) -> "SectorAnswer | None":
        """The newest version of the answer, asked of the database."""
        return self.answers.order_by("-number").first()

    @property
    def last_sent(self) -> "SectorAnswer | None":
        """The newest version that was sent: all that anybody else may see."""
        return self.answers.filter(state=AnswerState.SUBMITTED.value).order_by("-number").first()


class SectorAnswer(models.Model):
    """One version of a sector's answer; never changed. The last one says how it stands."""

    invite = models.ForeignKey(SectorInvite, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=answer_states)
    document = models.TextField(blank=True)  # canonical text of domain.rounds.part.Part
    question = models.CharField(max_length=1000, blank=True)  # why it was sent back
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    append_only = True
    objects: Any = models.Manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["invite", "number"], name="sector_answer_number")
        ]

    class Personal:
        fields = frozenset({"document", "question", "by"})  # free text may name people
        not_personal = frozenset({"id", "invite", "number", "state", "at"})

    @property
    def part(self) -> Part:
        return Part.read(self.document)


class InviteLetter(models.Model):
    """That a letter went to somebody invited: the invitation, one reminder, a question."""

    INVITATION, REMINDER, QUESTION = "invitation", "reminder", "question"

    invite = models.ForeignKey(SectorInvite, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()

    append_only = True
    objects: Any = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["invite"], condition=Q(kind="reminder"), name="sector_reminded_once"
            )
        ]

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "invite", "kind", "at"})
