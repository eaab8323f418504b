"""Posters: one page, nothing lost, nothing out of the page, a code that reads back."""

import io
from dataclasses import replace
from typing import Any

import pypdf
import pypdfium2
import pytest
import zxingcpp
from django.test import Client

from attune.domain.pathways.faces import Face
from attune.kit.lettering import LANGUAGES
from attune.pathway.family.told import Told, own_words
from attune.pathway.pages.printed import printed_address
from attune.pathway.posters.family import family_poster
from attune.pathway.posters.long_words import may_break
from attune.pathway.posters.papers import Paper
from attune.pathway.posters.practitioners import practitioners_poster
from attune.pathway.posters.urgent import urgent_lines
from attune.pathway.records.models import LocalPathway
from attune.pathway.shown.shown import ShownEdition, shown_current, shown_draft
from tests.cast import NOW, Cast
from tests.kit.letters import SAMPLES
from tests.pathway.pathways_at_wrenbridge import a_pathway, an_edition, with_service

AT = "/wrenbridge/pathway/pairs/poster"
AS_LONG_AS_A_CARD = 120  # letters
SIZES = {Paper.A3: (842, 1191), Paper.A4: (595, 842)}  # points, ISO 216


def published(pathway: LocalPathway) -> ShownEdition:
    an_edition(pathway)
    shown = shown_current(pathway, on=NOW.date())
    assert shown is not None
    return shown


def words_in(made: bytes) -> str:
    return " ".join("".join(page.extract_text() for page in pages(made)).split())


def pages(made: bytes) -> list[Any]:
    return list(pypdf.PdfReader(io.BytesIO(made)).pages)


def outside(made: bytes) -> list[int]:
    """The characters of which some part lies beyond the paper."""
    found = []
    for page in pypdfium2.PdfDocument(made):
        text, (width, height) = page.get_textpage(), page.get_size()
        for number in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(number)
            if left < 0 or bottom < 0 or right > width or top > height:
                found.append(number)
    return found


def codes_on(made: bytes) -> set[str]:
    page = pypdfium2.PdfDocument(made)[0]
    shown = page.render(scale=2, grayscale=True).to_numpy().squeeze()
    return {code.text for code in zxingcpp.read_barcodes(shown)}


@pytest.mark.parametrize("paper", Paper)
def test_the_practitioners_poster_is_one_page_that_says_everything(
    cast: Cast, paper: Paper
) -> None:
    pathway = with_service(a_pathway(cast.wrenbridge), "baby-groups", "Baby and You")
    with_service(pathway, "specialised-team", "A team for the whole area", wanted=True)
    shown = published(pathway)
    made = practitioners_poster(shown, paper)
    (page,) = pages(made)
    assert sorted(round(float(side)) for side in page.mediabox[2:]) == list(SIZES[paper])
    said = words_in(made)
    for slot in shown.pathway.slots:
        assert slot.title in said
    for rule in shown.pathway.standing_rules:
        assert rule.title in said
    assert "Baby and You" in said
    assert "Wanted: A team for the whole area" in said
    assert "edition 1 of 2 November 2026" in said
    assert outside(made) == []


@pytest.mark.parametrize("paper", Paper)
def test_the_codes_read_back_as_this_editions_addresses(cast: Cast, paper: Paper) -> None:
    shown = published(a_pathway(cast.wrenbridge))
    assert shown.edition is not None
    faces = (Face.PRACTITIONERS, Face.WALK)
    wanted = {printed_address(shown.edition, face, "en") for face in faces}
    assert codes_on(practitioners_poster(shown, paper)) == wanted
    family = family_poster(own_words(shown), paper, urgent=urgent_lines(cast.wrenbridge))
    assert codes_on(family) == {printed_address(shown.edition, Face.FAMILY, "en")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_family_poster_is_one_page_in_every_language(cast: Cast, language: str) -> None:
    shown = published(a_pathway(cast.wrenbridge))
    family = shown.pathway.family
    sample = SAMPLES[language][:60]
    text = f"{sample} " * (AS_LONG_AS_A_CARD // len(sample))
    cards = tuple(replace(card, title=sample, text=text) for card in family.cards)
    said = replace(family, title=sample, intro=sample, cards=cards)
    told = Told(shown, replace(shown.pathway, family=said, language=language), language)
    made = family_poster(told, Paper.A4, urgent=urgent_lines(cast.wrenbridge))
    assert len(pages(made)) == 1
    assert outside(made) == []
    fonts = pages(made)[0]["/Resources"]["/Font"].values()
    assert all("Noto" in font.get_object()["/BaseFont"] for font in fonts)


def test_more_than_a_page_holds_goes_on_and_is_not_cut_off(cast: Cast) -> None:
    pathway = a_pathway(cast.wrenbridge)
    names = [f"Wanted group number {number} for mornings" for number in range(40)]
    for name in names:
        with_service(pathway, "baby-groups", name, wanted=True)
    made = practitioners_poster(published(pathway), Paper.A4)
    said = words_in(made)
    assert all(name in said for name in names)
    assert outside(made) == []


def test_the_same_edition_gives_the_same_bytes(cast: Cast) -> None:
    shown = published(a_pathway(cast.wrenbridge))
    assert practitioners_poster(shown, Paper.A4) == practitioners_poster(shown, Paper.A4)


def test_a_draft_says_so_and_has_no_code(cast: Cast) -> None:
    made = practitioners_poster(shown_draft(a_pathway(cast.wrenbridge), on=NOW.date()), Paper.A4)
    assert "This is a draft" in words_in(made)
    assert codes_on(made) == set()


def test_posters_are_downloaded_by_anybody(cast: Cast, client: Client) -> None:
    published(a_pathway(cast.wrenbridge))
    page = client.get(f"{AT}/").content.decode()
    for name in ("practitioners-a3.pdf", "practitioners-a4.pdf", "families-a4-en.pdf"):
        assert f"{AT}/{name}" in page
        answer = client.get(f"{AT}/{name}")
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF-")
    assert client.get(f"{AT}/practitioners-a5.pdf").status_code == 404
    assert client.get(f"{AT}/families-a4-ur.pdf").status_code == 404  # nobody approved it


def test_a_word_longer_than_its_box_is_broken_and_not_printed_over_the_next(cast: Cast) -> None:
    pathway = a_pathway(cast.wrenbridge)
    with_service(pathway, "baby-groups", "W" * 120, wanted=True)
    made = practitioners_poster(published(pathway), Paper.A3)
    text = pypdfium2.PdfDocument(made)[0].get_textpage()
    boxes = [
        text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1) == "W"
    ]
    rights = [box[2] for box in boxes]
    assert len(rights) >= 120
    # The first of five boxes side by side ends before a fifth of the paper, and its margin.
    lowest = sorted(boxes, key=lambda box: box[1])[:120]
    assert max(box[2] for box in lowest) < 1191 / 5


def test_a_telephone_number_stays_whole() -> None:
    assert may_break("01632 960 001") == "01632 960 001"
    assert may_break("a.long.name@example.org").replace("\u200b", "") == "a.long.name@example.org"
