"""The verbs of returns, the letters, and that nothing small leaves."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from attune.directory.records.models import Service
from attune.directory.returns import actions, desk, jobs
from attune.directory.returns.gated import gated_returns
from attune.directory.returns.models import Return, ReturnLetter, SendsReturns
from attune.domain.disclosure import HiddenCount
from attune.domain.refusals import Refused
from attune.domain.returns import QuarterCounts
from attune.place.audit.models import AuditRow
from attune.place.jobs.kinds import Due
from attune.place.jobs.models import Letter
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.directory.returns.numbers_at_wrenbridge import SPRING, SUMMER, sender, sent
from tests.directory.services_at_wrenbridge import a_service

KEEPER = (Role.LEAD,)


def run(days: int) -> str:
    """The morning's run, so many days after the summer quarter."""
    at = NOW + (SUMMER.last + timedelta(days=days) - NOW.date())
    return jobs.ask_for_returns(Due(due_at=at, at=at))


def test_a_correction_is_another_row_and_the_newest_counts(cast: Cast) -> None:
    service = sender(cast.wrenbridge)
    sent(service, 10)
    sent(service, 12)
    sent(service, 7, SPRING)
    newest = Return.objects.of(cast.wrenbridge).newest().order_by("quarter")
    assert [(each.quarter, each.referrals) for each in newest] == [
        (SPRING.first, 7),
        (SUMMER.first, 12),
    ]
    assert Return.objects.count() == 3
    with pytest.raises(DatabaseError), transaction.atomic():
        Return.objects.update(referrals=1)


def test_the_same_sent_twice_is_kept_once(cast: Cast) -> None:
    service = sender(cast.wrenbridge)
    assert sent(service, 10, seen=4) == sent(service, 10, seen=4)
    assert Return.objects.count() == 1


def test_the_audit_holds_no_count(cast: Cast) -> None:
    row = sent(sender(cast.wrenbridge), 4321)
    [audited] = AuditRow.objects.filter(verb="return.send")
    assert audited.subject == f"directory.Return:{row.pk}"


def test_a_quarter_that_is_still_to_come_is_refused(cast: Cast) -> None:
    service = sender(cast.wrenbridge)
    with pytest.raises(Refused, match="not begun"):
        sent(service, 1, SUMMER.next.next)


def test_a_merged_record_takes_no_return(cast: Cast) -> None:
    service, other = sender(cast.wrenbridge), a_service(cast.wrenbridge, "Other")
    Service.objects.filter(pk=service.pk).update(merged_into=other)
    with pytest.raises(Refused, match="part of another"):
        sent(service, 1)


def test_a_file_is_kept_whole_or_not_at_all(cast: Cast) -> None:
    here, elsewhere = sender(cast.wrenbridge), sender(cast.vale, "Elsewhere", provider="")
    lines = [(each, SUMMER, QuarterCounts(seen=9)) for each in (here, elsewhere)]
    with pytest.raises(Refused, match="another place"):
        actions.send_file(cast.wrenbridge, lines=lines, by=cast.lena, at=NOW)
    assert not Return.objects.exists()
    assert actions.send_file(cast.wrenbridge, lines=lines[:1], by=cast.lena, at=NOW) == 1


def test_who_sends_is_the_last_word_from_its_quarter_on(cast: Cast) -> None:
    service = sender(cast.wrenbridge)
    actions.say_who_sends(service, sends=False, from_quarter=SUMMER.next, by=cast.lena, at=NOW)
    asked = [
        list(SendsReturns.objects.services(cast.wrenbridge, quarter))
        for quarter in (SPRING.previous, SPRING, SUMMER, SUMMER.next)
    ]
    assert asked == [[], [service], [service], []]


def test_what_is_missing_is_not_sent_and_never_nought(cast: Cast) -> None:
    waits, nought = sender(cast.wrenbridge, "Waits"), sender(cast.wrenbridge, "Nought")
    sent(nought, 0)
    found = gated_returns(cast.wrenbridge, [SUMMER])
    count = found.count(waits, SUMMER, "referrals")
    assert count and count.hidden is HiddenCount.NOT_SENT
    shown = found.count(nought, SUMMER, "referrals")
    assert shown and shown.value == 0
    total = found.total(SUMMER, "referrals")
    assert (total.value, total.sent, total.parts) == (0, 1, 2)
    assert list(SendsReturns.objects.missing(cast.wrenbridge, SUMMER)) == [waits]


def test_small_counts_and_what_gives_them_away_do_not_leave(cast: Cast) -> None:
    small, large = sender(cast.wrenbridge, "Small"), sender(cast.wrenbridge, "Large")
    sent(small, 3, seen=8)
    sent(large, 40, seen=9)
    found = gated_returns(cast.wrenbridge, [SUMMER])
    hidden = found.count(small, SUMMER, "referrals")
    assert hidden and hidden.hidden is HiddenCount.SMALL
    assert found.total(SUMMER, "referrals").hidden is HiddenCount.KEPT_BACK
    assert found.total(SUMMER, "seen").value == 17
    assert not [each for each in found.counts.values() if each.value == 3]


def test_an_organisation_with_two_services_is_one_sender(cast: Cast) -> None:
    for name, referrals in (("A", 2), ("B", 3), ("C", 2), ("D", 3)):
        sent(sender(cast.wrenbridge, name), referrals)
    assert gated_returns(cast.wrenbridge, [SUMMER]).total(SUMMER, "referrals").value == 10
    sent(sender(cast.wrenbridge, "E", provider=""), 3)
    total = gated_returns(cast.wrenbridge, [SUMMER]).total(SUMMER, "referrals")
    assert total.hidden is HiddenCount.KEPT_BACK


def test_an_area_hides_more_if_it_wants(cast: Cast) -> None:
    service = sender(cast.wrenbridge)
    sent(service, 7)
    actions.set_small(cast.wrenbridge, under=8, by=cast.lena, at=NOW)
    count = gated_returns(cast.wrenbridge, [SUMMER]).count(service, SUMMER, "referrals")
    assert count and count.hidden is HiddenCount.SMALL
    with pytest.raises(Refused, match="3 to 20"):
        actions.set_small(cast.wrenbridge, under=1, by=cast.lena, at=NOW)


def test_one_letter_asks_for_all_services_of_an_owner_at_each_step_once(cast: Cast) -> None:
    for name in ("A", "B"):
        sender(cast.wrenbridge, name, email="owner@example.org")
    done = sender(cast.wrenbridge, "Done", email="owner@example.org")
    sent(done, 10)
    counted = []
    for day in range(70):
        run(day)
        run(day)
        counted.append(Letter.objects.count())
    assert [counted.index(number) for number in (1, 2)] == [7, 21]
    assert counted[-1] == 2 and ReturnLetter.objects.count() == 4
    assert Letter.objects.first().text.count("/answer/quarter/") == 2


def test_nobody_is_asked_who_has_sent_or_has_no_address(cast: Cast) -> None:
    sent(sender(cast.wrenbridge, "Done", email="owner@example.org"), 10)
    sender(cast.wrenbridge, "Nobody", email="n/a")
    assert run(7) == "0 letters asked for a quarter's counts"
    assert run(5) == "No quarter is asked about now"


def test_a_letter_that_fails_leaves_no_trace_and_goes_the_next_time(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender(cast.wrenbridge, email="owner@example.org")

    def power_cut(**_letter: Any) -> None:
        raise MemoryError

    with monkeypatch.context() as cut:
        cut.setattr(actions.jobs, "post", power_cut)
        with pytest.raises(MemoryError):
            run(7)
    assert not ReturnLetter.objects.exists()
    run(8)
    assert Letter.objects.count() == 1


def test_the_desk_names_what_is_missing_a_month_after_the_quarter(cast: Cast) -> None:
    service = sender(cast.wrenbridge)
    after = SUMMER.last + timedelta(days=31)
    assert not list(desk.lines(cast.wrenbridge, KEEPER, on=after - timedelta(days=1)))
    [line] = desk.lines(cast.wrenbridge, KEEPER, on=after)
    assert line.text == "1 service has not sent its numbers for July to September 2026"
    assert not list(desk.lines(cast.wrenbridge, (Role.VIEWER,), on=after))
    sent(service, 3)
    assert not list(desk.lines(cast.wrenbridge, KEEPER, on=after))
