"""Every time somebody said that a record is correct: who, how and when."""

from datetime import date

from django.conf import settings
from django.db import models

from attune.directory.records.models import Service
from attune.domain.freshness import HowChecked
from attune.place.localities.models import Locality


def ways() -> list[tuple[str, str]]:
    """A callable, so that a new word is not a migration."""
    return [(each.value, each.value) for each in HowChecked]


class AssuranceQuerySet(models.QuerySet["Assurance"]):
    """Questions asked of assurances."""

    def of(self, service: Service) -> "AssuranceQuerySet":
        return self.filter(service=service).select_related("by").order_by("-on", "-id")

    def at(self, locality: Locality) -> "AssuranceQuerySet":
        return self.filter(service__kept_by=locality)

    def by_people(self) -> "AssuranceQuerySet":
        """Without those that came with an imported record."""
        return self.exclude(how=HowChecked.IMPORT.value)

    def since(self, day: date) -> "AssuranceQuerySet":
        return self.filter(on__gte=day)


class Assurance(models.Model):
    """One assurance; never changed. `on` is the day it holds for, which a source may have said.

    `said_by` names who answered, such as a person on the telephone; `by` is the member who kept it.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="assurances")
    how = models.CharField(max_length=10, choices=ways)
    on = models.DateField()
    changed = models.BooleanField(default=False)
    said_by = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    append_only = True
    objects = AssuranceQuerySet.as_manager()

    class Personal:
        fields = frozenset({"said_by", "note", "by"})
        not_personal = frozenset({"id", "service", "how", "on", "changed", "at"})
