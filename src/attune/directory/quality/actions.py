"""Verbs of the quality mark: settle criteria, fill in, ask, award, decline, withdraw."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from attune.directory.records.models import Service
from attune.directory.services.publishing import publish
from attune.domain.quality_criteria import Criterion
from attune.domain.quality_mark import (
    YEARS,
    MarkRefused,
    MarkState,
    check_can_ask,
    check_can_award,
    checked_move,
    checked_reason,
    checked_until,
    later_by_years,
)
from attune.domain.questionnaires.answers import Answers
from attune.place.audit import actions as audit
from attune.place.content import actions as content
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .criteria import criteria, own_file
from .models import AreaCriteria, MarkApplication, MarkEvent


@transaction.atomic
def settle_criteria(
    locality: Locality, *, criteria: Sequence[Criterion], by: Member, at: datetime
) -> AreaCriteria:
    """From now on the area asks these criteria; what was answered before keeps its own."""
    file = own_file(locality, criteria, on=timezone.localdate(at))
    version = content.keep(file, at=at, by=by)
    row = AreaCriteria.objects.create(locality=locality, version=version, by=by, at=at)
    audit.record(
        "mark.settle_criteria",
        by=by,
        at=at,
        subject=f"directory.AreaCriteria:{row.pk}",
        locality=locality,
    )
    return row


@transaction.atomic
def keep_answers(
    service: Service, *, answers: Answers, by: Member, at: datetime
) -> MarkApplication:
    """Keep a draft: a service has one at a time, and none while somebody is looking at one."""
    service = Service.objects.select_for_update().get(pk=service.pk)
    draft = MarkApplication.objects.of(service).still_open().first()
    if draft and draft.stands is not None:
        raise MarkRefused("This service has asked for the mark already, and waits for an answer")
    asked = criteria(service.kept_by)
    if answers.questionnaire != asked.questionnaire:
        raise MarkRefused("The criteria have changed: look at your answers again")
    draft = draft or MarkApplication(service=service, begun_by=by, begun_at=at)
    draft.questionnaire = content.keep(asked.file, at=at, by=by)
    draft.answers = answers.text
    draft.save()
    _audit("mark.fill_in", draft, by, at)
    return draft


@transaction.atomic
def ask_for_mark(
    service: Service, *, answers: Answers, by: Member, at: datetime
) -> MarkApplication:
    """Ask for the mark with these answers; from here on they stay as they are."""
    check_can_ask(answers)
    application = keep_answers(service, answers=answers, by=by, at=at)
    _happen(application, MarkState.ASKED, by, at)
    return application


@transaction.atomic
def award(
    application: MarkApplication,
    *,
    by: Member,
    at: datetime,
    until: date | None = None,
    reason: str = "",
) -> MarkEvent:
    """Give the mark until a day: three years from today unless told otherwise."""
    check_can_award(application.given)
    today = timezone.localdate(at)
    day = checked_until(until or later_by_years(today, YEARS), on=today)
    return _happen(application, MarkState.AWARDED, by, at, reason=reason, until=day)


@transaction.atomic
def decline(application: MarkApplication, *, reason: str, by: Member, at: datetime) -> MarkEvent:
    """Say no, and why; the service can ask again."""
    return _happen(application, MarkState.REFUSED, by, at, reason=reason)


@transaction.atomic
def withdraw(application: MarkApplication, *, reason: str, by: Member, at: datetime) -> MarkEvent:
    """Take the mark away, or an application back, and say why."""
    return _happen(application, MarkState.WITHDRAWN, by, at, reason=reason)


def _happen(
    application: MarkApplication,
    state: MarkState,
    by: Member,
    at: datetime,
    *,
    reason: str = "",
    until: date | None = None,
) -> MarkEvent:
    """Add the event, and let the service's record, document and index follow."""
    # The service's row is what all who write about its mark wait for.
    service = Service.objects.select_for_update().get(pk=application.service_id)
    last = application.last
    checked_move(MarkState(last.state) if last else None, state)
    event = MarkEvent.objects.create(
        application=application,
        number=last.number + 1 if last else 1,
        state=state.value,
        reason=checked_reason(reason, state),
        until=until,
        by=by,
        at=at,
    )
    _settle(service)
    _audit(f"mark.{state.value}", application, by, at)
    return event


def _settle(service: Service) -> None:
    """The mark a service carries is the one, of all it was given, that ends last."""
    latest = MarkApplication.objects.of(service).awarded().last()
    until = latest.until if latest else None
    if service.marked_until != until:
        service.marked_until = until
        service.save(update_fields=["marked_until"])
        publish([service.pk])


def _audit(verb: str, application: MarkApplication, by: Member, at: datetime) -> None:
    audit.record(
        verb,
        by=by,
        at=at,
        subject=f"directory.MarkApplication:{application.pk}",
        locality=application.service.kept_by,
    )
