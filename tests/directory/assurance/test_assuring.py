"""The verbs of checking, and what follows from each."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from attune.directory.assurance import actions, desk, jobs
from attune.directory.assurance.checked_services import services
from attune.directory.assurance.models import Assurance, CallAttempt, ChangeAsked
from attune.directory.records.models import AreaTerms, Service, ServiceVersion
from attune.domain.freshness import Freshness, HowChecked
from attune.domain.refusals import Refused
from attune.domain.reminders import CheckCycle, ReminderPlan
from attune.place.audit.models import AuditRow
from attune.place.jobs.kinds import Due
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import TODAY, a_service

LATER = NOW + timedelta(days=10)
KEEPER = (Role.FAMILY_INFORMATION_OFFICER,)


@pytest.fixture
def service(cast: Cast) -> Service:
    return a_service(cast.wrenbridge, assured_on=None)


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    told: list[int] = []
    monkeypatch.setattr(actions, "publish", told.extend)
    return told


def assure(service: Service, **extra: Any) -> Assurance | None:
    defaults = {"how": HowChecked.PHONE, "by": None, "at": LATER}
    return actions.assure(service, **(defaults | extra))


def test_an_assurance_moves_the_dates_and_leaves_the_record_as_it_was(
    service: Service, cast: Cast, published: list[int]
) -> None:
    row = assure(service, by=cast.lena, said_by="  The  manager ")
    after = Service.objects.get()
    assert after.assured_on == LATER.date()
    assert after.seen_until == LATER.date() + timedelta(days=183)
    kept = ("last_modified", "number", "document", "listed_on")
    assert all(getattr(after, name) == getattr(service, name) for name in kept)
    assert ServiceVersion.objects.count() == 1
    assert published == [service.pk]
    assert row and (row.said_by, row.how) == ("The manager", "phone")


def test_each_assurance_is_a_row_and_the_audit_holds_ids_only(service: Service, cast: Cast) -> None:
    assure(service, by=cast.lena, said_by="Kim")
    assure(service, by=cast.lena, at=LATER + timedelta(days=1))
    assert Assurance.objects.of(service).count() == 2
    rows = AuditRow.objects.filter(verb="service.assure")
    assert {row.subject for row in rows} == {f"directory.Service:{service.pk}"}
    with pytest.raises(DatabaseError), transaction.atomic():
        Assurance.objects.update(said_by="Somebody else")


def test_an_older_word_of_a_source_never_takes_a_newer_check_away(service: Service) -> None:
    assure(service)
    assure(service, how=HowChecked.IMPORT, on=TODAY)
    assert Service.objects.get().assured_on == LATER.date()
    assert Assurance.objects.count() == 2


def test_a_stale_word_of_a_source_does_not_hide_a_record_that_waits_for_its_first_check(
    service: Service,
) -> None:
    assure(service, how=HowChecked.IMPORT, on=LATER.date() - timedelta(days=184))
    after = Service.objects.get()
    assert after.assured_on is None and after.seen_until == service.seen_until


@pytest.mark.parametrize(
    "wrong",
    [
        {"on": LATER.date() + timedelta(days=1)},
        {"said_by": "x" * 121},
        {"note": "x" * 501},
        {"note": "\0"},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    service: Service, wrong: dict[str, Any]
) -> None:
    with pytest.raises(Refused, match=r"\w+ \w+"):
        assure(service, **wrong)
    assert not Assurance.objects.exists() and Service.objects.get().assured_on is None


def test_a_merged_record_is_not_assured(service: Service, cast: Cast) -> None:
    other = a_service(cast.wrenbridge, "Other")
    Service.objects.filter(pk=service.pk).update(merged_into=other)
    with pytest.raises(Refused, match="part of another"):
        assure(service)


def test_the_cycle_of_a_used_link_adds_nothing(service: Service) -> None:
    cycle = CheckCycle.of(service.assured_on, service.listed_on)
    assert assure(service, cycle=cycle) is not None
    assert assure(service, cycle=cycle) is None
    assert Assurance.objects.count() == 1


def test_a_source_with_a_date_of_its_own_gets_a_row_once(cast: Cast) -> None:
    dated = a_service(cast.wrenbridge, "Dated", assured_on=date(2026, 9, 1))
    plain = a_service(cast.wrenbridge, "Plain", assured_on=None)
    pks = [dated.pk, plain.pk]
    made = [actions.keep_source_dates(pks, by=None, at=NOW) for _ in range(2)]
    assert made == [1, 0]
    assert Assurance.objects.get().on == date(2026, 9, 1)


def test_a_change_that_is_put_right_counts_as_a_check(service: Service, cast: Cast) -> None:
    asked = actions.say_changed(service, text="Now on Mondays", by=None, at=NOW)
    assert Service.objects.get().assured_on is None
    actions.answer_change(asked, what="Day changed", settled=True, by=cast.lena, at=LATER)
    row = Assurance.objects.get()
    assert row.changed and row.how == "letter" and Service.objects.get().assured_on == row.on
    with pytest.raises(Refused, match="already"):
        actions.answer_change(asked, what="Again", settled=False, by=cast.lena, at=LATER)


def test_a_service_said_to_have_closed_stays_until_a_member_ends_it(
    service: Service, cast: Cast
) -> None:
    asked = actions.say_gone(service, by=None, at=NOW)
    assert actions.say_gone(service, by=None, at=NOW) == asked
    assert Service.objects.get().is_public
    actions.answer_change(asked, what="Rang them", settled=True, by=cast.lena, at=LATER)
    assert not Service.objects.get().is_public
    assert not ChangeAsked.objects.open()


def test_what_waits_from_a_letter_is_bounded_and_said_twice_is_kept_once(service: Service) -> None:
    for number in range(5):
        actions.say_changed(service, text=f"Change {number}", by=None, at=NOW)
    actions.say_changed(service, text="Change 3", by=None, at=NOW)
    with pytest.raises(Refused, match="We have your messages"):
        actions.say_changed(service, text="Change 6", by=None, at=NOW)
    assert ChangeAsked.objects.count() == 5


def test_a_change_without_words_is_refused(service: Service) -> None:
    with pytest.raises(Refused, match="Say what"):
        actions.say_changed(service, text=" \n ", by=None, at=NOW)


def test_calls_without_an_answer_are_counted_for_this_cycle_only(
    service: Service, cast: Cast
) -> None:
    first = actions.no_answer(service, by=cast.lena, at=NOW)
    second = actions.no_answer(service, by=cast.lena, at=NOW)
    assert (first.try_again_on, second.try_again_on) == (date(2026, 11, 4), date(2026, 11, 5))
    counted = CallAttempt.objects.at(cast.wrenbridge).this_cycle().by_service()
    assert counted == {service.pk: (2, date(2026, 11, 5))}
    assure(service)
    assert not CallAttempt.objects.of(service).this_cycle().exists()


def test_a_new_grace_reaches_unchecked_records_only(
    service: Service, cast: Cast, published: list[int]
) -> None:
    checked = a_service(cast.wrenbridge, "Checked")
    elsewhere = a_service(cast.vale, "Elsewhere", assured_on=None)
    actions.set_terms(
        cast.wrenbridge,
        grace_days=130,
        letters_go=False,
        plan=ReminderPlan(5, (50, 90)),
        by=cast.lena,
        at=NOW,
    )
    until = dict(Service.objects.values_list("pk", "seen_until"))
    assert until == {
        service.pk: TODAY + timedelta(days=130),
        checked.pk: TODAY + timedelta(days=183),
        elsewhere.pk: TODAY + timedelta(days=92),
    }
    assert published == [service.pk]
    assert AreaTerms.objects.of(cast.wrenbridge).grace_days == 130


def test_many_records_follow_a_new_grace_bit_by_bit(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    for number in range(5):
        a_service(cast.wrenbridge, f"Service {number}", assured_on=None)
    plan = ReminderPlan()
    actions.set_terms(
        cast.wrenbridge, grace_days=30, letters_go=True, plan=plan, by=cast.lena, at=NOW
    )
    until = Service.objects.filter(seen_until=TODAY + timedelta(days=30))
    assert until.count() == 2
    assert jobs.follow_grace(Due(NOW, NOW)) == "3 records follow the terms of their area"
    assert until.count() == 5
    assert jobs.follow_grace(Due(NOW, NOW)).startswith("0 ")


@pytest.mark.parametrize("days", range(-10, 400, 7))
def test_the_database_and_the_rule_agree_on_the_state_of_a_record(cast: Cast, days: int) -> None:
    made = {
        name: a_service(cast.wrenbridge, name, assured_on=assured_on)
        for name, assured_on in (("Checked", TODAY), ("Unchecked", None))
    }
    on = TODAY + timedelta(days=days)
    for service in made.values():
        state = service.freshness(on=on, grace_days=92)
        here = services().kept_here(cast.wrenbridge)
        found = [each for each in Freshness if service in here.standing(each, on=on)]
        assert found == [state]
        assert (service in here.public(on=on)) == state.seen_by_families
    assert sum(services().kept_here(cast.wrenbridge).counts(on=on).values()) == 2


def test_the_desk_says_what_waits_and_since_when(service: Service, cast: Cast) -> None:
    assert not list(desk.lines(cast.wrenbridge, KEEPER, on=TODAY))
    actions.say_gone(service, by=None, at=NOW)
    actions.say_changed(service, text="New number", by=None, at=NOW)
    soon = TODAY + timedelta(days=80)
    texts = [line.text for line in desk.lines(cast.wrenbridge, KEEPER, on=soon)]
    assert texts == [
        "1 service is said to have closed",
        "1 owner says that something has changed",
        "Families stop seeing 1 record within 14 days",
    ]
    stale = list(desk.lines(cast.wrenbridge, KEEPER, on=TODAY + timedelta(days=93)))[-1]
    assert stale.since == TODAY + timedelta(days=92) and "hidden from families" in stale.text
    assert not list(desk.lines(cast.wrenbridge, (Role.PRACTITIONER,), on=soon))
    assert not list(desk.lines(cast.vale, KEEPER, on=soon))
