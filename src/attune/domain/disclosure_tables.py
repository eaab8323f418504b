"""The disclosure gate for a table with totals both ways.

Small counts are hidden. Then, for as long as some hidden small count could be told from what is
shown to lie in a narrower span than the policy's own, the cheapest further cells or totals are
hidden as well. What could be told is worked out exactly, not by rules of thumb: rows, columns and
totals make a network in which counts are flows, so that the least and the most a count can be
follow from paths (and every whole number between them is possible too).

What it does not do: it looks at one table at a time (another table of the same families, or the
same one a week later, can still be compared; `totals_known` takes the column totals as known to
everybody, for tables that share them); it takes nobody to know a count in the table, as the
service that sent it does; it does not ask what can be told from the order in which this very
program would hide things; and it knows nothing of ratios or text: work those out from shown
values only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .disclosure import GatedCount, HiddenCount, Key
from .disclosure_networks import Arc, Network, NoWay
from .disclosure_policies import BEYOND, DisclosurePolicy
from .refusals import Refused

Cell = tuple[Key, Key]
LEFT, RIGHT = ("left",), ("right",)
# How much worse than hiding a cell it is to hide a total of a row, a column or everything.
PRICES = {"cell": 1, "row": 4, "column": 4, "whole": 16}


@dataclass(frozen=True)
class GatedTable:
    """Cells and totals as everybody may see them."""

    cells: Mapping[Cell, GatedCount]
    rows: Mapping[Key, GatedCount]
    columns: Mapping[Key, GatedCount]
    whole: GatedCount


def gate_table(
    cells: Mapping[Cell, int | None], *, policy: DisclosurePolicy, totals_known: bool = False
) -> GatedTable:
    """Counts by row and column, with all totals; None is a count that was not sent.

    With `totals_known` the column totals and the whole are shown unless the whole is small, and
    taken as known exactly; where that leaves no way to hide what is small, all the rest is hidden.
    """
    if any(count is not None and count < 0 for count in cells.values()):
        raise Refused("A count of families is not less than 0")
    table = _Table(cells, policy)
    if totals_known:
        table.fix_totals()
    try:
        table.hide_what_gives_away()
    except NoWay:
        table.hide_everything()
    return table.gated()


class _Table:
    """Counts and totals as arcs of a network: left, rows, columns, right, and back again."""

    def __init__(self, cells: Mapping[Cell, int | None], policy: DisclosurePolicy) -> None:
        self.cells, self.policy = cells, policy
        self.sent = {key: count for key, count in cells.items() if count is not None}
        self.inner = {
            (row, column): self._arc(count, ("row", row), ("column", column), "cell")
            for (row, column), count in self.sent.items()
        }
        self.rows = {
            row: self._arc(self._total(0, row), LEFT, ("row", row), "row")
            for row in dict.fromkeys(row for row, _ in cells)
        }
        self.columns = {
            column: self._arc(self._total(1, column), ("column", column), RIGHT, "column")
            for column in dict.fromkeys(column for _, column in cells)
        }
        self.whole = self._arc(sum(self.sent.values()), RIGHT, LEFT, "whole")
        self.all_hidden = False

    def _total(self, side: int, key: Key) -> int:
        return sum(count for cell, count in self.sent.items() if cell[side] == key)

    def _arc(self, value: int, tail: Key, head: Key, kind: str) -> Arc:
        inner, small = kind == "cell", self.policy.small(value)
        if small:
            seen = self.policy.span if inner else (0, BEYOND)
        else:
            seen = self.policy.behind(self.policy.shown(value))
        # A nought is shown or small, so hiding one beside what is small would tell nobody less.
        can_hide = not small and (value > self.policy.most or not inner)
        return Arc(
            tail=tail,
            head=head,
            value=value,
            span=seen,
            hidden_span=(self.policy.kept_back if inner else (0, BEYOND)) if can_hide else None,
            price=PRICES[kind] * (value + 1),
            hidden=small,
            secret=small and inner,
        )

    def _arcs(self) -> Iterable[Arc]:
        return (*self.inner.values(), *self.rows.values(), *self.columns.values(), self.whole)

    def fix_totals(self) -> None:
        if self.policy.small(self.whole.value):
            self.all_hidden = bool(self.whole.value)
        for arc in (*self.columns.values(), self.whole):
            arc.span, arc.hidden_span = (arc.value, arc.value), None

    def hide_what_gives_away(self) -> None:
        network = Network(self._arcs())
        for arc in self.inner.values():
            if arc.secret and not self.all_hidden:
                network.protect(arc, self.policy.span)

    def hide_everything(self) -> None:
        self.all_hidden = True
        for arc in (*self.inner.values(), *self.rows.values()):
            arc.hidden = True
        if self.policy.small(self.whole.value):
            for arc in self._arcs():
                arc.hidden = True

    def gated(self) -> GatedTable:
        if self.all_hidden:
            self.hide_everything()
        counts, cells = self.sent, {key: self._cell(key) for key in self.cells}
        rows = {key: self._shown(arc, 0, key) for key, arc in self.rows.items()}
        if len(self.columns) == 1:  # a row's total is its one cell, and may say so
            rows = {row: count for (row, _), count in cells.items()}
        return GatedTable(
            cells=cells,
            rows=rows,
            columns={key: self._shown(arc, 1, key) for key, arc in self.columns.items()},
            whole=self._counted(self.whole, len(counts), len(self.cells)),
        )

    def _cell(self, key: Cell) -> GatedCount:
        arc = self.inner.get(key)
        if arc is None:
            return GatedCount(None, HiddenCount.NOT_SENT, sent=0)
        if not arc.hidden:
            return GatedCount(self.policy.shown(arc.value))
        small = arc.secret and not self.all_hidden
        return GatedCount(None, HiddenCount.SMALL if small else HiddenCount.KEPT_BACK)

    def _shown(self, arc: Arc, side: int, key: Key) -> GatedCount:
        parts = [cell for cell in self.cells if cell[side] == key]
        return self._counted(arc, sum(part in self.sent for part in parts), len(parts))

    def _counted(self, arc: Arc, sent: int, parts: int) -> GatedCount:
        if not sent:
            return GatedCount(None, HiddenCount.NOT_SENT, 0, parts)
        if arc.hidden:
            return GatedCount(None, HiddenCount.KEPT_BACK, sent, parts)
        return GatedCount(self.policy.shown(arc.value), None, sent, parts)
