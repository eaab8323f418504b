"""Who sees what of a round: a sector its own part, keepers what was sent, the Outsider nothing."""

import pytest
from django.test import Client

from attune.directory.rounds.links import answer_path
from attune.domain.rounds.part import Part
from attune.place.members import actions as members
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.directory.rounds.rounds_at_wrenbridge import a_round, an_invite, drafted, said, sent

ROUNDS = "/wrenbridge/directory/rounds/"


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_draft_is_seen_by_nobody_but_its_own_sector(cast: Cast, client: Client) -> None:
    mapping_round = a_round(cast)
    ann = an_invite(cast, mapping_round)
    bo = an_invite(cast, mapping_round, "gps", name="Bo Lane", email="bo@example.org")
    part = Part((said("Secret so far"),))
    drafted(ann, part)
    assert "Secret so far" in text(client, answer_path(ann))
    assert "Secret so far" not in text(client, answer_path(bo))
    client.force_login(cast.lena)
    for page in ("", "agree/", "pack/", f"parts/{ann.pk}/", "queries/"):
        shown = text(client, f"{ROUNDS}{mapping_round.pk}/{page}")
        assert "Secret so far" not in shown, page
    assert "Draft" in text(client, f"{ROUNDS}{mapping_round.pk}/")


def test_what_was_sent_is_for_the_keepers_until_it_is_agreed(cast: Cast, client: Client) -> None:
    mapping_round = a_round(cast)
    ann = an_invite(cast, mapping_round)
    bo = an_invite(cast, mapping_round, "gps", name="Bo Lane", email="bo@example.org")
    sent(ann, said("Listening visits"))
    assert "Listening visits" not in text(client, answer_path(bo))
    pack = f"{ROUNDS}{mapping_round.pk}/pack/"
    client.force_login(cast.joseph)
    assert "Autumn 2026" in text(client, ROUNDS)
    assert "Listening visits" not in text(client, pack)
    assert client.get(f"{ROUNDS}{mapping_round.pk}/").status_code == 404
    client.force_login(cast.lena)
    assert "Listening visits" in text(client, pack)
    client.post(f"{ROUNDS}{mapping_round.pk}/agree/")
    client.force_login(cast.joseph)
    assert "Listening visits" in text(client, pack)


def test_the_outsider_and_a_provider_see_nothing(cast: Cast, client: Client) -> None:
    mapping_round = a_round(cast)
    provider = members.add(email="pat@example.org", name="Pat", by=None, at=NOW)
    members.grant(provider, locality=cast.wrenbridge, role=Role.PROVIDER, by=None, at=NOW)
    for who in (cast.outsider, provider):
        client.force_login(who)
        for page in ("", f"{mapping_round.pk}/", f"{mapping_round.pk}/pack/", "compare/"):
            assert client.get(f"{ROUNDS}{page}").status_code == 404, (who.name, page)


def test_a_round_of_elsewhere_is_not_there(cast: Cast, client: Client) -> None:
    mapping_round = a_round(cast)
    client.force_login(cast.outsider)
    assert client.get(f"/vale/directory/rounds/{mapping_round.pk}/").status_code == 404
    assert client.post(f"/vale/directory/rounds/{mapping_round.pk}/close/").status_code == 404


def test_an_invited_member_opens_their_part_from_the_desk(cast: Cast, client: Client) -> None:
    mapping_round = a_round(cast)
    invite = an_invite(cast, mapping_round, name="Joseph", email="JOSEPH@example.org")
    assert invite.member == cast.joseph
    mine = f"{ROUNDS}mine/{invite.pk}/"
    client.force_login(cast.joseph)
    assert "Health visiting" in client.get(mine, follow=True).content.decode()
    client.post(f"{answer_path(invite)}none/", {"grouping": "getting_help"})
    assert invite.answers.get().by == cast.joseph
    client.force_login(cast.mina)
    assert client.get(mine).status_code == 404
    client.post(f"{answer_path(invite)}none/", {"grouping": "thriving"})
    assert invite.answers.order_by("-number")[0].by is None


@pytest.mark.parametrize("what", ["", "still_right", "nonsense"])
def test_a_press_that_means_nothing_is_told_and_changes_nothing(
    cast: Cast, client: Client, what: str
) -> None:
    invite = an_invite(cast, a_round(cast))
    link = answer_path(invite)
    answer = client.post(f"{link}change/", {"what": what, "which": "x"}, follow=True)
    assert "not something to do here" in answer.content.decode()
    assert invite.last is None
    assert client.get(f"{link}service/of-nobody/").status_code == 404


def test_what_is_wrong_on_a_service_page_is_said_at_its_field(cast: Cast, client: Client) -> None:
    invite = an_invite(cast, a_round(cast))
    wrong = {"name": "", "standing": "current", "wait_weeks_value": "6", "about": "x\0y"}
    shown = client.post(f"{answer_path(invite)}service/new/", wrong).content.decode()
    assert "There is a problem" in shown
    assert "Say on which day this number was true" in shown
    assert invite.last is None
