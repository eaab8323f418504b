"""“No service” is a record with who said so and when, and is never confused with “not asked”."""

import pytest
from django.test import Client

from attune.directory.rounds.actions import answering, checking
from attune.directory.rounds.links import answer_path
from attune.directory.rounds.models import MappingRound, NoService
from attune.directory.rounds.round_page import RoundPage
from attune.domain.levels import Grouping
from attune.domain.offers.vocabulary import Focus, Stage
from attune.domain.rounds.part import Nothing, Part
from attune.domain.rounds.states import RoundRefused, SectorState
from tests.cast import NOW, Cast
from tests.directory.rounds.rounds_at_wrenbridge import (
    TODAY,
    a_round,
    an_invite,
    drafted,
    said,
    sent,
)

GAP = Nothing(Grouping.GETTING_MORE_HELP, Stage.ANTENATAL, area="North", focus=Focus.SPECIALISED)


def standing(cast: Cast) -> list[Nothing]:
    return [each.nothing for each in NoService.objects.standing(cast.wrenbridge)]


def test_a_statement_says_who_when_and_of_what(cast: Cast) -> None:
    sent(an_invite(cast, a_round(cast)), GAP)
    [kept] = NoService.objects.standing(cast.wrenbridge)
    value = kept.value
    assert (value.area, value.within) == ("wrenbridge", "North")
    assert (value.said_by, value.on) == ("Ann Reed, Health visiting", TODAY)
    assert (value.grouping, value.stage, value.who) == (GAP.grouping, GAP.stage, None)
    assert not NoService.objects.standing(cast.vale)


def test_a_draft_states_nothing_yet(cast: Cast) -> None:
    invite = an_invite(cast, a_round(cast))
    drafted(invite, Part((), (GAP,)))
    assert standing(cast) == []


def test_an_answer_sent_again_takes_back_what_it_no_longer_says(cast: Cast) -> None:
    invite = an_invite(cast, a_round(cast))
    other = Nothing(Grouping.GETTING_ADVICE)
    sent(invite, GAP, other)
    answering.send_back(invite, question="Really?", by=cast.lena, at=NOW)
    sent(invite, other, said())
    assert standing(cast) == [other]
    assert NoService.objects.count() == 2


def test_a_statement_taken_back_says_why_and_by_whom(cast: Cast, client: Client) -> None:
    mapping_round = a_round(cast)
    sent(an_invite(cast, mapping_round), GAP)
    [kept] = NoService.objects.standing(cast.wrenbridge)
    client.force_login(cast.lena)
    home = f"/wrenbridge/directory/rounds/{mapping_round.pk}/"
    client.post(f"{home}none/{kept.pk}/", {"why": "A team opened in May"})
    assert standing(cast) == []
    assert NoService.objects.get(pk=kept.pk).withdrawal.by == cast.lena
    with pytest.raises(RoundRefused, match="already"):
        checking.withdraw_none(kept, why="again", by=cast.lena, at=NOW)
    client.post(f"{home}none/", {"grouping": "thriving", "said_by": "The steering group"})
    [new] = NoService.objects.standing(cast.wrenbridge)
    assert new.speaker == "The steering group"


def test_sectors_not_asked_and_silent_ones_are_told_apart_from_those_that_answered(
    cast: Cast,
) -> None:
    mapping_round = a_round(cast)
    an_invite(cast, mapping_round, "gps")
    sent(an_invite(cast, mapping_round), GAP)
    found = MappingRound.objects.at(cast.wrenbridge).get()
    page = RoundPage.of(found, on=TODAY)
    states = {line.sector.key: line.state for line in page.lines}
    assert states["health_visiting"] is SectorState.SUBMITTED
    assert states["gps"] is SectorState.ASKED
    assert states["camhs"] is SectorState.NOT_ASKED
    assert page.sentence == "1 of 24 sectors have answered; 22 were not asked."
    assert [line.sector.key for line in page.silent] == ["gps"]


def test_an_answer_of_gaps_alone_is_agreed_by_a_press(cast: Cast, client: Client) -> None:
    mapping_round = a_round(cast)
    invite = an_invite(cast, mapping_round)
    sent(invite, GAP)
    client.force_login(cast.lena)
    client.post(f"/wrenbridge/directory/rounds/{mapping_round.pk}/parts/{invite.pk}/agree/")
    assert invite.last and invite.last.state == "agreed"


def test_a_gap_said_too_early_is_taken_out_again(cast: Cast, client: Client) -> None:
    invite = an_invite(cast, a_round(cast))
    other = Nothing(Grouping.GETTING_ADVICE)
    drafted(invite, Part((), (GAP, other)))
    link = answer_path(invite)
    client.post(f"{link}change/", {"what": "take_out_nothing", "which": GAP.key})
    assert invite.last and invite.last.part.nothing == (other,)
