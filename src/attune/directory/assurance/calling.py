"""What comes of a call: which verb keeps it, and what the page says of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from attune.directory.records.models import Service
from attune.domain.freshness import Freshness, HowChecked
from attune.domain.phone_round import CheckNeed, relevance
from attune.kit.formats import day
from attune.place.members.models import Member

from . import actions
from .check_forms import CHANGED, CORRECT, GONE
from .models import CallAttempt
from .phone_round import Waiting


@dataclass(frozen=True)
class CallResult:
    """What was heard, who said so, and what has changed."""

    result: str
    said_by: str = ""
    note: str = ""


def hear(service: Service, call: CallResult, *, by: Member, at: datetime) -> str:
    """Keep what came of a call; gives the sentence for the page."""
    if call.result == CORRECT:
        actions.assure(
            service, how=HowChecked.PHONE, by=by, at=at, said_by=call.said_by, note=call.note
        )
        return _("%(name)s is checked") % {"name": service.name}
    if call.result == CHANGED:
        actions.say_changed(service, text=call.note, by=by, at=at, said_by=call.said_by)
        return _("What has changed is kept. Now put the record right.")
    if call.result == GONE:
        actions.say_gone(service, text=call.note, by=by, at=at, said_by=call.said_by)
        return _("It is kept that this service has closed. Now decide about its page.")
    attempt = actions.no_answer(service, by=by, at=at)
    return _("Try again on %(day)s") % {"day": day(attempt.try_again_on)}


def turn_of(service: Service, *, on: date) -> Waiting:
    """Where one record stands in the round, apart from the others."""
    calls = CallAttempt.objects.of(service).this_cycle().by_service()
    need = CheckNeed(relevance(service.offer), False, (service.seen_until - on).days)
    return Waiting(service.pk, need, *calls.get(service.pk, (0, None)))


def asked_state(word: str | None) -> Freshness | None:
    """The state that an address asks for, or None for all that need a check."""
    return next((state for state in Freshness if state.value == word), None)
