"""Pages for paper: shaped letters in every language, words never markup, the same bytes again."""

import io
import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pypdf
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attune.kit import fonts, lettering, typesetting
from tests.house.source import PACKAGE
from tests.kit.letters import SAMPLES

LANGUAGES = sorted(SAMPLES)
WIDE, MARGIN, SIZE = 700, 10, 20  # points, as in typst/line.typ
FINE = 2  # pixels for a point
MARKUP = '#import "x" *bold* $a$ ] [ \\u{1F44D} #sys.inputs `raw` @ref // and <label> _so_ on'


@pytest.fixture(autouse=True, scope="module")
def templates_of_the_tests() -> Iterator[None]:
    """Ours are looked for in tests/kit/typst; what they import comes from the house as always."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typesetting, "TEMPLATES", Path(__file__).parents[1])
        yield


def poster(language: str, words: str = "", **more: date) -> bytes:
    text = words or SAMPLES[language]
    data = {"title": text, "boxes": [{"name": text, "text": text}] * 6}
    return typesetting.pdf("kit/example", data, language=language, **more)


def ink(made: bytes) -> tuple[float, float]:
    """Where the darkened part of a page begins and ends, in points from the left."""
    page = pypdfium2.PdfDocument(made)[0]
    shown = page.render(scale=FINE, grayscale=True).to_numpy()
    across = np.flatnonzero(shown.reshape(shown.shape[0], -1).min(axis=0) < 128)
    return across[0] / FINE, across[-1] / FINE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_poster_is_tagged_titled_and_in_our_own_fonts(language: str) -> None:
    made = pypdf.PdfReader(io.BytesIO(poster(language)))
    root = made.trailer["/Root"]
    assert made.metadata is not None and made.metadata.title is not None
    assert (
        made.metadata.title.translate({0x2066: None, 0x2069: None, 0xA0: " "}) == SAMPLES[language]
    )
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == (language, True)
    assert b"<pdfuaid:part>1<" in made.xmp_metadata.stream.get_data()  # type: ignore[union-attr]
    face = lettering.face(language)
    assert root["/ViewerPreferences"]["/Direction"] == (
        "/R2L" if face.direction == "rtl" else "/L2R"
    )
    used = {
        font.get_object()["/BaseFont"][8:] for font in made.pages[0]["/Resources"]["/Font"].values()
    }
    own = face.family.replace(" ", "")
    assert (
        {f"{own}-Regular", f"{own}-Bold"}
        <= used
        <= {f"{name}-{weight}" for name in ("NotoSans", own) for weight in ("Regular", "Bold")}
    )
    assert len(made.pages) == 1 and not list(made.pages[0].images)


# Letters, marks that may stand on nothing, digits and signs, in any order.
OWN = {"ur": "آبپکےَّ۱،۔؟", "bn": "আনকি্ুঃ১।", "pa": "ਤਅੁੱਹਾੰ੧।"}
ANY = st.sampled_from(LANGUAGES).flatmap(
    lambda language: st.tuples(
        st.just(language),
        st.text("aNŵ 0123(.-/+’“\u200c\u200d" + OWN.get(language, ""), min_size=1, max_size=12),
    )
)


@settings(max_examples=60)
@given(ANY)
@example(("bn", "শিশু ঃ 0ে"))
@example(("ur", "157 111،"))
@example(("ur", "( َ"))
@example(("bn", "َ"))
@example(("bn", "0\u200dَ"))
def test_whatever_our_fonts_have_can_be_typeset(given_words: tuple[str, str]) -> None:
    language, words = given_words
    assert lettering.missing(words, language=language) == ()
    boxes = [{"name": "Words", "text": words}]
    assert typesetting.pdf("kit/example", {"title": "Any", "boxes": boxes}, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_on_paper_are_as_wide_as_we_measured_them(language: str) -> None:
    """So they are joined and stacked, and Urdu's line begins at the right."""
    words = " ".join(SAMPLES[language].split()[:6])
    starts, ends = ink(typesetting.pdf("kit/line", {"title": words}, language=language))
    assert ends - starts == pytest.approx(
        lettering.width(words, SIZE, language=language), abs=SIZE / 4
    )
    if lettering.face(language).direction == "rtl":
        assert ends == pytest.approx(WIDE - MARGIN, abs=SIZE / 8)
    else:
        assert starts == pytest.approx(MARGIN, abs=SIZE / 8)


def test_a_word_is_never_markup() -> None:
    made = pypdfium2.PdfDocument(poster("en", MARKUP))
    shown = made[0].get_textpage().get_text_range()
    assert "".join(shown.split()).count("".join(MARKUP.split())) == 13


def test_a_telephone_number_is_not_turned_round_in_urdu() -> None:
    words = "فون 0808 157 0123 پر"
    made = typesetting.pdf("kit/line", {"title": words}, language="ur")
    shown = pypdfium2.PdfDocument(made)[0].get_textpage()
    digits = [
        (shown.get_charbox(place)[0], letter)
        for place in range(shown.count_chars())
        if (letter := shown.get_text_range(place, 1)).isdigit()
    ]
    assert "".join(letter for _, letter in sorted(digits)) == "08081570123"


def test_a_telephone_number_is_not_broken_over_two_lines() -> None:
    for words in (f"{'a ' * number} 0808 157 0123 {'b ' * 20}" for number in range(20, 48, 4)):
        made = pypdfium2.PdfDocument(typesetting.pdf("kit/line", {"title": words}, language="en"))
        assert "0808 157 0123" in made[0].get_textpage().get_text_range().replace("\xa0", " ")


def test_an_address_and_a_drawing_are_handed_over_as_they_are() -> None:
    for kept in ("https://example.org/p/0808-157-0123", "<svg viewBox='00 00 10 10'/>"):
        assert typesetting._ordered({"a": [kept]}, "ur") == {"a": [kept]}
    assert typesetting._ordered("فون 0808 157", "ur") == "فون \u20660808\xa0157\u2069"


def test_the_same_words_give_the_same_bytes() -> None:
    first = poster("bn", dated=date(2026, 11, 2))
    typesetting._compiler.cache_clear()
    assert poster("bn", dated=date(2026, 11, 2)) == first
    assert poster("bn", dated=date(2026, 11, 3)) != first


def test_the_only_date_is_the_one_given() -> None:
    dated = pypdf.PdfReader(io.BytesIO(poster("en", dated=date(2026, 11, 2)))).metadata
    undated = pypdf.PdfReader(io.BytesIO(poster("en"))).metadata
    assert dated is not None and dated["/CreationDate"] == "D:20261102000000Z"
    assert undated is not None and "/CreationDate" not in undated and "/ModDate" not in undated


def test_a_letter_we_lack_is_named_and_nothing_is_made() -> None:
    with pytest.raises(typesetting.CannotTypeset, match=r"kit/example .* our fonts have no 😀"):
        poster("en", "Well done 😀")


def test_a_fault_of_the_template_is_one_sentence_that_names_it() -> None:
    with pytest.raises(typesetting.CannotTypeset, match=r"kit/example cannot be made: .*boxes"):
        typesetting.pdf("kit/example", {"title": "Help"}, language="en")
    with pytest.raises(typesetting.CannotTypeset, match="no template kit/none"):
        typesetting.pdf("kit/none", {"title": "Help"}, language="en")


def test_a_page_is_quick_once_the_fonts_are_read() -> None:
    poster("ur")
    began = time.perf_counter()
    poster("ur", "آپ کے لیے مدد")
    assert time.perf_counter() - began < 2  # 0.01 s on a quiet machine


def test_no_template_reads_the_network() -> None:
    templates = [file for file in PACKAGE.rglob("*.typ") if file.is_file()]
    assert templates
    assert not [
        file.name for file in templates if re.search(r"@preview|@local", file.read_text("utf-8"))
    ]


def test_typst_finds_our_fonts_and_no_others() -> None:
    found = {file.name for file in fonts.FOLDER.iterdir() if file.suffix != ".txt"}
    assert found == {file.name for family in fonts.FAMILIES for file in family.files}
