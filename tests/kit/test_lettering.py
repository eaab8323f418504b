"""Every language has its letters, and no line is wider than its box: measured, then in Chromium."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Page

from attune.kit import fonts, lettering, shaping
from tests.kit.letters import BOX, SAMPLES, SIZE

LANGUAGES = sorted(lettering.LANGUAGES)
WORDS = st.lists(
    st.one_of(
        st.text("abcdefgĄŵș-/MW", min_size=1, max_size=30),
        st.sampled_from([word for text in SAMPLES.values() for word in text.split()]),
    ),
    max_size=12,
).map(" ".join)
SHEET = Path(lettering.__file__).parent / "static" / "kit" / "lettering.css"
MEASURED = "texts => texts.map(t => [+t.dataset.measured, t.getComputedTextLength()])"


def bare(text: str) -> str:
    """The letters alone: no spaces, hyphens or marks of order."""
    return re.sub(r"[\s\u2066\u2069-]", "", text)


def test_there_is_a_sample_for_every_language() -> None:
    assert sorted(SAMPLES) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_fonts_have_every_letter_of_a_language(language: str) -> None:
    assert lettering.missing(SAMPLES[language], language=language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_joined_and_stacked_before_they_are_measured(language: str) -> None:
    """Shaped text of the four scripts with rules is narrower than its letters one by one."""
    word = max(SAMPLES[language].split(), key=len)
    whole = lettering.width(word, 10, language=language)
    apart = sum(lettering.width(letter, 10, language=language) for letter in word)
    assert whole == pytest.approx(apart, rel=0.05) if language in "en cy pl ro" else whole < apart


def test_a_letter_that_no_font_has_is_named_once() -> None:
    assert lettering.missing("Call us → today 😀😀", language="en") == ("→", "😀")


def test_words_of_other_languages_are_set_in_their_own_letters() -> None:
    everything = " ".join(SAMPLES.values())
    assert [lettering.missing(everything, language=each) for each in LANGUAGES] == [()] * 7


def test_bold_letters_are_wider_and_twice_the_size_is_twice_the_width() -> None:
    plain = lettering.width("parent and baby", 10, language="en")
    assert lettering.width("parent and baby", 10, language="en", bold=True) > plain
    assert lettering.width("parent and baby", 20, language="en") == pytest.approx(2 * plain)


@given(WORDS, st.sampled_from(LANGUAGES), st.booleans())
@example("0808 157 0123 0808 157 0123", "ur", False)
@example("পরিদর্শকেরসাথেকথাবলুন", "bn", True)
def test_no_line_is_wider_than_its_box_and_no_letter_is_lost(
    text: str, language: str, bold: bool
) -> None:
    room = 60
    lines = lettering.wrap(text, room, 12, language=language, bold=bold)
    widths = [lettering.width(line, 12, language=language, bold=bold) for line in lines]
    assert max(widths, default=0) <= room
    assert bare("".join(lines)) == bare(text)


def test_lines_end_at_spaces_and_hold_as_much_as_they_can() -> None:
    lines = lettering.wrap("one two three", 1000, 12, language="en")
    assert lines == ("one two three",)
    room = lettering.width("one two", 12, language="en")
    assert lettering.wrap("one two three", room, 12, language="en") == ("one two", "three")
    assert lettering.wrap(" \n ", room, 12, language="en") == ()


def test_a_word_too_long_is_parted_at_its_own_hyphen_first() -> None:
    room = lettering.width("parent-infa-", 12, language="en")
    assert lettering.wrap("parent-infant", room, 12, language="en") == ("parent-", "infant")
    assert lettering.wrap("parentinfant", room, 12, language="en")[0].endswith("-")


def test_a_telephone_number_stays_on_one_line() -> None:
    room = lettering.width("0808 157 0123", 12, language="en")
    assert lettering.wrap("Ring 0808 157 0123", room, 12, language="en") == (
        "Ring",
        "0808 157 0123",
    )


def test_a_number_keeps_its_order_among_letters_from_right_to_left() -> None:
    once = lettering.ordered("فون 0808 157 0123", language="ur")
    assert once == "فون \u20660808 157 0123\u2069"
    assert lettering.ordered(once, language="ur") == once
    assert lettering.ordered("+44 (0)1632 960123", language="ur")[1:-1] == "+44 (0)1632 960123"
    assert lettering.ordered("M 10 20 0 0 12", language="ur") == "M 10 20 0 0 12"
    assert lettering.ordered("Ring 0808 157 0123", language="en") == "Ring 0808 157 0123"
    assert lettering.wrap("0808 157 0123", 200, 12, language="ur") == ("\u20660808 157 0123\u2069",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_face_tells_what_a_page_must_know(language: str) -> None:
    face = lettering.face(f"{language}-GB")
    assert face.lang == language
    assert face.direction == ("rtl" if language == "ur" else "ltr")
    assert [file.is_file() for file in face.files] == [True, True]
    assert f'"{face.family}"' in SHEET.read_text("utf-8")


def test_a_language_we_cannot_set_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="No lettering for the language 'ja'"):
        lettering.face("ja")


def test_fonts_that_were_not_set_up_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FOLDER", Path("nowhere"))
    strange = fonts.Family("Strange", "noto-strange", ())
    with pytest.raises(shaping.FontsMissing, match=r"@expo-google-fonts/noto-strange.*dev setup"):
        shaping.font_of(strange, 400)


def test_every_font_a_page_may_load_is_served_with_its_licence() -> None:
    named = set(re.findall(r'url\("\.\./lettering/([^"]+)"\)', SHEET.read_text("utf-8")))
    served = {file.name for file in fonts.SERVED.iterdir()}
    assert named == {name for name in served if name.endswith(".woff2")}
    licences = [*fonts.SERVED.glob("*-licence.txt"), *fonts.FOLDER.glob("*-licence.txt")]
    assert len(licences) == 2 * len(fonts.FAMILIES)
    assert all("SIL Open Font License, Version 1.1" in each.read_text("utf-8") for each in licences)


def test_chromium_sets_every_line_as_wide_as_we_measured_it(
    browser_page: Page, gallery_address: str
) -> None:
    browser_page.goto(f"{gallery_address}/letters.html")
    browser_page.evaluate("document.fonts.ready")
    loaded = browser_page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family + f.weight)"
    )
    asked = {family.name for family in fonts.FAMILIES}
    assert {re.sub(r'"|\d+$', "", each) for each in loaded} == asked
    lines = browser_page.locator("text").evaluate_all(MEASURED)
    assert len(lines) > 3 * len(LANGUAGES)
    assert [pair for pair in lines if abs(pair[0] - pair[1]) > SIZE / 8] == []
    assert max(shown for _, shown in lines) <= BOX + SIZE / 8


def test_an_english_page_downloads_no_letters(browser_page: Page, gallery_address: str) -> None:
    asked: list[str] = []
    browser_page.on("request", lambda request: asked.append(request.url))
    browser_page.goto(f"{gallery_address}/en.html")
    browser_page.evaluate("document.fonts.ready")
    assert any("lettering.css" in url for url in asked)
    assert not [url for url in asked if "woff" in url]
