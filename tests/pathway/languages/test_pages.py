"""The pages on which a language is begun, written, approved and taken back."""

import pytest
from django.test import Client

from attune.pathway.languages.spoken import spoken
from attune.pathway.records.models import Translation
from attune.place.members import actions as members
from attune.place.members.models import Member
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.pathway.languages.spoken_at_wrenbridge import approved, in_urdu, translated
from tests.pathway.pathways_at_wrenbridge import a_pathway, an_edition, reworded

LIST = "/wrenbridge/pathway/work/pairs/languages/"
URDU = f"{LIST}ur/"


def at(client: Client, member: Member) -> Client:
    client.force_login(member)
    return client


@pytest.mark.parametrize("page", [LIST, URDU, f"{URDU}approve/"])
def test_only_those_who_look_after_words_open_the_pages(
    cast: Cast, client: Client, page: str
) -> None:
    a_pathway(cast.wrenbridge)
    assert client.get(page).status_code == 302
    for member, status in ((cast.joseph, 404), (cast.outsider, 404), (cast.lena, 200)):
        assert at(client, member).get(page).status_code == status
    voice = Role.VOICE_LEAD
    members.grant(cast.mina, locality=cast.wrenbridge, role=voice, by=None, at=NOW)
    assert at(client, cast.mina).get(page).status_code == 200


def test_a_language_that_is_not_there_is_no_page(cast: Cast, client: Client) -> None:
    a_pathway(cast.wrenbridge)
    lead = at(client, cast.lena)
    assert lead.get(f"{LIST}en/").status_code == 404
    assert lead.get(f"{LIST}tlh/").status_code == 404


def test_words_are_written_beside_the_english(cast: Cast, client: Client) -> None:
    pathway = a_pathway(cast.wrenbridge)
    page = at(client, cast.lena).get(URDU).content.decode()
    assert 'lang="ur" dir="rtl"' in page
    assert client.post(URDU, {"title": "عنوان", "summary": "خلاصہ\r\nدوم"}).status_code == 302
    kept = Translation.objects.of(pathway, "ur").values_list("path", "words")
    assert dict(kept) == {"title": "عنوان", "summary": "خلاصہ\nدوم"}


def test_markup_is_refused_beside_its_box_and_nothing_is_kept(cast: Cast, client: Client) -> None:
    pathway = a_pathway(cast.wrenbridge)
    answer = at(client, cast.lena).post(URDU, {"title": "<b>عنوان</b>", "summary": "خلاصہ"})
    assert answer.status_code == 200
    assert "looks like markup" in answer.content.decode()
    assert not Translation.objects.of(pathway, "ur").exists()


def test_a_speaker_approves_in_their_name(cast: Cast, client: Client) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    an_edition(pathway)
    seen = spoken(pathway, pathway.local.pathway)["ur"].words.sha256
    assert seen in at(client, cast.lena).get(f"{URDU}approve/").content.decode()
    answer = {"speaker": "Nadia", "seen": seen}
    assert "Tick the box" in client.post(f"{URDU}approve/", answer).content.decode()
    assert client.post(f"{URDU}approve/", answer | {"read": "true"}).status_code == 302
    listed = client.get(LIST).content.decode()
    assert "Approved by Nadia on " in listed
    assert "Families can read it in the current edition." in listed


def test_nobody_approves_words_they_did_not_see(cast: Cast, client: Client) -> None:
    translated(a_pathway(cast.wrenbridge), cast.lena)
    answer = {"speaker": "Nadia", "read": "true", "seen": "0" * 64}
    page = at(client, cast.lena).post(f"{URDU}approve/", answer)
    assert "Read them again" in page.content.decode()


def test_an_approval_is_taken_back_with_one_press(cast: Cast, client: Client) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    approved(pathway, cast.lena)
    at(client, cast.lena).post(f"{URDU}withdraw/")
    assert "Waiting for a named speaker" in client.get(LIST).content.decode()
    assert client.get(f"{URDU}withdraw/").status_code == 405


def test_the_list_names_what_is_behind_the_english(cast: Cast, client: Client) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    approved(pathway, cast.lena)
    reworded(pathway, summary="A summary nobody has translated yet")
    page = at(client, cast.lena).get(LIST).content.decode()
    assert "Behind the English" in page
    assert "A summary nobody has translated yet" in page


def test_words_that_still_fit_are_kept_with_a_tick(cast: Cast, client: Client) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    words = in_urdu(pathway)
    reworded(pathway, title="Another title")
    lead = at(client, cast.lena)
    count = Translation.objects.of(pathway, "ur").count()
    lead.post(URDU, words)
    assert Translation.objects.of(pathway, "ur").count() == count
    lead.post(URDU, words | {"title.still": "true"})
    assert Translation.objects.of(pathway, "ur").count() == count + 1
    assert "Waiting for a named speaker" in lead.get(LIST).content.decode()
