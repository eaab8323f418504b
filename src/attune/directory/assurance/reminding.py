"""Finds whom to remind today, and of which records."""

from collections.abc import Iterable
from datetime import date

from attune.directory.records.models import Service
from attune.domain import canonical
from attune.domain.listings.document import ServiceDocument
from attune.domain.listings.owners import owner_email
from attune.domain.reminders import CheckCycle, ReminderPlan
from attune.place.localities.models import Locality

from .checked_services import CheckedServices, services
from .models import Reminder, ReminderTerms

SLICE = 400
Due = dict[int, int]


def owners_to_remind(locality: Locality, *, on: date) -> dict[str, list[int]]:
    """The services that are due, by the address that answers for them; "" where none is named.

    In order of address, so that a run that was cut short goes on where it stopped.
    """
    terms = ReminderTerms.objects.of(locality)
    if not terms.letters:
        return {}
    here = services().kept_here(locality).perhaps_reminded(terms.plan, on=on)
    pks = sorted(due(here, terms.plan, _sent(locality), on=on))
    found: dict[str, list[int]] = {}
    for start in range(0, len(pks), SLICE):
        part = Service.objects.with_pks(pks[start : start + SLICE]).select_related("provider")
        for service in part.order_by("seen_until", "pk"):
            found.setdefault(address_of(service), []).append(service.pk)
    return dict(sorted(found.items()))


def due(asked: CheckedServices, plan: ReminderPlan, sent: dict[int, set[int]], *, on: date) -> Due:
    """The step that is due for each of these services."""
    found = {}
    for pk, assured_on, listed_on in asked.values_list("pk", "assured_on", "listed_on"):
        step = plan.due(CheckCycle.of(assured_on, listed_on), sent.get(pk, ()), on=on)
        if step is not None:
            found[pk] = step
    return found


def sent_for(pks: Iterable[int]) -> dict[int, set[int]]:
    """The steps sent in this cycle for at most 400 services."""
    return Reminder.objects.about(pks).this_cycle().steps()


def address_of(service: Service) -> str:
    provider = canonical.value(service.provider.record) if service.provider else {}
    return owner_email(ServiceDocument.read(service.document), provider)  # type: ignore[arg-type]


def _sent(locality: Locality) -> dict[int, set[int]]:
    return Reminder.objects.at(locality).this_cycle().steps()
