"""Periodic work of returns: after each quarter, a letter to those who have not sent."""

import logging
from datetime import timedelta

from django.db import IntegrityError
from django.utils import timezone

from attune.directory.assurance.reminding import address_of
from attune.domain.returns import Quarter, ask_step, last_ended
from attune.domain.schedules import Every
from attune.place.jobs.actions import LetterRefused
from attune.place.jobs.kinds import Due, Periodic
from attune.place.localities.models import Locality

from . import actions
from .models import SendsReturns

log = logging.getLogger(__name__)
MORNING = Every(timedelta(days=1), timedelta(hours=7, minutes=20))


def ask_for_returns(due: Due) -> str:
    """Each owner in a transaction of their own: what a crash cuts short, the next run goes on."""
    today = timezone.localdate(due.at)
    quarter, posted = last_ended(on=today), 0
    if ask_step(quarter, on=today) is None:
        return "No quarter is asked about now"
    for locality in Locality.objects.by_name():
        for owner, service_ids in sorted(_owners(locality, quarter).items()):
            posted += bool(owner) and _asked(locality, owner, quarter, service_ids, due)
    return f"{posted} letters asked for a quarter's counts"


def _owners(locality: Locality, quarter: Quarter) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    missing = SendsReturns.objects.missing(locality, quarter).select_related("provider")
    for service in missing.order_by("pk"):
        found.setdefault(address_of(service), []).append(service.pk)
    return found


def _asked(
    locality: Locality, owner: str, quarter: Quarter, service_ids: list[int], due: Due
) -> bool:
    try:
        job = actions.ask(
            locality, owner=owner, quarter=quarter, service_ids=service_ids, by=None, at=due.at
        )
    except (IntegrityError, LetterRefused):
        log.info("An owner at %s was not asked for a return", locality.slug)
        return False
    return job is not None


PERIODIC = (
    Periodic("directory.ask_for_returns", MORNING, ask_for_returns, claim=timedelta(minutes=30)),
)
