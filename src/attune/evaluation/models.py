"""Actions of an area, and what happened to each."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Subquery

from attune.domain.action_lists.action_words import LONGEST_ADDRESS, SHORT, ActionWords
from attune.domain.action_lists.states import ActionState
from attune.domain.action_lists.urgency import SOON, Urgency, urgency
from attune.place.localities.models import Locality
from attune.place.members.models import Member

OPEN = tuple(state.value for state in ActionState if state.open)


def states() -> list[tuple[str, str]]:
    """A callable, so that a new word is not a migration."""
    return [(each.value, each.value) for each in ActionState]


class ActionQuerySet(models.QuerySet["Action"]):
    """Questions asked of actions; each comes with state, time and number of its last event."""

    def at(self, locality: Locality) -> "ActionQuerySet":
        last = ActionEvent.objects.filter(action=OuterRef("pk")).order_by("-number")
        mine = self.filter(locality=locality).select_related("owner")
        return mine.annotate(
            state=Subquery(last.values("state")[:1]),
            since=Subquery(last.values("at")[:1]),
            number=Subquery(last.values("number")[:1]),
        )

    def with_pk(self, pk: int) -> "ActionQuerySet":
        return self.filter(pk=pk)

    def open(self) -> "ActionQuerySet":
        """Those of which something is still to be done."""
        return self.filter(state__in=OPEN)

    def in_state(self, state: ActionState) -> "ActionQuerySet":
        return self.filter(state=state.value)

    def owned_by(self, member: Member) -> "ActionQuerySet":
        return self.filter(owner=member)

    def owned_by_pk(self, pk: int) -> "ActionQuerySet":
        return self.filter(owner_id=pk)

    def not_owned_by(self, member: Member) -> "ActionQuerySet":
        return self.exclude(owner=member)

    def without_owner(self) -> "ActionQuerySet":
        return self.filter(owner=None, owner_name="")

    def owned_in_words(self, name: str) -> "ActionQuerySet":
        return self.filter(owner=None, owner_name=name)

    def overdue(self, *, on: date) -> "ActionQuerySet":
        return self.open().filter(due__lt=on)

    def due_soon(self, *, on: date) -> "ActionQuerySet":
        return self.open().filter(due__gte=on, due__lte=on + SOON)

    def by_due(self) -> "ActionQuerySet":
        """The earliest due first; those without a date last."""
        return self.order_by(F("due").asc(nulls_last=True), "id")

    def not_done(self) -> "ActionQuerySet":
        """Still open, or set aside for a reason that stands."""
        return self.exclude(state=ActionState.DONE.value)

    def addresses(self) -> frozenset[str]:
        """The pages that some action came from."""
        return frozenset(self.exclude(address="").values_list("address", flat=True))

    def owners_in_words(self) -> list[str]:
        named = self.exclude(owner_name="").order_by("owner_name")
        return list(named.values_list("owner_name", flat=True).distinct())


class Action(models.Model):
    """An action as it is worded today; every wording it had stands with its events."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="actions")
    category = models.CharField(max_length=40)  # a key of the categories in use
    what = models.CharField(max_length=SHORT)
    from_where = models.CharField(max_length=SHORT, blank=True)
    address = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    who_for = models.CharField(max_length=SHORT, blank=True)
    how = models.TextField(blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    owner_name = models.CharField(max_length=120, blank=True)
    due = models.DateField(null=True)

    objects = ActionQuerySet.as_manager()
    # What `at` finds of its last event.
    state: str
    since: datetime
    number: int

    class Personal:
        fields = frozenset({"what", "how", "who_for", "owner", "owner_name"})
        not_personal = frozenset({"id", "locality", "category", "from_where", "address", "due"})

    @property
    def stands(self) -> ActionState:
        return ActionState(self.state)

    @property
    def owner_words(self) -> str:
        return self.owner.name if self.owner else self.owner_name

    @property
    def words(self) -> ActionWords:
        """What it says, as a value."""
        return ActionWords(
            what=self.what,
            category=self.category,
            from_where=self.from_where,
            address=self.address,
            who_for=self.who_for,
            how=self.how,
            owner=self.owner_id,
            owner_name=self.owner_name,
            due=self.due,
        )

    def urgency(self, *, on: date) -> Urgency:
        return urgency(self.stands, self.due, on=on)


class ActionEventQuerySet(models.QuerySet["ActionEvent"]):
    """Questions asked of what happened to actions."""

    def of(self, action: Action) -> "ActionEventQuerySet":
        return self.filter(action=action).select_related("by").order_by("number")


class ActionEvent(models.Model):
    """An action was added, moved or worded anew; the last event is its state.

    `document` is canonical text of its words after the event.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=states)
    reason = models.CharField(max_length=500, blank=True)
    document = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    append_only = True
    objects: Any = ActionEventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "number"], name="action_event_number")
        ]

    class Personal:
        fields = frozenset({"reason", "document", "by"})
        not_personal = frozenset({"id", "action", "number", "state", "at"})

    @property
    def stands(self) -> ActionState:
        return ActionState(self.state)

    @property
    def words(self) -> ActionWords:
        return ActionWords.read(self.document)
