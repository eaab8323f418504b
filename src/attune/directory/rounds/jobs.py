"""Work of mapping rounds by the clock: close what is over, remind once of what closes soon."""

from datetime import timedelta

from django.utils import timezone

from attune.domain.rounds.states import REMIND_BEFORE
from attune.domain.schedules import Every
from attune.place.jobs.actions import LetterRefused
from attune.place.jobs.kinds import Due, Periodic

from .actions import inviting, running
from .models import MappingRound, SectorInvite


def close_over(due: Due) -> str:
    """Each round whose last day has gone by."""
    over = list(MappingRound.objects.standing().over(on=timezone.localdate(due.at)))
    for each in over:
        running.close_round(each, by=None, at=due.at)
    return f"{len(over)} rounds closed"


def remind(due: Due) -> str:
    """Everybody whose answer is still to come, once, in the last days of their round."""
    on = timezone.localdate(due.at)
    reminded = 0
    for each in MappingRound.objects.standing().closing_by(on + REMIND_BEFORE):
        if not each.takes_answers(on=on):
            continue
        for invite in SectorInvite.objects.of(each).unsent().not_yet_reminded():
            if timezone.localdate(invite.invited_at) < on:
                reminded += _reminded(invite, due)
    return f"{reminded} reminded"


def _reminded(invite: SectorInvite, due: Due) -> bool:
    try:
        inviting.remind(invite, by=None, at=due.at)
    except LetterRefused:
        return False
    return True


PERIODIC = (
    Periodic("directory.close_rounds", Every(timedelta(hours=1)), close_over),
    Periodic("directory.remind_sectors", Every(timedelta(days=1), timedelta(hours=6)), remind),
)
