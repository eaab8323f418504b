"""Which reminders went out: each once for a cycle of a record, one letter a day to an owner."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce

from attune.directory.records.models import Service
from attune.place.localities.models import Locality


class ReminderLetter(models.Model):
    """A letter to the owner of some records: at most one a day from a locality.

    `owner` is a keyed hash of the address, so that no address is kept for ever.
    """

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    owner = models.CharField(max_length=64)
    day = models.DateField()
    at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["locality", "owner", "day"], name="one_reminder_letter_a_day"
            )
        ]

    class Personal:
        fields = frozenset({"owner"})
        not_personal = frozenset({"id", "locality", "day", "at"})


class ReminderQuerySet(models.QuerySet["Reminder"]):
    """Questions asked of reminders."""

    def at(self, locality: Locality) -> "ReminderQuerySet":
        return self.filter(service__kept_by=locality)

    def about(self, service_ids: Iterable[int]) -> "ReminderQuerySet":
        """At most 400 of them in one question."""
        return self.filter(service__in=list(service_ids))

    def this_cycle(self) -> "ReminderQuerySet":
        """Those of the cycle in which their service is now."""
        return self.filter(since=Coalesce(F("service__assured_on"), F("service__listed_on")))

    def steps(self) -> dict[int, set[int]]:
        """The steps sent, by service."""
        found: dict[int, set[int]] = {}
        for service, step in self.values_list("service_id", "step"):
            found.setdefault(service, set()).add(step)
        return found


class Reminder(models.Model):
    """One reminder about one record, in the cycle that began on `since`."""

    letter = models.ForeignKey(ReminderLetter, on_delete=models.PROTECT, related_name="reminders")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="reminders")
    since = models.DateField()
    step = models.PositiveSmallIntegerField()

    append_only = True
    objects = ReminderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "since", "step"], name="reminder_sent_once")
        ]

    class Personal:
        fields: frozenset[str] = frozenset()
        not_personal = frozenset({"id", "letter", "service", "since", "step"})
