"""A document as a tagged PDF, and its pictures for Word."""

from datetime import date

from attune.domain.assessments.document import Document, PictureBlock, plain
from attune.domain.canonical import Value
from attune.kit import typesetting

LANGUAGE = "en"
WORDS: dict[str, Value] = {"contents": "In this report", "page": "Page", "of": "of"}


def as_pdf(document: Document, *, dated: date) -> bytes:
    """PDF/UA-1 with headings, tables and alternative texts; the same document, the same bytes."""
    data = document.document() | {"words": WORDS}
    return typesetting.pdf("planning/report", data, language=LANGUAGE, dated=dated)


def as_png(picture: PictureBlock) -> bytes:
    """The bars of a picture alone."""
    data: dict[str, Value] = {"title": picture.title, "picture": plain(picture)}
    return typesetting.png("planning/picture", data, language=LANGUAGE)
