"""Draft translations that are shipped: read from their file, refused where one cannot be used."""

import re

from attune.domain.questionnaires.entries import only
from attune.domain.reading import Entry
from attune.domain.refusals import Refused

from .parts import PathwayRefused
from .plain_words import check_words
from .translating import Translated

HEAD = frozenset("version draft title source licence author label language of texts".split())
SHA256 = re.compile(r"[0-9a-f]{64}")
MOST_TEXTS = 2_000


def read_translations(data: object, *, file: str) -> tuple[str, tuple[Translated, ...]]:
    """The language of a file and its translations, each with the hash of what it translates."""
    try:
        whole = only(Entry.of(file, data), HEAD)
        entries = whole.entries("texts", "text")
        if len(entries) > MOST_TEXTS:
            raise whole.refused("texts", f"{len(entries):,}; {MOST_TEXTS:,} is the most")
        return whole.text("language"), tuple(_translated(each) for each in entries)
    except Refused as refused:
        raise PathwayRefused(str(refused)) from None


def _translated(entry: Entry) -> Translated:
    only(entry, frozenset({"path", "sha256", "words"}))
    path, words, sha256 = entry.text("path"), entry.text("words").strip(), entry.text("sha256")
    if not words:
        raise entry.refused("words", "they are empty")
    if not SHA256.fullmatch(sha256):
        raise entry.refused("sha256", "64 digits and letters a to f are expected")
    try:
        check_words(path, words)
    except PathwayRefused as refused:
        raise entry.refused("words", str(refused)) from None
    return Translated(path, words, sha256)
