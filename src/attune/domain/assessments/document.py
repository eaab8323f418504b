"""A document as plain values: one composition, from which page, DOCX and PDF are each drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from attune.domain import canonical
from attune.domain.canonical import Value
from attune.domain.refusals import Refused


@dataclass(frozen=True)
class Heading:
    """The title of a section; level 1 is a section, 2 a part of one."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        if self.level not in (1, 2):
            raise Refused(f"{self.text}: headings have level 1 or 2")


@dataclass(frozen=True)
class Paragraph:
    """Plain words; a lead paragraph says the answer first, in larger letters."""

    text: str
    lead: bool = False


@dataclass(frozen=True)
class BulletList:
    """Lines that need no order."""

    items: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.items:
            raise Refused("A list needs at least one line")


@dataclass(frozen=True)
class Note:
    """Where a figure comes from, or what it is not; in smaller letters."""

    text: str


@dataclass(frozen=True)
class TableBlock:
    """Rows of written cells under headings; `numeric` says which columns hold figures.

    `widths` are shares of the page's width, one for each column, where they are not left open.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    widths: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.caption.strip() or not self.columns:
            raise Refused("A table needs a caption and at least one column")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise Refused(f"{self.caption}: row {number} has not one cell for each column")
        if self.widths and len(self.widths) != len(self.columns):
            raise Refused(f"{self.caption}: give each column a width, or none")


@dataclass(frozen=True)
class RangeBar:
    """A bar from `start` to `value`, with an interval around its end where there is one."""

    label: str
    value: int
    low: int | None = None
    high: int | None = None
    said: str = ""  # what lies between the two ends, such as "15% to 18%"

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise Refused(f"{self.label}: an interval has both ends")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise Refused(f"{self.label}: an interval begins before it ends")


@dataclass(frozen=True)
class PictureBlock:
    """A picture of bars from nought, drawn by each output in its own way; the table is beside it.

    `alt` says in words what the picture shows, for those who do not see it. Where `middle` is
    given, each bar is a span from low to high around it instead.
    """

    title: str
    alt: str
    bars: tuple[RangeBar, ...]
    unit: str
    middle: int | None = None

    def __post_init__(self) -> None:
        if not self.alt.strip() or not self.bars:
            raise Refused(f"{self.title}: a picture needs its words and at least one bar")
        if self.middle is not None and any(bar.low is None for bar in self.bars):
            raise Refused(f"{self.title}: every span has two ends")


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page, where there are pages."""


Block = Heading | Paragraph | BulletList | Note | TableBlock | PictureBlock | PageBreak


@dataclass(frozen=True)
class Document:
    """A titled sequence of blocks in one language."""

    title: str
    subtitle: str
    language: str
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise Refused("A document needs a title")

    def document(self) -> dict[str, Value]:
        """Every word and figure, for a canonical text and for the templates of paper."""
        return {
            "title": self.title,
            "subtitle": self.subtitle,
            "language": self.language,
            "blocks": [plain(block) for block in self.blocks],
        }

    def text(self) -> str:
        """The canonical text: byte-equal where two documents say the same."""
        return canonical.text(self.document())

    def headings(self) -> Iterator[Heading]:
        yield from (block for block in self.blocks if isinstance(block, Heading))


def plain(block: Block) -> dict[str, Value]:
    """A block with its kind in one word."""
    match block:
        case TableBlock():
            parts = vars(block) | {"numeric": sorted(block.numeric)}
        case PictureBlock():
            parts = vars(block) | {"bars": [dict(vars(bar)) for bar in block.bars]}
        case _:
            parts = dict(vars(block))
    return {"kind": type(block).__name__} | parts
