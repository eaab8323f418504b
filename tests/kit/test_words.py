"""The frame's words: complete in every language, placeholders intact, drafts said to be drafts."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_from_file
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation

from attune.domain.pathways.pictures import PICTURES
from attune.kit import assets, catalogues, formats
from attune.kit.jinja import DRAFT_LANGUAGES

SOURCE = assets.ROOT / "src" / "attune"
LOCALE = SOURCE / "locale"
LANGUAGES = sorted(folder.name for folder in LOCALE.iterdir())
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")
NAME = re.compile(r"%\((?:place|name|district|address|words|who|grade|source|label)\)s")
ISOLATED = re.compile("\u2066[^\u2069]*\u2069|\u2068[^\u2069]*\u2069|[\u2067\u2069]")
TEMPLATES = {"newstyle_gettext": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None}
# What families read of the directory; its pages for staff stay English.
FAMILY_PAGES = {
    "project/jinja2/project": "home locality",
    "directory/jinja2/directory/portal": (
        "search _result service _standing _ways_in _details list asking resources wrong"
    ),
    "directory/jinja2/directory/quality": "_mark meaning",
}
FAMILY_WORDS = ("search_form", "search_page", "search_asked", "shortlist_views", "letters")
# The family version and its poster speak more languages than the rest (FAMILY_LANGUAGES): in
# those a catalogue holds their words, and the frame that is around them.
VERSION_PAGES = {
    "pathway/jinja2/pathway/family": "family _version _near _other_language",
    "pathway/jinja2/pathway/shown": "_notices",
}
VERSION_WORDS = ("codes", "foot")
FRAME_PAGES = {
    "kit/jinja2/kit": "layout header footer strip messages urgent_help",
    "kit/jinja2/errors": "400 403 404 500",
}


def catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as words:
        return read_po(words, locale=language)


def said_in(folder: Path) -> Iterator[str]:
    methods = [("**.py", "python"), ("**/jinja2/**.jinja", "jinja2")]
    options = {"**/jinja2/**.jinja": TEMPLATES}
    for _file, _line, message, *_ in extract_from_dir(folder, methods, options, KEYWORDS):
        yield message if isinstance(message, str) else message[0]


def said_in_file(file: Path) -> Iterator[str]:
    method, options = ("python", {}) if file.suffix == ".py" else ("jinja2", TEMPLATES)
    for _line, message, *_ in extract_from_file(method, file, KEYWORDS, options=options):
        yield message if isinstance(message, str) else message[0]


@cache
def said_anywhere() -> frozenset[str]:
    return frozenset({*said_in(SOURCE), *PICTURES.values()})


def said_in_pages(pages: dict[str, str]) -> Iterator[str]:
    for folder, names in pages.items():
        for name in names.split():
            yield from said_in_file(SOURCE / folder / f"{name}.jinja")


def said_in_the_frame() -> Iterator[str]:
    yield from said_in(SOURCE / "kit")
    yield from said_in_the_menu()
    yield from said_in_public()
    yield from said_in_the_family_version()


def said_in_the_menu() -> Iterator[str]:
    menu = (SOURCE / "project" / "navigation.py").read_text("utf-8")
    yield from re.findall(r'\b_\("([^"]+)"\)', menu)


def said_around_the_family_version() -> Iterator[str]:
    yield from said_in_pages(FRAME_PAGES)
    yield from said_in_file(SOURCE / "kit" / "urgent.py")
    yield from said_in_the_menu()
    yield from said_in_the_family_version()


def said_in_the_family_version() -> Iterator[str]:
    """Its page, the notices of an edition, its poster, and what its pictures show."""
    yield from said_in_pages(VERSION_PAGES)
    for name in VERSION_WORDS:
        yield from said_in_file(SOURCE / "pathway" / "posters" / f"{name}.py")
    yield from PICTURES.values()


def said_in_public() -> Iterator[str]:
    """The pages that families see, and the words their forms and letters add."""
    yield from said_in_pages(FAMILY_PAGES)
    for name in FAMILY_WORDS:
        yield from said_in_file(SOURCE / "directory" / "portal" / f"{name}.py")
    yield "Thank you. We have your message."  # of a module that else speaks to staff


def msgids(entry: Message) -> tuple[str, ...]:
    return (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)


def said_as(entry: Message | None) -> tuple[str, ...]:
    """Its translation, in as many forms as the language counts in."""
    said = (entry.string if entry else None) or ""
    return (said,) if isinstance(said, str) else tuple(said)


FRAME = sorted(set(said_in_the_frame()))
AROUND = sorted(set(said_around_the_family_version()))


def wanted_in(language: str) -> list[str]:
    return AROUND if language in settings.FAMILY_LANGUAGES else FRAME


def test_the_frame_has_words_to_translate() -> None:
    assert {"Quick exit", "Need help now?", "Find support", "There is a problem"} <= set(FRAME)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_frame_is_missing(language: str) -> None:
    words = catalogue(language)
    missing = [said for said in wanted_in(language) if not all(said_as(words.get(said)))]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_translated_that_nobody_says(language: str) -> None:
    assert {msgids(entry)[0] for entry in catalogue(language) if entry.id} <= said_anywhere()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_placeholder_survives_translation(language: str) -> None:
    for entry in catalogue(language):
        wanted = sorted(PLACEHOLDER.findall(msgids(entry)[-1]))
        for said in said_as(entry):
            assert sorted(PLACEHOLDER.findall(said)) == wanted, entry.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_count_has_every_plural_its_language_needs(language: str) -> None:
    words = catalogue(language)
    counted = [entry for entry in words if entry.pluralizable]
    assert counted
    assert {len(said_as(entry)) for entry in counted} == {words.num_plurals}


@pytest.mark.parametrize("language", LANGUAGES)
def test_telephone_numbers_and_names_survive_translation(language: str) -> None:
    for entry in catalogue(language):
        kept = re.findall(r"\b(?:999|111|https://\S+|name@example\.org)", " ".join(msgids(entry)))
        assert all(each in said for each in kept for said in said_as(entry)), entry.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_compiles(language: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    assert (
        read_mo(compiled).get("Quick exit").string == catalogue(language).get("Quick exit").string
    )


def test_urdu_begins_with_a_letter_that_is_written_from_the_right() -> None:
    """Else the page takes the line for English and puts its words in the wrong order."""
    for entry in (each for each in catalogue("ur") if each.id):
        for said in said_as(entry):
            shown = ISOLATED.sub("", PLACEHOLDER.sub("9", NAME.sub("Oak Hall", said)))
            letters = [unicodedata.bidirectional(sign) for sign in shown]
            strong = [kind for kind in letters if kind in {"L", "R", "AL"}]
            assert not strong or strong[0] != "L", entry.id


def test_drafts_are_marked_in_the_file_and_on_the_page() -> None:
    drafts = {
        language
        for language in LANGUAGES
        if dict(catalogue(language).mime_headers).get("X-Attune-State") == "draft"
        or "DRAFT" in catalogue(language).header_comment
    }
    assert drafts == DRAFT_LANGUAGES
    for language in drafts:
        entries = [entry for entry in catalogue(language) if entry.id]
        assert all("Draft, awaiting a named speaker." in entry.user_comments for entry in entries)


def test_only_a_changed_catalogue_is_compiled_again(tmp_path: Path) -> None:
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    text = (LOCALE / "cy" / "LC_MESSAGES" / "django.po").read_text("utf-8")
    (folder / "django.po").write_text(text, "utf-8")
    assert catalogues.compile_all(tmp_path) == ["cy"]
    assert catalogues.compile_all(tmp_path) == []


@pytest.mark.parametrize(
    ("language", "day"), [("en", "21 November 2026"), ("cy", "21 Tachwedd 2026")]
)
def test_figures_and_dates_follow_the_language(language: str, day: str) -> None:
    with translation.override(language):
        assert formats.number(1234567) == "1,234,567"
        assert formats.day(date(2026, 11, 21)) == day


def test_a_language_nobody_knows_falls_back_to_english() -> None:
    with translation.override("tlh"):
        assert formats.number(1234.5, 1) == "1,234.5"
    assert formats.number(None) == formats.percent(None) == "–"


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (12.5, 0, "13"),
        (0.125, 2, "0.13"),
        (1.005, 2, "1.01"),
        (-0.4, 0, "0"),
        (Decimal("2.5"), 0, "3"),
    ],
)
def test_figures_are_rounded_half_up(value: float | Decimal, places: int, shown: str) -> None:
    assert formats.number(value, places) == shown
