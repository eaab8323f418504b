"""Jobs and what happened to them, periodic work, and letters waiting to be sent."""

import uuid
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from attune.domain import canonical
from attune.domain.job_moves import JobState
from attune.place.localities.models import Locality
from attune.place.members.models import Member


class JobQuerySet(models.QuerySet["Job"]):
    """Questions asked of jobs."""

    def with_state(self) -> "JobQuerySet":
        """Each job with what its last event says."""
        last = JobEvent.objects.filter(job=OuterRef("pk"), number=OuterRef("moves"))
        return self.annotate(
            last_state=Subquery(last.values("state")),
            last_sentence=Subquery(last.values("sentence")),
            last_at=Subquery(last.values("at")),
            last_file=Subquery(last.values("file")),
        ).select_related("owner", "locality")

    def visible_to(self, member: Member) -> "JobQuerySet":
        """A member sees their own jobs, and a lead those of their localities."""
        led = member.memberships.filter(role="lead").values("locality_id")
        return self.filter(Q(owner=member) | Q(locality__in=led))

    def of(self, member: Member) -> "JobQuerySet":
        return self.filter(owner=member)

    def at_locality(self, locality: Locality) -> "JobQuerySet":
        return self.filter(locality=locality)

    def needing_a_person(self, *, since: date) -> "JobQuerySet":
        """Jobs that ended badly lately: somebody decides whether to try again."""
        bad = [JobState.FAILED.value, JobState.LOST.value]
        return self.filter(asked_at__date__gte=since).with_state().filter(last_state__in=bad)

    def newest_first(self) -> "JobQuerySet":
        return self.order_by("-asked_at", "pk")

    def called(self, job_id: uuid.UUID) -> "JobQuerySet":
        return self.filter(pk=job_id)

    def waiting_under(self, ticket: uuid.UUID) -> "JobQuerySet":
        """The job of a ticket that still counts. A job has a ticket exactly while it waits."""
        waits = Value(JobState.WAITING.value)
        mine = self.filter(ticket=ticket).annotate(last_state=waits)
        return mine.select_related("owner", "locality")

    def expired(self, *, at: datetime) -> "JobQuerySet":
        """Jobs whose worker gave no sign of life until its lease ran out."""
        return self.filter(lease_until__lt=at)

    def stranded(self, *, at: datetime, grace: timedelta) -> "JobQuerySet":
        """Waiting jobs whose ticket is no longer in the queue: a worker died between the two."""
        ticket = DBTaskResult.objects.filter(id=OuterRef("ticket"))
        queued = ticket.filter(status=TaskResultStatus.READY)
        just_taken = ticket.filter(started_at__gte=at - grace)
        return self.filter(~Exists(queued), ~Exists(just_taken), ticket__isnull=False)


class Job(models.Model):
    """Work somebody asked for. Its history is its events; the rest is the worker's hold on it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    # Canonical text: what was asked for, exactly, on both databases.
    arguments = models.TextField()
    owner = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="jobs")
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    idempotent = models.BooleanField()
    # How often it may be tried for each time a person asks; how often so far, and at most.
    limit = models.PositiveSmallIntegerField()
    attempts = models.PositiveSmallIntegerField(default=0)
    allowed = models.PositiveSmallIntegerField()
    # The number of the last event. Whoever moves the job must have seen it: the fence.
    moves = models.PositiveIntegerField()
    # While it waits: its place in the queue. While it runs: who holds it, and until when.
    ticket = models.UUIDField(null=True)
    lease_who = models.CharField(max_length=64, blank=True)
    lease_until = models.DateTimeField(null=True)
    stop_asked_at = models.DateTimeField(null=True)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    sentence = models.CharField(max_length=300, blank=True)
    # How far the steps have come whose effects are committed: where another attempt goes on.
    kept = models.BigIntegerField(default=0)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "-asked_at"], name="job_of_owner"),
            models.Index(
                fields=["lease_until"], condition=Q(lease_until__isnull=False), name="job_leased"
            ),
            models.Index(fields=["ticket"], condition=Q(ticket__isnull=False), name="job_queued"),
        ]

    class Personal:
        fields = frozenset({"owner", "title", "arguments", "sentence"})
        not_personal = frozenset(
            {
                "id",
                "kind",
                "locality",
                "asked_at",
                "idempotent",
                "limit",
                "attempts",
                "allowed",
                "moves",
                "ticket",
                "lease_who",
                "lease_until",
                "stop_asked_at",
                "done",
                "total",
                "kept",
            }
        )

    @property
    def subject(self) -> str:
        """How the audit trail names it."""
        return f"place.Job:{self.pk}"

    @property
    def state(self) -> JobState:
        """What its last event says."""
        if not hasattr(self, "last_state"):
            self.last_state = self.events.get(number=self.moves).state
        return JobState(self.last_state)

    @property
    def asked_for(self) -> dict[str, Any]:
        """The arguments, as values."""
        read: Any = canonical.value(self.arguments)
        return dict(read)

    @property
    def history(self) -> "models.QuerySet[JobEvent]":
        """What has happened so far, in order."""
        return self.events.order_by("number").select_related("by")

    @property
    def shown_sentence(self) -> str:
        """What an open job says: its progress, or why it waits."""
        waits: str = getattr(self, "last_sentence", "") or ""
        return self.sentence if self.state is JobState.RUNNING else waits

    @property
    def result_path(self) -> Path | None:
        """The file that came of it, if it is below the folder of files and there."""
        folder = Path(settings.MEDIA_ROOT).resolve()
        path = (folder / (getattr(self, "last_file", "") or ".")).resolve()
        return path if path.is_file() and path.is_relative_to(folder) else None

    @property
    def percent(self) -> int | None:
        """How far it has come; None while the whole is not known."""
        return min(100, self.done * 100 // self.total) if self.total else None


class JobEvent(models.Model):
    """One move of a job; the last one is its state."""

    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    attempt = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    sentence = models.CharField(max_length=500, blank=True)
    # A file that came of it, relative to the folder of files.
    file = models.CharField(max_length=200, blank=True)

    append_only = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "number"], name="job_event_once")]

    class Personal:
        fields = frozenset({"by", "sentence", "file"})
        not_personal = frozenset({"id", "job", "number", "state", "attempt", "at"})


class PeriodicJob(models.Model):
    """Periodic work and its next due time, claimed by one worker for each time."""

    name = models.CharField(max_length=80, primary_key=True)
    next_due = models.DateTimeField()
    claimed_by = models.CharField(max_length=64, blank=True)
    claimed_until = models.DateTimeField(null=True)
    ran_at = models.DateTimeField(null=True)
    sentence = models.CharField(max_length=300, blank=True)

    class Personal:
        fields: frozenset[str] = frozenset()
        not_personal = frozenset(
            {"name", "next_due", "claimed_by", "claimed_until", "ran_at", "sentence"}
        )


class Letter(models.Model):
    """An e-mail waiting for its job to send it; it goes when it is sent."""

    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    # The same for every attempt, so that a letter sent twice can be recognised as one.
    message_id = models.CharField(max_length=120)
    posted_at = models.DateTimeField()

    class Personal:
        fields = frozenset({"to", "subject", "text"})
        not_personal = frozenset({"id", "message_id", "posted_at"})
