"""The verbs of checking: assure, say that something changed or closed, remind, set terms."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from attune.directory.records.models import AreaTerms, Service
from attune.directory.services import actions as records
from attune.directory.services.publishing import publish
from attune.domain.freshness import (
    HowChecked,
    assured_by_source,
    checked_grace,
    seen_until,
)
from attune.domain.phone_round import try_again_on
from attune.domain.refusals import Refused
from attune.domain.reminders import CheckCycle, ReminderPlan
from attune.place.audit import actions as audit
from attune.place.jobs import actions as jobs
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from . import letters, reminding
from .checked_services import services
from .models import (
    Assurance,
    CallAttempt,
    ChangeAnswered,
    ChangeAsked,
    Reminder,
    ReminderLetter,
    ReminderTerms,
)
from .words import MOST_OPEN, checked_line, checked_text

# Records brought in step in one transaction: 200 take about a third of a second.
AT_ONCE = 200


@transaction.atomic
def assure(
    service: Service,
    *,
    how: HowChecked,
    by: Member | None,
    at: datetime,
    on: date | None = None,
    cycle: CheckCycle | None = None,
    changed: bool = False,
    said_by: str = "",
    note: str = "",
) -> Assurance | None:
    """Somebody says that the record is correct; its content and its history stay as they are.

    `on` is the day a source gives, else today. With the `cycle` of a letter's link, a link that
    was used already adds nothing, and the answer is None.
    """
    service = Service.objects.select_for_update().get(pk=service.pk)
    today = timezone.localdate(at)
    if cycle is not None and cycle != CheckCycle.of(service.assured_on, service.listed_on):
        return None
    if service.merged_into_id is not None:
        raise Refused("This record has become part of another one")
    if (on or today) > today:
        raise Refused("A record cannot have been checked on a day that is still to come")
    row = Assurance.objects.create(
        service=service,
        how=how.value,
        on=on or today,
        changed=changed,
        said_by=checked_line(said_by),
        note=checked_text(note, 500),
        by=by,
        at=at,
    )
    _settle(service, row.on, today)
    _audit("service.assure", service, by, at)
    return row


@transaction.atomic
def keep_source_dates(service_ids: Sequence[int], *, by: Member | None, at: datetime) -> int:
    """A row for each listed service whose source brought a date of its own; how many were new."""
    ids, made = sorted(service_ids), 0
    for start in range(0, len(ids), reminding.SLICE):
        part = Service.objects.with_pks(ids[start : start + reminding.SLICE])
        rows = [
            Assurance(service=each, how=HowChecked.IMPORT.value, on=each.assured_on, by=by, at=at)
            for each in part.filter(assured_on__isnull=False, assurances=None)
        ]
        made += len(Assurance.objects.bulk_create(rows))
    return made


@transaction.atomic
def say_changed(
    service: Service, *, text: str, by: Member | None, at: datetime, said_by: str = ""
) -> ChangeAsked:
    """Keep what an owner says has changed, for a member to put right."""
    text = checked_text(text, 2000)
    if not text:
        raise Refused("Say what has changed")
    return _keep_asked(service, text=text, gone=False, by=by, at=at, said_by=said_by)


@transaction.atomic
def say_gone(
    service: Service, *, by: Member | None, at: datetime, text: str = "", said_by: str = ""
) -> ChangeAsked:
    """Keep that a service is said to have closed; a member ends it. Said again, it adds nothing."""
    said = ChangeAsked.objects.of(service).open().closed().first()
    text = checked_text(text, 2000)
    return said or _keep_asked(service, text=text, gone=True, by=by, at=at, said_by=said_by)


@transaction.atomic
def answer_change(
    asked: ChangeAsked, *, what: str, settled: bool, by: Member, at: datetime
) -> ChangeAnswered:
    """Say what was done. `settled`: the record is right now, or the service is ended."""
    asked = ChangeAsked.objects.select_for_update().get(pk=asked.pk)
    what = checked_text(what, 500)
    if not what:
        raise Refused("Say in 1 to 500 characters what you did")
    if ChangeAnswered.objects.filter(asked=asked).exists():
        raise Refused("Somebody has dealt with this already")
    answer = ChangeAnswered.objects.create(asked=asked, what=what, answered_by=by, answered_at=at)
    if settled and asked.gone:
        records.end_service(asked.service, by=by, at=at, why="Its owner said that it has closed")
    elif settled:
        how = HowChecked.PHONE if asked.by_id else HowChecked.LETTER
        assure(asked.service, how=how, by=by, at=at, changed=True, said_by=asked.said_by)
    _audit("service.answer_change", asked.service, by, at)
    return answer


@transaction.atomic
def no_answer(service: Service, *, by: Member, at: datetime) -> CallAttempt:
    """Nobody answered the telephone; when to try again follows from how often that was."""
    attempts = CallAttempt.objects.of(service).this_cycle().count() + 1
    again = try_again_on(attempts, on=timezone.localdate(at))
    attempt = CallAttempt.objects.create(service=service, try_again_on=again, by=by, at=at)
    _audit("service.no_answer", service, by, at)
    return attempt


@transaction.atomic
def remind(
    locality: Locality, *, owner: str, service_ids: Sequence[int], by: Member | None, at: datetime
) -> ReminderLetter | None:
    """One letter to an owner about those of these records that are still due; None if none is.

    What was sent and the letter itself are kept together or not at all, and two workers who do
    this at once meet in the locked rows: one of them finds nothing left to send.
    """
    today = timezone.localdate(at)
    pks = list(service_ids)[: letters.MOST_IN_ONE]
    list(Service.objects.select_for_update().with_pks(pks).order_by("pk"))
    plan = ReminderTerms.objects.of(locality).plan
    here = services().kept_here(locality).with_pks(pks).perhaps_reminded(plan, on=today)
    steps = reminding.due(here, plan, reminding.sent_for(pks), on=today)
    keyed = salted_hmac("directory.reminder-letter", owner).hexdigest()
    told_today = ReminderLetter.objects.filter(locality=locality, owner=keyed, day=today).exists()
    if not steps or told_today:
        return None
    letter = ReminderLetter.objects.create(locality=locality, owner=keyed, day=today, at=at)
    about = list(Service.objects.with_pks(steps).order_by("seen_until", "name", "pk"))
    Reminder.objects.bulk_create(
        Reminder(
            letter=letter,
            service=each,
            step=steps[each.pk],
            since=each.assured_on or each.listed_on,
        )
        for each in about
    )
    subject, text = letters.reminder(locality, about, on=today)
    jobs.post(to=owner, subject=subject, text=text, by=by, at=at, locality=locality)
    return letter


@transaction.atomic
def set_terms(
    locality: Locality,
    *,
    grace_days: int,
    letters_go: bool,
    plan: ReminderPlan,
    by: Member,
    at: datetime,
) -> AreaTerms:
    """How long unchecked records show, and when owners are reminded.

    The first 200 records follow at once, the others within minutes (`jobs.follow_grace`).
    """
    terms = AreaTerms.objects.of(locality)
    terms.grace_days = checked_grace(grace_days)
    terms.save()
    reminders = ReminderTerms.objects.of(locality)
    reminders.letters, reminders.first_after, reminders.later = letters_go, plan.first, plan.written
    reminders.save()
    subject = f"directory.AreaTerms:{terms.pk}"
    audit.record("area.set_checking", by=by, at=at, subject=subject, locality=locality)
    apply_grace(locality, by=by, at=at)
    return terms


@transaction.atomic
def apply_grace(locality: Locality, *, by: Member | None, at: datetime) -> int:
    """Bring unchecked records in step with the area's grace, so many at a time; how many it was."""
    grace = AreaTerms.objects.of(locality).grace_days
    unchecked = services().kept_by(locality).filter(assured_on=None)
    changed: list[int] = []
    for listed_on in unchecked.listing_days():
        until = seen_until(None, listed_on, grace_days=grace)
        others = unchecked.filter(listed_on=listed_on).exclude(seen_until=until).order_by("pk")
        pks = list(others.values_list("pk", flat=True)[: AT_ONCE - len(changed)])
        # Asked again in the update itself: somebody may have checked a record in between.
        Service.objects.with_pks(pks).filter(assured_on=None).update(seen_until=until)
        changed += pks
    publish(changed)
    if changed:
        subject = f"directory.Service:{changed[0]}..{changed[-1]}"
        audit.record("area.apply_grace", by=by, at=at, subject=subject, locality=locality)
    return len(changed)


def _settle(service: Service, day: date, today: date) -> None:
    """The columns that follow from an assurance; one that is older than ours, or stale by now,
    changes nothing."""
    older = service.assured_on is not None and service.assured_on >= day
    if older or assured_by_source(day, on=today) is None:
        return
    grace = AreaTerms.objects.of(service.kept_by).grace_days
    service.assured_on = day
    service.seen_until = seen_until(day, service.listed_on, grace_days=grace)
    service.save(update_fields=["assured_on", "seen_until"])
    publish([service.pk])


def _keep_asked(
    service: Service, *, text: str, gone: bool, by: Member | None, at: datetime, said_by: str
) -> ChangeAsked:
    """A letter's link is open to whoever holds it, so what waits is bounded."""
    waiting = ChangeAsked.objects.of(service).open()
    same = waiting.filter(text=text, gone=gone).first()
    if same:
        return same
    if by is None and waiting.count() >= MOST_OPEN:
        raise Refused("We have your messages about this service, and will read them first")
    asked = ChangeAsked.objects.create(
        service=service, gone=gone, text=text, said_by=checked_line(said_by), by=by, said_at=at
    )
    _audit("service.say_gone" if gone else "service.say_changed", service, by, at)
    return asked


def _audit(verb: str, service: Service, by: Member | None, at: datetime) -> None:
    subject = f"directory.Service:{service.pk}"
    audit.record(verb, by=by, at=at, subject=subject, locality=service.kept_by)
