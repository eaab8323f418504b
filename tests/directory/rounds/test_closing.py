"""Windows and reminders: a closed round takes no answers, and nobody is reminded twice."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from attune.directory.rounds import desk, jobs
from attune.directory.rounds.actions import answering, checking, inviting, running
from attune.directory.rounds.links import answer_path
from attune.directory.rounds.models import InviteLetter, MappingRound, Query, SectorInvite
from attune.domain.rounds.part import Part
from attune.domain.rounds.states import RoundRefused
from attune.place.jobs.kinds import Due
from attune.place.jobs.models import Letter
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.directory.rounds.rounds_at_wrenbridge import (
    SITE,
    TODAY,
    a_round,
    an_invite,
    drafted,
    said,
    sent,
)


def due(at: datetime) -> Due:
    return Due(at, at)


def days(number: int) -> datetime:
    return NOW + timedelta(days=number)


def test_a_closed_round_takes_no_answers_and_a_draft_stays_a_draft(
    cast: Cast, client: Client
) -> None:
    mapping_round = a_round(cast)
    invite = an_invite(cast, mapping_round)
    drafted(invite, Part((said("Listening visits"),)))
    running.close_round(mapping_round, by=cast.lena, at=NOW)
    with pytest.raises(RoundRefused, match="no answers"):
        drafted(invite, Part((said("Other"),)))
    with pytest.raises(RoundRefused, match="no answers"):
        answering.send_answer(invite, by=None, at=NOW, on=TODAY)
    shown = client.get(answer_path(invite)).content.decode()
    assert "Listening visits" in shown
    assert "kept as a draft and was not sent" in shown
    assert "Send my answer" not in shown
    assert client.get(f"{answer_path(invite)}service/listening-visits/").status_code == 404
    assert SectorInvite.objects.of(mapping_round).get().state == "draft"


def test_a_round_can_be_kept_open_for_longer_or_opened_again(cast: Cast, client: Client) -> None:
    mapping_round = a_round(cast)
    running.close_round(mapping_round, by=cast.lena, at=NOW)
    client.force_login(cast.lena)
    home = f"/wrenbridge/directory/rounds/{mapping_round.pk}/"
    past = {"until-day": "1", "until-month": "1", "until-year": "2026"}
    assert "today or later" in client.post(f"{home}keep-open/", past).content.decode()
    client.post(f"{home}keep-open/", {**past, "until-month": "12"})
    again = MappingRound.objects.at(cast.wrenbridge).get()
    assert (again.state, again.closes_on.month) == ("open", 12)
    with pytest.raises(RoundRefused, match="already"):
        running.close_round(again, by=cast.lena, at=NOW)
        running.close_round(again, by=cast.lena, at=NOW)


def test_a_round_whose_last_day_went_by_closes_by_itself(cast: Cast) -> None:
    mapping_round = a_round(cast, closes_on=TODAY + timedelta(days=2))
    assert jobs.close_over(due(days(2))) == "0 rounds closed"
    assert jobs.close_over(due(days(3))) == "1 rounds closed"
    assert jobs.close_over(due(days(4))) == "0 rounds closed"
    last = mapping_round.events.order_by("-number").first()
    assert last is not None
    assert (last.state, last.by) == ("closed", None)


def test_who_has_not_answered_is_reminded_once_in_the_last_days(cast: Cast) -> None:
    mapping_round = a_round(cast, closes_on=TODAY + timedelta(days=20))
    silent = an_invite(cast, mapping_round)
    answered = an_invite(cast, mapping_round, "gps", name="Bo Lane", email="bo@example.org")
    sent(answered, said())
    Letter.objects.all().delete()
    for day in range(60):
        jobs.close_over(due(days(day)))
        jobs.remind(due(days(day)))
    [letter] = Letter.objects.all()
    assert letter.to == "ann.reed@example.org"
    assert f"{SITE}{answer_path(silent)}" in letter.text
    [kept] = InviteLetter.objects.filter(kind="reminder")
    assert (kept.at - NOW).days == 15
    with pytest.raises(RoundRefused, match="had their reminder"):
        inviting.remind(silent, by=None, at=NOW)


def test_nobody_is_invited_twice_for_one_sector_or_to_a_closed_round(cast: Cast) -> None:
    mapping_round = a_round(cast)
    an_invite(cast, mapping_round)
    with pytest.raises(RoundRefused, match="already"):
        an_invite(cast, mapping_round, email="ANN.REED@example.org")
    with pytest.raises(RoundRefused, match="list"):
        an_invite(cast, mapping_round, "no_such_sector")
    an_invite(cast, mapping_round, "gps")
    running.close_round(mapping_round, by=cast.lena, at=NOW)
    with pytest.raises(RoundRefused, match="closed"):
        an_invite(cast, MappingRound.objects.at(cast.wrenbridge).get(), "camhs")


def test_two_rounds_do_not_share_a_name(cast: Cast) -> None:
    a_round(cast)
    with pytest.raises(RoundRefused, match="another name"):
        a_round(cast, "AUTUMN 2026")


def test_the_desk_says_what_waits_for_the_keepers_and_for_those_invited(cast: Cast) -> None:
    mapping_round = a_round(cast, closes_on=TODAY + timedelta(days=14))
    an_invite(cast, mapping_round, "gps", name="Joseph", email="joseph@example.org")
    sent(an_invite(cast, mapping_round), said(queries=["Are fathers seen?"]))
    lines = list(desk.lines(cast.wrenbridge, (Role.LEAD,), on=TODAY))
    said_there = " | ".join(line.text for line in lines)
    assert "“Autumn 2026” closes on 16 November; 1 answer is still to come" in said_there
    assert "Health visiting has answered" in said_there
    assert "To check: Listening visits: Are fathers seen?" in said_there
    assert not list(desk.lines(cast.wrenbridge, (Role.PRACTITIONER,), on=TODAY))
    assert not list(desk.lines(cast.vale, (Role.LEAD,), on=TODAY))
    [own] = desk.lines_for(cast.joseph, cast.wrenbridge, on=TODAY)
    assert "GPs" in own.text
    assert not list(desk.lines_for(cast.mina, cast.wrenbridge, on=TODAY))
    assert not list(desk.lines_for(cast.joseph, cast.wrenbridge, on=TODAY + timedelta(days=15)))


def test_a_query_is_answered_once_and_says_by_whom(cast: Cast) -> None:
    mapping_round = a_round(cast)
    query = checking.raise_query(mapping_round, text="Who pays?", by=cast.lena, at=NOW)
    assert Query.objects.of(mapping_round).open().count() == 1
    answer = checking.answer_query(query, text="The council", by=cast.lena, at=NOW)
    assert answer.answered_by == "Lena"
    assert not Query.objects.of(mapping_round).open().exists()
    with pytest.raises(RoundRefused, match="already"):
        checking.answer_query(query, text="The council", by=cast.lena, at=NOW)
