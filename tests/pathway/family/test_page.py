"""The family version as families open it."""

import re

import pytest
from django.test import Client

from attune.domain.pathways.pictures import PICTURES
from attune.domain.readability import AIM, reading_age
from attune.pathway.family.version import sentences
from attune.pathway.languages import actions
from attune.pathway.records.models import LocalPathway
from attune.pathway.templates.shipped import template, template_keys
from tests.cast import NOW, Cast
from tests.house.source import PACKAGE
from tests.pathway.languages.spoken_at_wrenbridge import approved, translated
from tests.pathway.pathways_at_wrenbridge import a_pathway, an_edition, with_service

PAGE = "/wrenbridge/pathway/pairs/family/"
URDU = f"/ur{PAGE}"
PREVIEW = "/ur/wrenbridge/pathway/work/pairs/preview/family/"
DRAWINGS = PACKAGE / "pathway" / "static" / "pathway" / "pictures"


def opened(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def in_approved_urdu(cast: Cast) -> LocalPathway:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    an_edition(pathway)
    approved(pathway, cast.lena)
    return pathway


def test_each_idea_has_its_picture_and_says_what_it_shows(cast: Cast, client: Client) -> None:
    pathway = a_pathway(cast.wrenbridge)
    an_edition(pathway)
    page = opened(client)
    for card in pathway.local.pathway.family.cards:
        assert f"pictures/{card.picture}.svg" in page
        assert f'alt="{PICTURES[card.picture]}"' in page
        assert all(f"<p>{line}</p>" in page for line in sentences(card.text) if "'" not in line)


def test_it_says_what_to_do_next_whom_to_call_and_where_help_is_now(
    cast: Cast, client: Client
) -> None:
    an_edition(a_pathway(cast.wrenbridge))
    page = opened(client)
    for words in ("What you can do next", "How to get in touch", "Need help now?", "Quick exit"):
        assert words in page
    assert "You do not need to know what is wrong." in page


def test_a_service_of_the_area_stands_on_its_card(cast: Cast, client: Client) -> None:
    pathway = with_service(a_pathway(cast.wrenbridge), "baby-groups", "Baby and You")
    with_service(pathway, "family-hub", "A hub we would like", wanted=True)
    an_edition(pathway)
    page = opened(client)
    assert re.search(r'href="/wrenbridge/support/[-0-9a-f]+/"[^>]*>Baby and You</a>', page)
    assert "A hub we would like" not in page


def test_a_language_is_hidden_until_a_speaker_approves_it(cast: Cast, client: Client) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    an_edition(pathway)
    page = opened(client, URDU)
    assert "ترجمہ" not in page.split("<main")[1]
    assert '<div class="attune-family" lang="en" dir="ltr">' in page
    assert "This page is not ready in this language yet." in page
    assert URDU not in opened(client)
    approved(pathway, cast.lena)
    page = opened(client, URDU)
    assert '<html lang="ur" dir="rtl">' in page
    assert '<div class="attune-family">' in page
    assert page.count("ترجمہ ") > 15
    assert "Nadia" in page
    assert f'href="{URDU}" lang="ur" hreflang="ur" dir="rtl"' in opened(client)


def test_any_other_word_hides_it_again_and_the_page_says_so(cast: Cast, client: Client) -> None:
    pathway = in_approved_urdu(cast)
    actions.keep_translation(
        pathway, language="ur", path="family.title", words="مدد", by=cast.lena, at=NOW
    )
    page = opened(client, URDU)
    assert "This page is being translated again." in page
    assert "اس صفحے کا دوبارہ ترجمہ ہو رہا ہے" in page
    assert "Having a baby changes a lot." in page


def test_an_approval_taken_back_hides_it_too(cast: Cast, client: Client) -> None:
    pathway = in_approved_urdu(cast)
    actions.withdraw_approval(pathway, language="ur", by=cast.lena, at=NOW)
    assert "This page is being translated again." in opened(client, URDU)


def test_only_those_who_work_here_see_a_draft_and_it_says_so(cast: Cast, client: Client) -> None:
    translated(a_pathway(cast.wrenbridge), cast.lena)
    assert client.get(PREVIEW).status_code == 302
    client.force_login(cast.outsider)
    assert client.get(PREVIEW).status_code == 404
    client.force_login(cast.joseph)
    page = opened(client, PREVIEW)
    assert "ترجمہ 40" in page
    assert "مسودہ ترجمہ" in page


def test_services_keep_their_english_names_in_a_right_to_left_page(
    cast: Cast, client: Client
) -> None:
    pathway = with_service(a_pathway(cast.wrenbridge), "baby-groups", "Baby and You")
    translated(pathway, cast.lena)
    an_edition(pathway)
    approved(pathway, cast.lena)
    assert 'lang="en" dir="ltr">Baby and You</a>' in opened(client, URDU)


@pytest.mark.parametrize("language", ["bn", "pa", "pl", "ro"])
def test_other_pages_do_not_call_themselves_what_they_do_not_speak(
    cast: Cast, client: Client, language: str
) -> None:
    an_edition(a_pathway(cast.wrenbridge))
    assert f'<html lang="{language}"' in opened(client, f"/{language}{PAGE}")
    answer = client.get(f"/{language}/wrenbridge/support/?words=sleep")
    assert (answer.status_code, answer.url) == (302, "/wrenbridge/support/?words=sleep")


@pytest.mark.parametrize("key", template_keys())
def test_a_nine_to_eleven_year_old_can_read_it(key: str) -> None:
    family = template(key).pathway.family
    cards = "\n".join(f"{card.title}.\n{card.text}" for card in family.cards)
    found = reading_age(f"{family.intro}\n{cards}")
    assert found is not None
    assert found.years <= AIM[1]
    assert all(len(line.split()) <= 20 for c in family.cards for line in sentences(c.text))


@pytest.mark.parametrize("key", template_keys())
def test_every_card_names_a_picture_of_ours(key: str) -> None:
    cards = template(key).pathway.family.cards
    assert {card.picture for card in cards} <= set(PICTURES)


def test_every_picture_is_a_small_drawing_without_words_or_scripts() -> None:
    assert {path.stem for path in DRAWINGS.iterdir()} == set(PICTURES)
    for path in DRAWINGS.iterdir():
        drawn = path.read_text("ascii")
        assert len(drawn) < 3_000
        assert set(re.findall(r"<(\w+)", drawn)) <= {"svg", "path", "circle", "ellipse", "rect"}
        assert set(re.findall(r"#[0-9a-f]{3,6}\b", drawn)) == {"#14375e", "#a9dcd3", "#fff"}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One. Two? Three!", ("One.", "Two?", "Three!")),
        ("ایک۔ دو؟ تین", ("ایک۔", "دو؟", "تین")),
        ("এক। দুই।", ("এক।", "দুই।")),
        ("", ()),
    ],
)
def test_a_text_is_read_a_sentence_a_line(text: str, lines: tuple[str, ...]) -> None:
    assert sentences(text) == lines
