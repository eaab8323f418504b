"""Questions asked of services about how fresh their records are."""

from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q

from attune.directory.records.models import Service
from attune.directory.records.services import ServiceQuerySet
from attune.domain.freshness import Freshness, fresh_from
from attune.domain.reminders import ReminderPlan
from attune.place.localities.models import Locality

from .asked import ChangeAsked

# How long before families stop seeing a record a desk says so.
SOON = timedelta(days=14)


def state_is(state: Freshness, on: date) -> Q:
    """The same states as domain.freshness, asked of the columns that the verbs keep."""
    seen = Q(seen_until__gte=on)
    return {
        Freshness.NOT_YET_CHECKED: seen & Q(assured_on=None),
        Freshness.FRESH: seen & Q(assured_on__gte=fresh_from(on=on)),
        Freshness.OVERDUE: seen & Q(assured_on__lt=fresh_from(on=on)),
        Freshness.STALE: ~seen,
    }[state]


class CheckedServices(ServiceQuerySet):
    """Services as the round of checks sees them: current ones, seen by families or stale."""

    def kept_here(self, locality: Locality) -> "CheckedServices":
        return self.kept_by(locality).filter(is_public=True)

    def standing(self, state: Freshness, *, on: date) -> "CheckedServices":
        return self.filter(state_is(state, on))

    def to_check(self, *, on: date) -> "CheckedServices":
        """Not yet checked, overdue or stale."""
        return self.exclude(state_is(Freshness.FRESH, on))

    def dark_soon(self, *, on: date) -> "CheckedServices":
        return self.filter(seen_until__gte=on, seen_until__lte=on + SOON).order_by("seen_until")

    def longest_dark(self) -> "CheckedServices":
        return self.order_by("seen_until", "id")

    def perhaps_reminded(self, plan: ReminderPlan, *, on: date) -> "CheckedServices":
        """Those in whose cycle something may be due, without any that an owner has answered."""
        unchecked = Q(assured_on=None, listed_on__lte=plan.earliest(first=True, on=on))
        checked = Q(assured_on__lte=plan.earliest(first=False, on=on))
        said = ChangeAsked.objects.open().filter(service=OuterRef("pk"))
        return self.filter(unchecked | checked).exclude(Exists(said))

    def unchecked_until(self, *, on: date) -> list[tuple[date, int]]:
        """How many records show as not yet checked, by the last day on which they do."""
        unchecked = self.standing(Freshness.NOT_YET_CHECKED, on=on).values_list("seen_until")
        return list(unchecked.annotate(count=Count("pk")).order_by("seen_until"))

    def listing_days(self) -> list[date]:
        return sorted(set(self.values_list("listed_on", flat=True)))

    def counts(self, *, on: date) -> dict[Freshness, int]:
        """How many records are in each state."""
        wanted = {each.value: Count("pk", filter=state_is(each, on)) for each in Freshness}
        return {Freshness(name): count for name, count in self.aggregate(**wanted).items()}


def services() -> CheckedServices:
    return CheckedServices(Service)
