"""Our tables and charts as blocks of a document, every figure written out."""

from collections.abc import Iterable

from attune.domain.assessments.document import RangeBar, TableBlock
from attune.domain.likely import Likely
from attune.kit.formats import number
from attune.kit.tables import Table


def table_block(
    table: Table,
    *,
    caption: str = "",
    widths: tuple[int, ...] = (),
    right: frozenset[int] = frozenset(),
) -> TableBlock:
    """The same table, each cell as its column writes it; in `right` there are figures as well."""
    columns = table.columns
    return TableBlock(
        caption=caption or str(table.caption),
        columns=tuple(str(column.title) for column in columns),
        rows=tuple(
            tuple(column.shown(cell) for column, cell in zip(columns, row, strict=True))
            for row in table.rows
        ),
        numeric=right | {place for place, column in enumerate(columns) if column.numeric},
        widths=widths,
        notes=tuple(str(note) for note in table.notes),
    )


def bar(label: str, likely: Likely) -> RangeBar:
    """A bar with its likely range."""
    return RangeBar(label, likely.middle, likely.low, likely.high)


def listed(bars: Iterable[RangeBar]) -> str:
    """Every bar in words, for those who do not see the picture."""
    return "; ".join(
        f"{each.label}: {number(each.value)} ({between(each.low, each.high)})"
        if each.low is not None
        else f"{each.label}: {number(each.value)}"
        for each in bars
    )


def between(low: float | None, high: float | None) -> str:
    """1,500 to 3,600."""
    return f"{number(low)} to {number(high)}"


def grouped(sha256: str) -> str:
    """A checksum in four groups, so that a line may end between them."""
    return " ".join(sha256[start : start + 16] for start in range(0, 64, 16))
