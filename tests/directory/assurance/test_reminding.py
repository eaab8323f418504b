"""Letters to owners: to whom, when, at most once, and never after an answer."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from attune.directory.assurance import actions, jobs
from attune.directory.assurance.links import Link
from attune.directory.assurance.models import Reminder, ReminderLetter
from attune.directory.assurance.reminding import owners_to_remind
from attune.directory.records.models import Service
from attune.domain.freshness import HowChecked
from attune.domain.reminders import ReminderPlan
from attune.place.jobs.kinds import Due
from attune.place.jobs.models import Letter
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import TODAY, a_service

OWNER = "owner@example.org"


def run(days: int) -> str:
    """The morning's run, so many days after everything was listed."""
    at = NOW + timedelta(days=days)
    return jobs.remind_owners(Due(due_at=at, at=at))


def owned(cast: Cast, name: str = "Baby and You", email: str = OWNER, **extra: Any) -> Service:
    return a_service(cast.wrenbridge, name, email=email, **extra)


def steps() -> list[tuple[str, int]]:
    return list(Reminder.objects.order_by("id").values_list("service__name", "step"))


def test_an_unchecked_record_brings_a_letter_after_a_week(cast: Cast) -> None:
    owned(cast, assured_on=None)
    run(6)
    assert not Letter.objects.exists()
    run(7)
    letter = Letter.objects.get()
    assert letter.to == OWNER
    assert "Nobody has checked this page yet." in letter.text
    assert "http://127.0.0.1:8000/answer/still-correct/" in letter.text


def test_a_checked_record_brings_one_letter_at_each_of_its_days(cast: Cast) -> None:
    owned(cast)
    sent = []
    for day in range(200):
        run(day)
        if len(steps()) > len(sent):
            sent.append(day)
            run(day)
    assert sent == [60, 92, 150]
    assert steps() == [("Baby and You", 1), ("Baby and You", 2), ("Baby and You", 3)]


def test_one_letter_names_every_record_of_an_owner_with_a_link_each(cast: Cast) -> None:
    for number in range(4):
        owned(cast, f"Group {number}")
    owned(cast, "Somebody else’s", "else@example.org")
    run(60)
    letters = {letter.to: letter.text for letter in Letter.objects.all()}
    assert letters.keys() == {OWNER, "else@example.org"}
    assert letters[OWNER].count("/answer/still-correct/") == 4
    assert "Somebody else" not in letters[OWNER]


def test_no_owner_gets_two_letters_on_one_day(cast: Cast) -> None:
    owned(cast)
    run(60)
    owned(cast, "Another", assured_on=TODAY - timedelta(days=5))
    run(60)
    assert Letter.objects.count() == 1
    run(61)
    assert Letter.objects.count() == 2
    assert steps() == [("Baby and You", 1), ("Another", 1)]


def test_after_confirming_nothing_more_of_that_cycle_goes_out(cast: Cast) -> None:
    service = owned(cast)
    run(60)
    at = NOW + timedelta(days=61)
    actions.assure(service, how=HowChecked.LETTER, by=None, at=at)
    for day in range(61, 121):
        run(day)
    assert len(steps()) == 1
    run(121)
    assert len(steps()) == 2


def test_who_answers_between_the_look_and_the_letter_gets_none(cast: Cast) -> None:
    service = owned(cast)
    at = NOW + timedelta(days=60)
    [(owner, pks)] = owners_to_remind(cast.wrenbridge, on=at.date()).items()
    actions.assure(service, how=HowChecked.PHONE, by=cast.lena, at=at)
    sent = actions.remind(cast.wrenbridge, owner=owner, service_ids=pks, by=None, at=at)
    assert sent is None and not Letter.objects.exists()


@pytest.mark.parametrize("said", ["say_changed", "say_gone"])
def test_no_reminder_goes_while_an_owners_message_waits(cast: Cast, said: str) -> None:
    service = owned(cast)
    asked = getattr(actions, said)(service, text="We moved", by=None, at=NOW)
    run(60)
    assert not Letter.objects.exists()
    actions.answer_change(asked, what="Not so", settled=False, by=cast.lena, at=NOW)
    run(61)
    assert Letter.objects.count() == 1


def test_ended_merged_and_unaddressed_records_bring_no_letter(cast: Cast) -> None:
    owned(cast, "Ended", status="inactive")
    owned(cast, "Planned", offer={"standing": "planned"})
    owned(cast, "Nobody", email="n/a")
    merged = owned(cast, "Merged")
    Service.objects.filter(pk=merged.pk).update(merged_into=merged)
    assert run(60) == "0 letters to owners of records"
    assert list(owners_to_remind(cast.wrenbridge, on=TODAY + timedelta(days=60))) == [""]


def test_an_area_can_choose_its_days_and_can_stop_letters(cast: Cast) -> None:
    owned(cast)

    def choose(letters_go: bool) -> None:
        plan = ReminderPlan(7, (30,))
        actions.set_terms(
            cast.wrenbridge, grace_days=92, letters_go=letters_go, plan=plan, by=cast.lena, at=NOW
        )

    choose(letters_go=False)
    run(30)
    assert not Letter.objects.exists()
    choose(letters_go=True)
    run(31)
    assert Letter.objects.count() == 1


def test_a_run_cut_short_keeps_whole_letters_only_and_the_next_goes_on(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    for owner in "abc":
        owned(cast, f"Group {owner}", f"{owner}@example.org")
    post, calls = actions.jobs.post, []

    def power_cut(**letter: Any) -> Any:
        calls.append(letter["to"])
        posted = post(**letter)
        if len(calls) == 2:
            raise MemoryError("the machine stops, after the letter and before the end")
        return posted

    with monkeypatch.context() as cut:
        cut.setattr(actions.jobs, "post", power_cut)
        with pytest.raises(MemoryError):
            run(60)
    assert [letter.to for letter in Letter.objects.all()] == ["a@example.org"]
    assert Reminder.objects.count() == ReminderLetter.objects.count() == 1
    run(60)
    assert Counter(letter.to for letter in Letter.objects.all()) == Counter(
        ["a@example.org", "b@example.org", "c@example.org"]
    )


def test_a_second_worker_with_the_same_list_sends_nothing(cast: Cast) -> None:
    owned(cast)
    at = NOW + timedelta(days=60)
    [(owner, pks)] = owners_to_remind(cast.wrenbridge, on=at.date()).items()
    sent = [
        actions.remind(cast.wrenbridge, owner=owner, service_ids=pks, by=None, at=at)
        for _ in range(2)
    ]
    assert sent[0] is not None and sent[1] is None
    assert Letter.objects.count() == 1


def test_the_database_itself_refuses_a_reminder_sent_twice(cast: Cast) -> None:
    owned(cast)
    run(60)
    first = Reminder.objects.get()
    day = first.letter.day + timedelta(days=1)
    other = ReminderLetter.objects.create(
        locality=cast.wrenbridge, owner="x", day=day, at=first.letter.at
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(
            letter=other, service=first.service, since=first.since, step=first.step
        )


def test_the_address_itself_is_not_kept(cast: Cast) -> None:
    owned(cast)
    run(60)
    assert OWNER not in ReminderLetter.objects.get().owner


def test_a_year_on_the_database_with_60_percent_answering(cast: Cast) -> None:
    chance = Random(61)  # noqa: S311  a repeatable year, not a secret
    made = [
        owned(
            cast,
            f"Service {number}",
            f"owner{number % 6}@example.org",
            assured_on=None if number % 3 else TODAY - timedelta(days=chance.randrange(60)),
        )
        for number in range(12)
    ]
    answering = {f"owner{number}@example.org" for number in range(6) if number % 5 < 3}
    answer_on: dict[date, list[Link]] = {}
    read: set[int] = set()
    for day in range(366):
        today, at = TODAY + timedelta(days=day), NOW + timedelta(days=day)
        for link in answer_on.pop(today, ()):
            service = Service.objects.with_uid(link.uid).get()
            actions.assure(service, how=HowChecked.LETTER, by=None, at=at, cycle=link.cycle)
        run(day)
        for letter in Letter.objects.exclude(pk__in=read):
            read.add(letter.pk)
            if letter.to in answering:
                when = today + timedelta(days=chance.randint(1, 20))
                tokens = [part.split("/")[0] for part in letter.text.split("still-correct/")[1:]]
                links = [Link.read(token) for token in tokens]
                answer_on.setdefault(when, []).extend(link for link in links if link)
        for shown in Service.objects.public(on=today):
            assert (today - (shown.assured_on or shown.listed_on)).days <= 183
    assert len(steps()) == len(set(Reminder.objects.values_list("service", "since", "step")))
    hidden = Service.objects.stale(on=TODAY + timedelta(days=365)).count()
    assert 0 < hidden < len(made)
    assert max(Counter(ReminderLetter.objects.values_list("owner", "day")).values()) == 1
