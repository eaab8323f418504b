"""The verbs of the quality mark, and that the service's own date follows."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from attune.directory.quality import actions, desk
from attune.directory.quality.models import MarkApplication, MarkEvent
from attune.directory.records.models import Service
from attune.domain.quality_mark import MarkRefused, MarkState
from attune.domain.questionnaires.answers import Answers
from attune.place.audit.models import AuditRow
from attune.place.content.models import ContentVersion
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.directory.quality.answering import all_met
from tests.directory.services_at_wrenbridge import TODAY, a_service


@pytest.fixture
def service(cast: Cast) -> Service:
    return a_service(cast.wrenbridge)


@pytest.fixture
def asked(service: Service, cast: Cast) -> MarkApplication:
    return actions.ask_for_mark(service, answers=all_met(), by=cast.mina, at=NOW)


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    told: list[int] = []
    monkeypatch.setattr(actions, "publish", told.extend)
    return told


def until(service: Service) -> date | None:
    return Service.objects.get(pk=service.pk).marked_until


def test_a_mark_runs_three_years_unless_told_otherwise(
    asked: MarkApplication, cast: Cast, published: list[int]
) -> None:
    assert until(asked.service) is None
    actions.award(asked, by=cast.lena, at=NOW)
    assert until(asked.service) == date(2029, 11, 2)
    assert published == [asked.service.pk]
    assert asked.stands is MarkState.AWARDED


def test_a_mark_may_end_on_a_day_of_ones_own(asked: MarkApplication, cast: Cast) -> None:
    actions.award(asked, until=date(2027, 3, 31), by=cast.lena, at=NOW)
    assert until(asked.service) == date(2027, 3, 31)


def test_a_withdrawn_mark_is_gone_at_once(
    asked: MarkApplication, cast: Cast, published: list[int]
) -> None:
    actions.award(asked, by=cast.lena, at=NOW)
    actions.withdraw(asked, reason="It has closed", by=cast.lena, at=NOW)
    assert until(asked.service) is None
    assert published == [asked.service.pk] * 2


def test_a_declined_service_hears_why_and_can_ask_again(asked: MarkApplication, cast: Cast) -> None:
    actions.decline(asked, reason="Who supervises?", by=cast.lena, at=NOW)
    again = actions.ask_for_mark(asked.service, answers=all_met(), by=cast.mina, at=NOW)
    assert again.pk != asked.pk and until(asked.service) is None


def test_a_renewed_mark_ends_with_the_later_one(asked: MarkApplication, cast: Cast) -> None:
    actions.award(asked, until=TODAY + timedelta(days=30), by=cast.lena, at=NOW)
    again = actions.ask_for_mark(asked.service, answers=all_met(), by=cast.mina, at=NOW)
    assert until(asked.service) == TODAY + timedelta(days=30)
    actions.award(again, by=cast.lena, at=NOW)
    assert until(asked.service) == date(2029, 11, 2)
    actions.withdraw(again, reason="A mistake", by=cast.lena, at=NOW)
    assert until(asked.service) == TODAY + timedelta(days=30)


def test_a_draft_is_kept_and_changed_until_it_is_sent(service: Service, cast: Cast) -> None:
    few = Answers(all_met().questionnaire, {"standards": "no"})
    draft = actions.keep_answers(service, answers=few, by=cast.mina, at=NOW)
    assert draft.stands is None and draft.given == few
    with pytest.raises(MarkRefused, match="still wait"):
        actions.ask_for_mark(service, answers=few, by=cast.mina, at=NOW)
    sent = actions.ask_for_mark(service, answers=all_met(), by=cast.mina, at=NOW)
    assert sent.pk == draft.pk and sent.given == all_met()


def test_what_was_sent_stays_as_it_is(asked: MarkApplication, cast: Cast) -> None:
    with pytest.raises(MarkRefused, match="asked for the mark already"):
        actions.keep_answers(asked.service, answers=all_met(), by=cast.mina, at=NOW)


def test_the_criteria_are_kept_as_they_were_then(asked: MarkApplication) -> None:
    assert ContentVersion.objects.of("questionnaires", "quality-mark").count() == 1
    assert asked.given.questionnaire == all_met().questionnaire


def test_nobody_has_the_mark_without_what_is_essential(service: Service, cast: Cast) -> None:
    answers = all_met(supervision="no")
    asked = actions.ask_for_mark(service, answers=answers, by=cast.mina, at=NOW)
    with pytest.raises(MarkRefused, match="essential"):
        actions.award(asked, by=cast.lena, at=NOW)
    assert asked.stands is MarkState.ASKED


def test_what_is_not_essential_is_left_to_the_person(service: Service, cast: Cast) -> None:
    answers = all_met(coproduction="no")
    asked = actions.ask_for_mark(service, answers=answers, by=cast.mina, at=NOW)
    actions.award(asked, by=cast.lena, at=NOW)
    assert until(service)


@pytest.mark.parametrize("verb", [actions.decline, actions.withdraw])
def test_a_no_without_a_reason_changes_nothing(
    asked: MarkApplication, cast: Cast, verb: Any
) -> None:
    with pytest.raises(MarkRefused, match="Say why"):
        verb(asked, reason=" ", by=cast.lena, at=NOW)
    assert asked.events.count() == 1


def test_a_draft_cannot_be_awarded(service: Service, cast: Cast) -> None:
    draft = actions.keep_answers(service, answers=all_met(), by=cast.mina, at=NOW)
    with pytest.raises(MarkRefused, match="a draft cannot become awarded"):
        actions.award(draft, by=cast.lena, at=NOW)


def test_what_happened_cannot_be_changed(asked: MarkApplication) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        MarkEvent.objects.update(reason="never")


def test_every_verb_is_in_the_audit_trail_without_values(
    asked: MarkApplication, cast: Cast
) -> None:
    actions.award(asked, by=cast.lena, at=NOW)
    rows = AuditRow.objects.filter(verb__startswith="mark.").order_by("pk")
    assert [row.verb for row in rows] == ["mark.fill_in", "mark.asked", "mark.awarded"]
    assert {row.subject for row in rows} == {f"directory.MarkApplication:{asked.pk}"}


def test_the_desk_says_what_waits_and_what_ends(asked: MarkApplication, cast: Cast) -> None:
    roles = (Role.FAMILY_INFORMATION_OFFICER,)
    [line] = desk.lines(cast.wrenbridge, roles, on=TODAY)
    assert line.text == "1 service asks for the quality mark" and line.since == TODAY
    actions.award(asked, until=TODAY + timedelta(days=92), by=cast.lena, at=NOW)
    [line] = desk.lines(cast.wrenbridge, roles, on=TODAY)
    assert line.text == "1 quality mark ends within three months" and line.since == TODAY
    assert not list(desk.lines(cast.wrenbridge, roles, on=TODAY - timedelta(days=1)))
    assert not list(desk.lines(cast.wrenbridge, roles, on=TODAY + timedelta(days=93)))
    assert not list(desk.lines(cast.vale, roles, on=TODAY))
    assert not list(desk.lines(cast.wrenbridge, (Role.PRACTITIONER,), on=TODAY))


def test_a_mark_that_a_later_one_follows_does_not_end(asked: MarkApplication, cast: Cast) -> None:
    actions.award(asked, until=TODAY + timedelta(days=9), by=cast.lena, at=NOW)
    again = actions.ask_for_mark(asked.service, answers=all_met(), by=cast.mina, at=NOW)
    actions.award(again, by=cast.lena, at=NOW)
    assert not list(desk.lines(cast.wrenbridge, (Role.LEAD,), on=TODAY))
