"""Observed counts through the disclosure gate: groups by period, the totals known to everybody."""

from attune.domain.disclosure import Key
from attune.domain.disclosure_policies import DisclosurePolicy
from attune.domain.disclosure_tables import GatedTable, gate_table

from .observed import ObservedTable

ALL = "all periods"


def gate_observed(table: ObservedTable, policy: DisclosurePolicy) -> GatedTable:
    """Counts of one kind as they may be shown; rows are groups, columns periods.

    The same families are told apart in several ways (by ward, by deprivation), so that a total
    hidden in one table could be added up in another: totals are taken as known. Periods are put
    together where one of them has too few families by itself.
    """
    cells: dict[tuple[Key, Key], int | None] = {
        (group, period): table.cells.get((group, period))
        for group in table.groups
        for period in table.periods
    }
    sums = {
        period: sum(count or 0 for (_, at), count in cells.items() if at == period)
        for period in table.periods
    }
    if len(sums) > 1 and any(each <= policy.most for each in sums.values()):
        cells = {(group, ALL): _together(table, group) for group in table.groups}
    return gate_table(cells, policy=policy, totals_known=True)


def _together(table: ObservedTable, group: str) -> int | None:
    counts = [row.count for row in table.rows if row.code == group]
    whole = [count for count in counts if count is not None]
    return sum(whole) if len(whole) == len(table.periods) else None
