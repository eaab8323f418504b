"""When an area reminds the owners of its records."""

from django.db import models

from attune.domain.reminders import FIRST_DAYS, LATER_DAYS, ReminderPlan
from attune.place.localities.models import Locality


class ReminderTermsQuerySet(models.QuerySet["ReminderTerms"]):
    """Questions asked of plans."""

    def of(self, locality: Locality) -> "ReminderTerms":
        """The area's own, or the plan it begins with (unsaved)."""
        return self.filter(locality=locality).first() or ReminderTerms(locality=locality)


class ReminderTerms(models.Model):
    """Whether letters go out, and on which days of a cycle."""

    locality = models.OneToOneField(Locality, on_delete=models.PROTECT, related_name="+")
    letters = models.BooleanField(default=True)
    first_after = models.PositiveSmallIntegerField(default=FIRST_DAYS)
    # Days after a check, as people write them.
    later = models.CharField(max_length=60, default=ReminderPlan(FIRST_DAYS, LATER_DAYS).written)

    objects = ReminderTermsQuerySet.as_manager()

    class Personal:
        fields: frozenset[str] = frozenset()
        not_personal = frozenset({"id", "locality", "letters", "first_after", "later"})

    @property
    def plan(self) -> ReminderPlan:
        return ReminderPlan.read(self.first_after, self.later)
