"""The gate for tables with totals both ways, tried by somebody who works through every table."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.disclosure import GatedCount, HiddenCount
from attune.domain.disclosure_policies import DisclosurePolicy
from attune.domain.disclosure_tables import GatedTable, gate_table
from attune.domain.refusals import Refused

SMALL, BACK, NOT = HiddenCount.SMALL, HiddenCount.KEPT_BACK, HiddenCount.NOT_SENT
PLAIN = DisclosurePolicy("plain", "1 to 4", 1, 4, 1, "a test")
EXACT = DisclosurePolicy("exact", "1 to 2", 1, 2, 1, "a test")
ROUNDED = DisclosurePolicy("rounded", "1 to 2, nearest 5", 1, 2, 5, "a test")
WITH_NOUGHT = DisclosurePolicy("nought", "0 to 2, nearest 3", 0, 2, 3, "a test")
POLICIES = (EXACT, ROUNDED, WITH_NOUGHT)
MOST = 11  # no kept-back cell of a small table needs to be larger to fit what is shown


def table(*rows: list[int | None]) -> dict[tuple[int, int], int | None]:
    return {(r, c): count for r, row in enumerate(rows) for c, count in enumerate(row)}


def said(gated: GatedTable) -> list[object]:
    return [each.hidden or each.value for each in gated.cells.values()]


def test_one_small_count_takes_a_rectangle_with_it_and_the_totals_stay() -> None:
    gated = gate_table(table([3, 20, 30], [10, 21, 31], [40, 50, 60]), policy=PLAIN)
    assert said(gated) == [SMALL, BACK, 30, BACK, BACK, 31, 40, 50, 60]
    assert [each.value for each in gated.rows.values()] == [53, 62, 150]
    assert gated.whole.value == 265


def test_nothing_more_is_hidden_where_small_counts_hide_one_another() -> None:
    gated = gate_table(table([2, 2, 30], [2, 3, 31], [40, 50, 60]), policy=EXACT)
    assert [each.hidden for each in gated.cells.values()].count(SMALL) == 3
    wide = gate_table(table([2, 3, 30], [3, 2, 31], [40, 50, 60]), policy=PLAIN)
    assert said(wide)[2] == 30


def test_a_table_without_small_counts_is_shown_whole() -> None:
    gated = gate_table(table([10, 0], [7, 9]), policy=PLAIN)
    assert said(gated) == [10, 0, 7, 9]
    assert (gated.columns[0].value, gated.whole.value) == (17, 26)


def test_totals_are_rounded_from_the_exact_total() -> None:
    gated = gate_table(table([8, 8], [8, 8]), policy=ROUNDED)
    assert said(gated) == [10, 10, 10, 10]
    assert (gated.rows[0].value, gated.whole.value) == (15, 30)


def test_a_count_not_sent_is_no_nought() -> None:
    gated = gate_table(table([None, 20], [10, 21]), policy=PLAIN)
    assert gated.cells[0, 0] == GatedCount(None, NOT, sent=0)
    assert gated.rows[0] == GatedCount(20, sent=1, parts=2)
    assert gate_table(table([None]), policy=PLAIN).whole.hidden is NOT


def test_with_totals_known_to_all_they_are_shown_and_cells_carry_the_hiding() -> None:
    gated = gate_table(table([3], [10], [40]), policy=PLAIN, totals_known=True)
    assert said(gated) == [SMALL, BACK, 40]
    assert gated.whole.value == 53
    assert [each.hidden for each in gated.rows.values()] == [SMALL, BACK, None]


def test_as_many_cells_are_hidden_as_it_takes_to_keep_the_whole_span_possible() -> None:
    # The 1 could be 4 only if the others were 3 fewer, and each hidden 6 can only be 1 fewer.
    gated = gate_table(table([1], [6], [6], [6], [6], [90]), policy=PLAIN, totals_known=True)
    assert said(gated) == [SMALL, BACK, BACK, BACK, 6, 90]


def test_where_known_totals_leave_no_way_every_cell_is_hidden_without_saying_which_is_small() -> (
    None
):
    gated = gate_table(table([1], [1], [1], [1], [1]), policy=PLAIN, totals_known=True)
    assert said(gated) == [BACK] * 5
    assert gated.whole.value == 5


def test_a_small_whole_hides_everything() -> None:
    gated = gate_table(table([3], [0]), policy=PLAIN, totals_known=True)
    assert said(gated) == [BACK, BACK]
    assert gated.whole.hidden is BACK


def test_less_than_no_family_is_refused() -> None:
    with pytest.raises(Refused):
        gate_table(table([-1]), policy=PLAIN)


def spans(each: GatedCount, policy: DisclosurePolicy, inner: bool) -> tuple[int, int]:
    """What somebody knows who sees only this one count."""
    if each.value is not None:
        fits = [n for n in range(99) if not policy.small(n) and policy.shown(n) == each.value]
        return fits[0], fits[-1]
    if not inner:
        return 0, 10**9
    return policy.span if each.hidden is SMALL else (policy.most + 1, MOST)


def worlds(
    gated: GatedTable, policy: DisclosurePolicy, known: dict[str, int]
) -> Iterator[dict[tuple[int, int], int]]:
    """Every table that fits all that is shown."""
    keys = list(gated.cells)
    can = [
        range(low, high + 1) for low, high in (spans(gated.cells[k], policy, True) for k in keys)
    ]
    limits = [(gated.whole, keys)]
    for side, totals in ((0, gated.rows), (1, gated.columns)):
        limits += [(each, [k for k in keys if k[side] == at]) for at, each in totals.items()]
    bounds = [(spans(each, policy, False), parts) for each, parts in limits]
    bounds += [
        ((known[name],) * 2, [k for k in keys if name in ("all", f"c{k[1]}")]) for name in known
    ]
    for values in product(*can):
        world = dict(zip(keys, values, strict=True))
        if all(low <= sum(world[k] for k in parts) <= high for (low, high), parts in bounds):
            yield world  # type: ignore[misc]


TABLES = st.sampled_from([(2, 2), (1, 3), (3, 1), (2, 3)]).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 5), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)


@settings(max_examples=120, deadline=None)
@given(TABLES, st.sampled_from(POLICIES), st.booleans())
def test_nobody_narrows_a_hidden_small_count_down(
    rows: list[list[int]], policy: DisclosurePolicy, known: bool
) -> None:
    gated = gate_table(table(*rows), policy=policy, totals_known=known)  # type: ignore[arg-type]
    secret = {key for key, each in gated.cells.items() if each.hidden is SMALL}
    if not secret:
        return
    totals = {"all": sum(map(sum, rows))} if known else {}
    totals |= {f"c{at}": sum(row[at] for row in rows) for at in range(len(rows[0]) * known)}
    possible: dict[object, set[int]] = {key: set() for key in secret}
    wanted = set(range(policy.least, policy.most + 1))
    for world in worlds(gated, policy, totals):
        for key in secret:
            possible[key].add(world[key])  # type: ignore[index]
        if all(found == wanted for found in possible.values()):
            return
    raise AssertionError(f"{possible} is less than {wanted}")


@given(TABLES, st.sampled_from(POLICIES))
def test_whatever_is_shown_is_true_and_no_small_count_is_shown(
    rows: list[list[int]], policy: DisclosurePolicy
) -> None:
    true = table(*rows)  # type: ignore[arg-type]
    for key, each in gate_table(true, policy=policy).cells.items():
        if each.value is not None:
            low, high = policy.behind(each.value)
            assert low <= (true[key] or 0) <= high
            assert not policy.small(true[key] or 0)


@given(st.integers(0, 60), st.sampled_from((*POLICIES, PLAIN)))
def test_what_can_be_behind_a_written_count_is_exactly_what_is_written_so(
    count: int, policy: DisclosurePolicy
) -> None:
    if not policy.small(count):
        shown = policy.shown(count)
        fits = [n for n in range(99) if not policy.small(n) and policy.shown(n) == shown]
        assert policy.behind(shown) == (fits[0], fits[-1])


@pytest.mark.parametrize(
    "wrong",
    [(2, 4, 1), (1, 1, 1), (1, 20, 1), (1, 4, 2), (1, 4, 10)],
)
def test_a_policy_has_its_bounds(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(Refused):
        DisclosurePolicy("x", "x", *wrong, "a test")
