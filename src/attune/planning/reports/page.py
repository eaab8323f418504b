"""A report as a page: its blocks as the macros of the kit draw them."""

from dataclasses import dataclass

from django.utils import translation

from attune.domain.assessments.document import Document, Heading, PictureBlock, TableBlock
from attune.kit.charts import Bar, BarChart
from attune.kit.tables import Column, Kind, Table
from attune.kit.tornado import Swing, TornadoChart


@dataclass(frozen=True)
class ReportPage:
    """One document; `kind` tells the template which block it draws."""

    document: Document

    @property
    def sections(self) -> list[tuple[str, str]]:
        """Anchor and title of every section, for the list of contents."""
        return [(anchor(each), each.text) for each in self.document.headings() if each.level == 1]

    @staticmethod
    def kind(block: object) -> str:
        return type(block).__name__

    @staticmethod
    def table(block: TableBlock) -> Table:
        """Its cells are written already; the kind of a column only says how it is aligned."""
        kinds = (
            Kind.NUMBER if place in block.numeric else Kind.TEXT
            for place in range(len(block.columns))
        )
        columns = tuple(map(Column, block.columns, kinds))
        return Table(block.caption, columns, block.rows, block.notes)

    @staticmethod
    def drawing(block: PictureBlock) -> BarChart | TornadoChart:
        """The picture as SVG that fits a phone; in English, as its words are."""
        if block.middle is None:
            bars = tuple(Bar(each.label, each.value, each.low, each.high) for each in block.bars)
            return BarChart(block.title, bars, block.unit)
        swings = tuple(
            Swing(each.label, each.said, each.low or 0, each.high or 0) for each in block.bars
        )
        return TornadoChart(block.title, swings, block.middle, block.unit)

    def svg(self, block: PictureBlock, key: str) -> str:
        with translation.override("en"):
            return self.drawing(block).svg(key)


def anchor(heading: Heading) -> str:
    """A word for the address of a section."""
    plain = "".join(each if each.isalnum() else "-" for each in heading.text.lower())
    return plain.strip("-")
