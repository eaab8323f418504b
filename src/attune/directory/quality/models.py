"""Applications for the quality mark, and what happened to each."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery

from attune.directory.records.models import Service
from attune.domain.quality_mark import ENDS_SOON, MarkState
from attune.domain.questionnaires.answers import Answers
from attune.place.content.models import ContentVersion
from attune.place.content.questionnaires import as_answered
from attune.place.localities.models import Locality


def states() -> list[tuple[str, str]]:
    """A callable, so that a new word is not a migration."""
    return [(each.value, each.value) for each in MarkState]


class MarkApplicationQuerySet(models.QuerySet["MarkApplication"]):
    """Questions asked of applications; each comes with `state`, `until` and `since`."""

    def standing(self) -> "MarkApplicationQuerySet":
        last = MarkEvent.objects.filter(application=OuterRef("pk")).order_by("-number")
        return self.annotate(
            state=Subquery(last.values("state")[:1]),
            until=Subquery(last.values("until")[:1]),
            since=Subquery(last.values("at")[:1]),
        )

    def at(self, locality: Locality) -> "MarkApplicationQuerySet":
        """For services whose record this locality keeps, with service and provider."""
        own = self.filter(service__kept_by=locality)
        return own.select_related("service__provider", "questionnaire").standing()

    def of(self, service: Service) -> "MarkApplicationQuerySet":
        return self.filter(service=service).standing().order_by("-id")

    def for_services(self, services: "models.QuerySet[Service]") -> "MarkApplicationQuerySet":
        """Of these services only, asked in one query."""
        return self.filter(service__in=services)

    def with_pk(self, pk: int) -> "MarkApplicationQuerySet":
        return self.filter(pk=pk)

    def still_open(self) -> "MarkApplicationQuerySet":
        """Drafts, and those that wait for somebody to look."""
        return self.filter(Q(state=None) | Q(state=MarkState.ASKED.value))

    def waiting(self) -> "MarkApplicationQuerySet":
        """Asked for and not yet looked at, the oldest first."""
        return self.filter(state=MarkState.ASKED.value).order_by("since", "id")

    def awarded(self) -> "MarkApplicationQuerySet":
        """Marks that were given and not taken away, the next to end first."""
        return self.filter(state=MarkState.AWARDED.value).order_by("until", "id")

    def ending(self, *, on: date) -> "MarkApplicationQuerySet":
        """Marks that end within 92 days and that no later mark of the service follows."""
        soon = self.awarded().filter(until__gte=on, until__lte=on + ENDS_SOON)
        return soon.filter(service__marked_until=models.F("until"))


class MarkApplication(models.Model):
    """A service's answers to the criteria; a draft until the mark is asked for."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="mark_applications")
    questionnaire = models.ForeignKey(ContentVersion, on_delete=models.PROTECT, related_name="+")
    # Canonical text of domain.questionnaires.answers, the evidence with each criterion.
    answers = models.TextField()
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField()
    # What `standing` finds of its last event; nothing while it is a draft.
    state: str | None
    until: date | None
    since: datetime | None

    objects = MarkApplicationQuerySet.as_manager()

    class Personal:
        fields = frozenset({"answers", "begun_by"})  # evidence may name people who work there
        not_personal = frozenset({"id", "service", "questionnaire", "begun_at"})

    @property
    def last(self) -> "MarkEvent | None":
        return self.events.order_by("-number").first()

    @property
    def history(self) -> "models.QuerySet[MarkEvent]":
        """What happened, in order, with who did it."""
        return self.events.select_related("by")

    @property
    def stands(self) -> MarkState | None:
        """The state of its last event, asked of the database; None while it is a draft."""
        last = self.last
        return MarkState(last.state) if last else None

    @property
    def given(self) -> Answers:
        """The answers, read by the criteria as they were then."""
        return Answers.read(as_answered(self.questionnaire), self.answers)


class MarkEvent(models.Model):
    """Something that happened to an application; never changed. A mark ends by its date alone."""

    application = models.ForeignKey(
        MarkApplication, on_delete=models.PROTECT, related_name="events"
    )
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=states)
    reason = models.TextField(blank=True)
    until = models.DateField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True
    objects: Any = models.Manager()

    class Meta:
        ordering = ["number"]  # what happened is told in the order in which it did
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="mark_event_number"),
            models.CheckConstraint(
                condition=~Q(state=MarkState.AWARDED.value) | Q(until__isnull=False),
                name="mark_awarded_until",
            ),
        ]

    class Personal:
        fields = frozenset({"reason", "by"})
        not_personal = frozenset({"id", "application", "number", "state", "until", "at"})


class AreaCriteriaQuerySet(models.QuerySet["AreaCriteria"]):
    """Questions asked of the criteria that areas have settled."""

    def of(self, locality: Locality) -> "AreaCriteria | None":
        """The newest of the area, if it ever settled its own."""
        own = self.filter(locality=locality).select_related("version")
        return own.order_by("-id").first()


class AreaCriteria(models.Model):
    """That an area asks its own criteria from a day on; the newest row holds."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(ContentVersion, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True
    objects = AreaCriteriaQuerySet.as_manager()

    class Personal:
        fields = frozenset({"by"})
        not_personal = frozenset({"id", "locality", "version", "at"})
