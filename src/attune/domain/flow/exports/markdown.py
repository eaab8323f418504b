"""A document of text and tables as Markdown, in which no text can become markup."""

import re
from collections.abc import Iterator

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

MARKUP = re.compile(r"([\\`*_\[\]<>|#~&])")


def as_markdown(document: Document) -> str:
    """A picture is told in its words: its table is beside it."""
    head = [f"# {plain(document.title)}", plain(document.subtitle)]
    blocks = (part for block in document.blocks for part in _written(block))
    return "\n\n".join([*head, *blocks]) + "\n"


def plain(text: str) -> str:
    """On one line, with every sign that Markdown would take for its own made an ordinary one."""
    return MARKUP.sub(r"\\\1", " ".join(text.split()))


def _written(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {plain(text)}"
        case Paragraph(text):
            yield plain(text)
        case Note(text):
            yield f"*{plain(text)}*"
        case BulletList(items):
            yield "\n".join(f"- {plain(item)}" for item in items)
        case TableBlock():
            yield from _table(block)
        case PictureBlock():
            yield f"{plain(block.title)}: {plain(block.alt)}"
        case PageBreak():
            return


def _table(block: TableBlock) -> Iterator[str]:
    yield f"**{plain(block.caption)}**"
    rule = ["---:" if place in block.numeric else "---" for place in range(len(block.columns))]
    rows = ([plain(cell) for cell in row] for row in (block.columns, *block.rows))
    head, *rest = (f"| {' | '.join(row)} |" for row in rows)
    yield "\n".join([head, f"| {' | '.join(rule)} |", *rest])
    for note in block.notes:
        yield f"*{plain(note)}*"
