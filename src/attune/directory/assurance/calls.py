"""Calls of the phone round that nobody answered."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce, TruncDate

from attune.directory.records.models import Service
from attune.place.localities.models import Locality


class CallAttemptQuerySet(models.QuerySet["CallAttempt"]):
    """Questions asked of calls."""

    def of(self, service: Service) -> "CallAttemptQuerySet":
        return self.filter(service=service)

    def at(self, locality: Locality) -> "CallAttemptQuerySet":
        return self.filter(service__kept_by=locality)

    def this_cycle(self) -> "CallAttemptQuerySet":
        """Those since the last check of their service."""
        since = Coalesce(F("service__assured_on"), F("service__listed_on"))
        return self.annotate(day=TruncDate("at")).filter(day__gte=since)

    def by_service(self) -> dict[int, tuple[int, date]]:
        """How many calls, and the day of the next, for each service."""
        found: dict[int, tuple[int, date]] = {}
        for service, day in self.order_by("id").values_list("service_id", "try_again_on"):
            found[service] = (found.get(service, (0, day))[0] + 1, day)
        return found


class CallAttempt(models.Model):
    """A call without an answer, and when to try again; never changed."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="call_attempts")
    try_again_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True
    objects = CallAttemptQuerySet.as_manager()

    class Personal:
        fields = frozenset({"by"})
        not_personal = frozenset({"id", "service", "try_again_on", "at"})
