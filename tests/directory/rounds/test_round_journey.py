"""A whole round through its pages: opened, asked, answered, agreed."""

import re

import pytest
from django.test import Client

from attune.directory.records.models import Service
from attune.directory.rounds.links import answer_path, answer_token
from attune.directory.rounds.models import MappingRound, NoService, Query, SectorInvite
from attune.place.audit.models import AuditRow
from attune.place.jobs.models import Letter
from tests.cast import Cast
from tests.directory.rounds.rounds_at_wrenbridge import a_round, an_invite, said, sent
from tests.directory.services_at_wrenbridge import a_service

ROUNDS = "/wrenbridge/directory/rounds/"


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def seen(client: Client, page: str) -> dict[str, str]:
    """What the page sends along to say that it was looked at."""
    found = re.search(r'name="seen" value="(\w+)"', text(client, page))
    assert found
    return {"seen": found.group(1)}


def dated(name: str, day: int, month: int, year: int) -> dict[str, str]:
    return {f"{name}-day": str(day), f"{name}-month": str(month), f"{name}-year": str(year)}


def opened_and_asked(client: Client, cast: Cast) -> tuple[MappingRound, str]:
    """Lena opens a round by its pages and asks Ann; the link out of the letter."""
    client.force_login(cast.lena)
    window = dated("opens_on", 1, 11, 2026) | dated("closes_on", 30, 11, 2026)
    client.post(f"{ROUNDS}new/", {"name": "Autumn 2026", **window})
    mapping_round = MappingRound.objects.at(cast.wrenbridge).get()
    asked = {"sector": "health_visiting", "name": "Ann Reed", "email": "ann.reed@example.org"}
    client.post(f"{ROUNDS}{mapping_round.pk}/invite/", asked)
    letter = Letter.objects.get()
    assert letter.to == "ann.reed@example.org"
    found = re.search(r"https?://testserver(\S+)", letter.text)
    assert found
    return mapping_round, found.group(1)


ANSWERS = {
    "name": "Listening visits",
    "about": "Six visits at home.",
    "provider": "Wrenbridge Community Health",
    "standing": "current",
    "groupings": ["getting_help"],
    "stages": ["to_6_months"],
    "who_for": ["mother"],
    "queries": "Are fathers seen?",
}


def test_a_round_from_opening_to_sending(cast: Cast, client: Client) -> None:
    mapping_round, link = opened_and_asked(client, cast)
    home = f"{ROUNDS}{mapping_round.pk}/"
    ann = Client()
    assert "You have named none" in text(ann, link)
    ann.post(f"{link}service/new/", ANSWERS)
    ann.post(f"{link}none/", {"grouping": "getting_more_help", "focus": "specialised"})
    assert "Listening visits" in text(ann, link)
    assert "Listening visits" not in text(client, home)
    ann.post(f"{link}send/")
    assert "Thank you" in text(ann, link)
    shown = text(client, home)
    assert "1 of 24 sectors have answered; 23 were not asked" in shown
    assert "Are fathers seen?" in shown
    assert "No service that is specialised in the parent-infant relationship" in shown
    assert NoService.objects.standing(cast.wrenbridge).get().speaker == "Ann Reed, Health visiting"


def test_a_round_from_agreeing_to_the_directory(cast: Cast, client: Client) -> None:
    mapping_round, link = opened_and_asked(client, cast)
    home = f"{ROUNDS}{mapping_round.pk}/"
    ann = Client()
    ann.post(f"{link}service/new/", ANSWERS)
    ann.post(f"{link}send/")
    client.post(f"{home}agree/")
    service = Service.objects.kept_by(cast.wrenbridge).get()
    assert service.name == "Listening visits"
    assert service.provider and service.provider.name == "Wrenbridge Community Health"
    assert service.offer.sector == "health_visiting"
    assert service.versions.get().why == "Mapping round Autumn 2026: agreed from Health visiting"
    invite = SectorInvite.objects.of(mapping_round).get()
    assert invite.state == "agreed"
    query = Query.objects.get()
    client.post(f"{home}queries/{query.pk}/", {"text": "Yes, since May."})
    service.refresh_from_db()
    assert service.offer.queries == ()
    assert "Nothing is open" in text(client, home)
    assert AuditRow.objects.filter(verb="contribution.agreed").count() == 1
    for page in ("agree/", "queries/", "pack/", "invite/", "none/", f"parts/{invite.pk}/"):
        text(client, f"{home}{page}")


def test_a_sector_is_shown_what_the_directory_has_and_says_it_is_still_right(
    cast: Cast, client: Client
) -> None:
    service = a_service(cast.wrenbridge, "Baby group", offer={"sector": "health_visiting"})
    a_service(cast.wrenbridge, "Elsewhere", offer={"sector": "gps"})
    mapping_round = a_round(cast)
    link = answer_path(an_invite(cast, mapping_round))
    shown = text(client, link)
    assert "Baby group" in shown
    assert "Elsewhere" not in shown
    client.post(f"{link}change/", {"what": "still_right", "which": str(service.uid)})
    client.post(f"{link}send/")
    client.force_login(cast.lena)
    client.post(f"{ROUNDS}{mapping_round.pk}/agree/")
    service.refresh_from_db()
    assert service.number == 1
    assert SectorInvite.objects.of(mapping_round).get().state == "agreed"


def test_two_who_differ_are_both_kept_until_a_person_chooses(cast: Cast, client: Client) -> None:
    service = a_service(cast.wrenbridge, "Baby group", offer={"sector": "gps", "wte": "1"})
    mapping_round = a_round(cast)
    uid = str(service.uid)
    about = "A weekly group for new parents."
    ann = an_invite(cast, mapping_round)
    bo = an_invite(cast, mapping_round, "gps", name="Bo Lane", email="bo@example.org")
    sent(ann, said("Baby group", service=uid, wte="2.5", about=about))
    sent(bo, said("Baby group", service=uid, wte="1.0", focus="additional", about=about))
    client.force_login(cast.lena)
    home = f"{ROUNDS}{mapping_round.pk}/agree/"
    client.post(home)
    service.refresh_from_db()
    assert service.number == 1
    page = re.search(rf"{home}(\d+)/", text(client, home)).group(0)  # type: ignore[union-attr]
    shown = text(client, page)
    assert shown.count("They differ") == 1
    assert "Health visiting (Ann Reed)" in shown
    looked_at = seen(client, page)
    assert "Choose which is right" in client.post(page, looked_at).content.decode()
    client.post(page, {**looked_at, "wte": "1"})
    service.refresh_from_db()
    assert str(service.offer.wte) == "2.5"
    assert service.offer.focus and service.offer.focus.value == "additional"
    assert service.offer.sector == "gps"
    assert [each.state for each in SectorInvite.objects.of(mapping_round)] == ["agreed", "agreed"]


def test_a_page_looked_at_before_somebody_else_spoke_is_looked_at_again(
    cast: Cast, client: Client
) -> None:
    service = a_service(cast.wrenbridge, "Baby group", offer={"wte": "1"})
    mapping_round = a_round(cast)
    uid = str(service.uid)
    contribution = sent(
        an_invite(cast, mapping_round), said("Baby group", service=uid, wte="2")
    ).contributions.get()
    client.force_login(cast.lena)
    page = f"{ROUNDS}{mapping_round.pk}/agree/{contribution.pk}/"
    looked_at = seen(client, page)
    bo = an_invite(cast, mapping_round, "gps", name="Bo Lane", email="bo@example.org")
    sent(bo, said("Baby group", service=uid, wte="3"))
    answer = client.post(page, {**looked_at, "wte": "1"}, follow=True)
    assert "Somebody has changed this meanwhile" in answer.content.decode()
    service.refresh_from_db()
    assert service.number == 1


def test_an_answer_goes_back_with_a_question_and_comes_again(cast: Cast, client: Client) -> None:
    mapping_round = a_round(cast)
    invite = an_invite(cast, mapping_round)
    sent(invite, said(wte="1"))
    client.force_login(cast.lena)
    home = f"{ROUNDS}{mapping_round.pk}/"
    client.post(f"{home}parts/{invite.pk}/back/", {"question": "Is it really 1 WTE?"})
    assert "Is it really 1 WTE?" in Letter.objects.order_by("-pk")[0].text
    link = answer_path(invite)
    stranger = Client()
    assert "Is it really 1 WTE?" in text(stranger, link)
    changed = {"name": "Listening visits", "standing": "current", "wte": "2"}
    stranger.post(f"{link}service/listening-visits/", changed)
    assert "Is it really 1 WTE?" in text(stranger, link)
    stranger.post(f"{link}send/")
    client.post(f"{home}agree/")
    assert str(Service.objects.get().offer.wte) == "2"


def test_a_new_name_can_turn_out_to_be_a_service_the_directory_has(
    cast: Cast, client: Client
) -> None:
    service = a_service(cast.wrenbridge, "Baby group", offer={})
    mapping_round = a_round(cast)
    sent(an_invite(cast, mapping_round), said("The Tuesday babies", wte="1"))
    client.force_login(cast.lena)
    home = f"{ROUNDS}{mapping_round.pk}/agree/"
    page = re.search(rf"{home}(\d+)/", text(client, home)).group(0)  # type: ignore[union-attr]
    client.post(f"{page}link/", {"uid": str(service.uid)})
    shown = text(client, page)
    assert "The directory" in shown
    client.post(page, {**seen(client, page), "name": "0"})
    service.refresh_from_db()
    assert (service.name, str(service.offer.wte)) == ("Baby group", "1")


@pytest.mark.parametrize("change", ["x", ":", "%00"])
def test_a_link_that_nobody_signed_opens_nothing(cast: Cast, client: Client, change: str) -> None:
    invite = an_invite(cast, a_round(cast))
    good = answer_token(invite)
    assert client.get(f"{ROUNDS}answer/{good}/").status_code == 200
    for token in (good + change, change + good, "1-1", good.split(":")[0] + ":x"):
        assert client.get(f"{ROUNDS}answer/{token}/").status_code == 404
    assert client.get(f"/vale/directory/rounds/answer/{good}/").status_code == 404


def test_a_new_link_ends_the_old_one(cast: Cast, client: Client) -> None:
    mapping_round = a_round(cast)
    invite = an_invite(cast, mapping_round)
    old = answer_path(invite)
    client.force_login(cast.lena)
    client.post(f"{ROUNDS}{mapping_round.pk}/parts/{invite.pk}/renew/")
    assert client.get(old).status_code == 404
    invite.refresh_from_db()
    assert client.get(answer_path(invite)).status_code == 200


def test_a_part_asks_no_engine_to_keep_it(cast: Cast, client: Client) -> None:
    answer = client.get(answer_path(an_invite(cast, a_round(cast))))
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
