"""A workshop: cards go up fast, dots come from phones without names, gaps become statements."""

import re

import pytest
from django.test import Client

from attune.directory.rounds.actions import running, workshop
from attune.directory.rounds.links import join_token
from attune.directory.rounds.models import CardVote, MappingRound, NoService, Query, WorkshopCard
from attune.directory.rounds.wall import TrianglePicture, Wall
from attune.domain.offers.vocabulary import Stage
from attune.domain.rounds.states import RoundRefused
from attune.domain.rounds.triangle import DOTS, Card, CardKind, CardLevel
from tests.cast import NOW, Cast
from tests.directory.rounds.rounds_at_wrenbridge import TODAY, a_round

ROUNDS = "/wrenbridge/directory/rounds/"
TYPED = {"text": "Library rhyme time", "kind": "asset", "level": "universal", "stage": "antenatal"}


def a_card(
    mapping_round: MappingRound, text: str = "Nothing for dads", kind: CardKind = CardKind.GAP
) -> WorkshopCard:
    card = Card(kind, text, CardLevel.TARGETED, Stage.ANTENATAL)
    return workshop.add_card(mapping_round, card=card, by=None, at=NOW, on=TODAY)


def dot(card: WorkshopCard, voter: str) -> CardVote:
    return workshop.put_dot(card, voter=voter, by=None, at=NOW, on=TODAY)


def wall(mapping_round: MappingRound) -> dict[str, int]:
    return {each.text: each.dots for each in WorkshopCard.objects.of(mapping_round)}


def test_the_next_card_begins_where_the_last_one_stood(cast: Cast, client: Client) -> None:
    mapping_round = a_round(cast)
    client.force_login(cast.lena)
    page = f"{ROUNDS}{mapping_round.pk}/workshop/"
    answer = client.post(page, {**TYPED, "kind": "gap", "level": "specialist"}, follow=True)
    shown = answer.content.decode()
    assert "Library rhyme time" in shown
    assert "autofocus" in shown
    for value in ("gap", "specialist", "antenatal"):
        assert re.search(rf'value="{value}"[^>]* checked', shown), value
    assert client.post(page, {**TYPED, "text": " "}).status_code == 200
    assert len(wall(mapping_round)) == 1


def test_whoever_holds_the_link_adds_and_votes_without_a_name(cast: Cast) -> None:
    mapping_round = a_round(cast)
    link = f"{ROUNDS}join/{join_token(mapping_round)}/"
    one, other = Client(), Client()
    one.post(link, TYPED)
    [card] = WorkshopCard.objects.of(mapping_round)
    assert card.by is None
    for visitor in (one, one, other):
        answer = visitor.post(f"{link}dot/", {"card": card.pk}, follow=True)
    assert wall(mapping_round) == {"Library rhyme time": 2}
    assert "2 dots" in answer.content.decode()
    told = one.post(f"{link}dot/", {"card": card.pk}, follow=True).content.decode()
    assert "a dot on this card already" in told
    keys = [each.cookies["sessionid"].value for each in (one, other) if "sessionid" in each.cookies]
    assert not CardVote.objects.filter(voter__in=keys).exists()
    for token in ("x", join_token(mapping_round) + "x"):
        assert one.get(f"{ROUNDS}join/{token}/").status_code == 404
    for wrong in ("", "x", "-1", "²", "9" * 30):
        assert one.post(f"{link}dot/", {"card": wrong}).status_code == 404


def test_a_person_has_so_many_dots(cast: Cast) -> None:
    mapping_round = a_round(cast)
    cards = [a_card(mapping_round, f"Gap {number}") for number in range(DOTS + 1)]
    for card in cards[:DOTS]:
        dot(card, "v")
    with pytest.raises(RoundRefused, match="used all"):
        dot(cards[DOTS], "v")
    workshop.take_off(cards[0], by=cast.lena, at=NOW)
    dot(cards[DOTS], "v")


def test_two_cards_that_say_the_same_become_one_with_each_persons_dot_once(cast: Cast) -> None:
    mapping_round = a_round(cast)
    one, other = a_card(mapping_round, "No dads group"), a_card(mapping_round, "Dads left out")
    for card, voters in ((one, "ab"), (other, "bc")):
        for voter in voters:
            dot(card, voter)
    workshop.merge_card(one, into=other, by=cast.lena, at=NOW)
    assert wall(mapping_round) == {"Dads left out": 3}
    with pytest.raises(RoundRefused, match="left the wall"):
        dot(one, "z")
    with pytest.raises(RoundRefused, match="another card"):
        workshop.merge_card(other, into=other, by=cast.lena, at=NOW)


def test_a_lead_makes_of_a_gap_a_statement_and_a_question(cast: Cast, client: Client) -> None:
    mapping_round = a_round(cast)
    card = a_card(mapping_round)
    client.force_login(cast.lena)
    page = f"{ROUNDS}{mapping_round.pk}/workshop/{card.pk}/"
    assert "Workshop of Autumn 2026" in client.get(page).content.decode()
    gap = {"grouping": "getting_help", "stage": "antenatal", "who": "father_or_partner"}
    client.post(f"{page}none/", {**gap, "said_by": "Workshop of Autumn 2026"})
    client.post(f"{page}query/", {"text": "Does the hub run one?"})
    [kept] = NoService.objects.standing(cast.wrenbridge)
    assert kept.nothing.who and kept.nothing.who.value == "father_or_partner"
    assert Query.objects.of(mapping_round).get().about == "Nothing for dads"
    assert wall(mapping_round) == {"Nothing for dads": 0}
    other = a_card(mapping_round, "Second")
    client.post(f"{page}merge/", {"into": str(other.pk)})
    assert wall(mapping_round) == {"Second": 0}
    client.post(f"{ROUNDS}{mapping_round.pk}/workshop/{other.pk}/off/")
    assert wall(mapping_round) == {}
    asset = a_card(mapping_round, "Asset", CardKind.ASSET)
    with pytest.raises(RoundRefused, match="Only a gap"):
        workshop.card_to_none(asset, nothing=kept.nothing, said_by="x", by=cast.lena, at=NOW)


def test_a_closed_round_takes_no_cards(cast: Cast, client: Client) -> None:
    mapping_round = a_round(cast)
    card = a_card(mapping_round)
    running.close_round(mapping_round, by=cast.lena, at=NOW)
    link = f"{ROUNDS}join/{join_token(mapping_round)}/"
    assert "not open today" in client.get(link).content.decode()
    assert "not open today" in client.post(link, TYPED).content.decode()
    client.post(f"{link}dot/", {"card": card.pk})
    assert wall(mapping_round) == {"Nothing for dads": 0}


def test_the_triangle_counts_each_card_in_its_place_and_has_its_table(cast: Cast) -> None:
    mapping_round = a_round(cast)
    for number in range(3):
        a_card(mapping_round, f"Gap {number}")
    a_card(mapping_round, "Asset", CardKind.ASSET)
    picture = TrianglePicture(Wall.of(mapping_round))
    assert picture.sentence == "1 assets, 3 gaps and 0 bright ideas so far."
    rows = {row[0]: row[1:] for row in picture.table.rows}
    assert rows["Targeted"] == ("Asset 1, Gap 3", None, None, None, None)
    assert list(rows) == ["Specialist", "Targeted", "Universal"]
    drawn = str(picture.svg("triangle"))
    assert drawn.count(">3<") == 1
    assert "Pregnancy" in drawn
