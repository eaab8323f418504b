"""A kept document, read back from its canonical text."""

from collections.abc import Mapping
from typing import Any, cast

from attune.domain import canonical

from .document import (
    Block,
    BulletList,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    PictureBlock,
    RangeBar,
    TableBlock,
)

KINDS = {each.__name__: each for each in (Heading, Paragraph, Note, PageBreak)}


def read_document(text: str) -> Document:
    """Of a text that `Document.text` wrote; KeyError where it is something else."""
    whole = cast(dict[str, Any], canonical.value(text))
    return Document(
        title=whole["title"],
        subtitle=whole["subtitle"],
        language=whole["language"],
        blocks=tuple(_block(dict(each)) for each in whole["blocks"]),
    )


def _block(told: dict[str, Any]) -> Block:
    kind = told.pop("kind")
    if kind == "BulletList":
        return BulletList(tuple(told["items"]))
    if kind == "TableBlock":
        return _table(told)
    if kind == "PictureBlock":
        bars = tuple(RangeBar(**bar) for bar in told.pop("bars"))
        return PictureBlock(bars=bars, **told)
    return cast(Block, KINDS[kind](**told))


def _table(told: Mapping[str, Any]) -> TableBlock:
    return TableBlock(
        caption=told["caption"],
        columns=tuple(told["columns"]),
        rows=tuple(map(tuple, told["rows"])),
        numeric=frozenset(told["numeric"]),
        widths=tuple(told["widths"]),
        notes=tuple(told["notes"]),
    )
