"""A questionnaire in another language: each text with the sha256 of the words it translates."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import normalize

from attune.domain.reading import Entry

from .entries import only
from .items import Item
from .questionnaire import Page, Questionnaire, TranslatedText
from .scores import Score

Say = Callable[[str, str], str]  # a path and the words there, to the words to show


@dataclass(frozen=True)
class InLanguage:
    """A questionnaire in the words of a language, and what still stands in the source's."""

    questionnaire: Questionnaire
    language: str
    untranslated: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()  # translated from words that have changed since

    @property
    def whole(self) -> bool:
        return not (self.untranslated or self.stale)


def source_sha256(text: str) -> str:
    """What a translation names as the words it translates."""
    return hashlib.sha256(normalize("NFC", text).encode("utf-8")).hexdigest()


def in_language(questionnaire: Questionnaire, language: str) -> InLanguage:
    """The questionnaire in this language; in its own where no translation fits any more."""
    if language == questionnaire.languages[0]:
        return InLanguage(questionnaire, language)
    known = questionnaire.translations.get(language, {})
    untranslated: list[str] = []
    stale: list[str] = []

    def say(path: str, words: str) -> str:
        translated = known.get(path)
        if translated and translated.sha256 == source_sha256(words):
            return translated.text
        (stale if translated else untranslated).append(path)
        return words

    spoken = retold(questionnaire, say)
    return InLanguage(spoken, language, tuple(untranslated), tuple(stale))


def source_texts(questionnaire: Questionnaire) -> dict[str, str]:
    """Every text that can be translated, by its path: "item.phone.help", "option.phone.mobile"."""
    found: dict[str, str] = {}

    def note(path: str, words: str) -> str:
        found[path] = words
        return words

    retold(questionnaire, note)
    return found


def retold(questionnaire: Questionnaire, say: Say) -> Questionnaire:
    """The same questionnaire with each of its texts said as `say` has it."""
    return replace(
        questionnaire,
        title=say("title", questionnaire.title),
        about=_some(say, "about", questionnaire.about),
        pages=tuple(_page(page, say) for page in questionnaire.pages),
        scores=tuple(_score(score, say) for score in questionnaire.scores),
    )


def _some(say: Say, path: str, words: str) -> str:
    return say(path, words) if words else words


def _page(page: Page, say: Say) -> Page:
    path = f"page.{page.key}"
    return replace(
        page,
        title=say(f"{path}.title", page.title),
        about=_some(say, f"{path}.about", page.about),
        items=tuple(_item(item, say) for item in page.items),
    )


def _item(item: Item, say: Say) -> Item:
    path = f"item.{item.key}"
    options = (
        replace(
            option,
            text=say(f"option.{item.key}.{option.key}", option.text),
            help=_some(say, f"option.{item.key}.{option.key}.help", option.help),
        )
        for option in item.options
    )
    rows = (replace(row, text=say(f"row.{item.key}.{row.key}", row.text)) for row in item.rows)
    return replace(
        item,
        text=say(f"{path}.text", item.text),
        help=_some(say, f"{path}.help", item.help),
        options=tuple(options),
        rows=tuple(rows),
    )


def _score(score: Score, say: Say) -> Score:
    bands = (
        replace(band, label=say(f"band.{score.key}.{number}", band.label))
        for number, band in enumerate(score.bands, start=1)
    )
    return replace(score, title=say(f"score.{score.key}.title", score.title), bands=tuple(bands))


def read_translations(questionnaire: Questionnaire, whole: Entry) -> Questionnaire:
    """The questionnaire with its [translations.LANGUAGE] tables."""
    if "translations" not in whole.data:
        return questionnaire
    tables = whole.entry("translations")
    paths = frozenset(source_texts(questionnaire))
    read: dict[str, Mapping[str, TranslatedText]] = {}
    for language in tables.data:
        if language not in questionnaire.languages[1:]:
            raise tables.refused(language, "it is not among the other languages of the file")
        texts = only(tables.entry(language), paths)
        read[language] = {path: _translated(texts.entry(path)) for path in texts.data}
    return replace(questionnaire, translations=read)


def _translated(entry: Entry) -> TranslatedText:
    only(entry, frozenset({"text", "sha256"}))
    text: Any = entry.text("text").strip()
    if not text:
        raise entry.refused("text", "it is empty")
    return TranslatedText(text, entry.text("sha256"))
