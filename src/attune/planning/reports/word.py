"""A document as a Word file (DOCX)."""

from datetime import UTC, date, datetime

from attune.domain.assessments.document import (
    Block,
    BulletList,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    PictureBlock,
    TableBlock,
)
from attune.kit.word_documents import WordDocument

from .paper import as_png


def as_docx(document: Document, *, dated: date) -> bytes:
    """Real headings, repeated table headings, words for pictures; the same bytes each time."""
    at = datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
    word = WordDocument(title=document.title, language=document.language, at=at)
    word.subtitle(document.subtitle)
    for block in document.blocks:
        _write(word, block)
    return word.content()


def _write(word: WordDocument, block: Block) -> None:
    match block:
        case Heading(text, level):
            word.heading(text, level)
        case Paragraph(text, lead):
            word.paragraph(text, lead=lead)
        case BulletList(items):
            word.bullets(items)
        case Note(text):
            word.note(text)
        case PictureBlock():
            word.picture(as_png(block), title=block.title, alt=block.alt)
        case TableBlock():
            word.table(
                block.caption,
                block.columns,
                block.rows,
                numeric=block.numeric,
                widths=block.widths,
            )
            for note in block.notes:
                word.note(note)
        case PageBreak():
            word.page_break()
