"""Periodic work of checking: letters to owners each morning, and an area's terms applied."""

import logging
from datetime import timedelta

from django.db import IntegrityError
from django.utils import timezone

from attune.domain.schedules import Every
from attune.place.jobs.actions import LetterRefused
from attune.place.jobs.kinds import Due, Periodic
from attune.place.localities.models import Locality

from . import actions
from .reminding import owners_to_remind

log = logging.getLogger(__name__)
MINUTE = Every(timedelta(minutes=1))
MORNING = Every(timedelta(days=1), timedelta(hours=7))


def remind_owners(due: Due) -> str:
    """Each owner in a transaction of their own: what a crash cuts short, the next run goes on."""
    posted = 0
    for locality in Locality.objects.by_name():
        waiting = owners_to_remind(locality, on=timezone.localdate(due.at))
        for owner, service_ids in waiting.items():
            posted += bool(owner) and _reminded(locality, owner, service_ids, due)
    return f"{posted} letters to owners of records"


def follow_grace(due: Due) -> str:
    """What is left to do after an area changed how long unchecked records show."""
    followed = 0
    for locality in Locality.objects.by_name():
        while count := actions.apply_grace(locality, by=None, at=due.at):
            followed += count
    return f"{followed} records follow the terms of their area"


def _reminded(locality: Locality, owner: str, service_ids: list[int], due: Due) -> bool:
    try:
        letter = actions.remind(locality, owner=owner, service_ids=service_ids, by=None, at=due.at)
    except (IntegrityError, LetterRefused):
        # Another worker was quicker, or the address is none: the phone round has the record.
        log.info("An owner at %s got no letter", locality.slug)
        return False
    return letter is not None


PERIODIC = (
    Periodic("directory.remind_owners", MORNING, remind_owners, claim=timedelta(minutes=30)),
    Periodic("directory.follow_grace", MINUTE, follow_grace, claim=timedelta(minutes=30)),
)
