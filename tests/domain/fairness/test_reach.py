"""Reach: seen over expected from shown counts only, gaps, slopes, and the gate before them."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.disclosure import HiddenCount
from attune.domain.disclosure_policies import DisclosurePolicy
from attune.domain.disclosure_tables import gate_table
from attune.domain.fairness.gating import gate_observed
from attune.domain.fairness.limits import LimitMethod, byar, control
from attune.domain.fairness.observed import GroupKind, ObservedCount, ObservedTable
from attune.domain.fairness.reach import KindReach, Standing, Yardstick, reach
from attune.domain.refusals import Refused

POLICY = DisclosurePolicy("plain", "1 to 4", 1, 4, 1, "a test")
WARD, DECILE = GroupKind.WARD, GroupKind.DECILE


def found(
    counts: dict[str, int | None], needs: dict[str, float], kind: GroupKind = WARD
) -> KindReach:
    gated = gate_table({(code, "2025"): count for code, count in counts.items()}, policy=POLICY)
    return reach(kind, {code: f"ward {code}" for code in counts}, gated, needs, Yardstick.NEED)


def table(*counts: dict[str, int | None], kind: GroupKind = DECILE) -> ObservedTable:
    rows = [
        ObservedCount(kind, code, code, str(2024 + at), count)
        for at, period in enumerate(counts)
        for code, count in period.items()
    ]
    return ObservedTable(kind, tuple(rows))


def test_reached_alike_every_ratio_is_one() -> None:
    groups = found({"a": 10, "b": 20, "c": 40}, {"a": 50, "b": 100, "c": 200}).groups
    assert [group.ratio for group in groups] == pytest.approx([1, 1, 1])
    assert [group.expected for group in groups] == pytest.approx([10, 20, 40])
    assert {group.standing for group in groups} == {Standing.AS_EXPECTED}


def test_the_limits_of_a_ratio_name_their_method() -> None:
    few, many = found({"a": 6, "b": 60}, {"a": 10, "b": 100}).groups
    assert few.ratio_limits and few.ratio_limits.method is LimitMethod.EXACT
    assert many.ratio_limits and many.ratio_limits.method is LimitMethod.BYAR
    assert many.share_limits and many.share_limits.method is LimitMethod.WILSON
    assert few.rate == pytest.approx(60)


def test_a_group_far_below_is_clearly_fewer_and_one_far_above_clearly_more() -> None:
    groups = found({"a": 10, "b": 100, "c": 190}, {"a": 100, "b": 100, "c": 100}).groups
    assert [group.standing for group in groups] == [
        Standing.FEWER,
        Standing.AS_EXPECTED,
        Standing.MORE,
    ]


def test_hidden_groups_and_groups_without_a_yardstick_play_no_part() -> None:
    all_of = {"a": 10, "b": 20, "c": 40, "x": 30}
    needs = {"a": 50.0, "b": 100.0, "c": 200.0, "d": 100.0}
    with_hidden = found({**all_of, "d": 2}, needs)
    shown = [group for group in with_hidden.groups if group.seen.value is not None]
    assert sum(group.seen.value or 0 for group in with_hidden.compared) == pytest.approx(
        sum(group.expected or 0 for group in with_hidden.compared)
    )
    assert {group.code for group in with_hidden.compared} == {each.code for each in shown} - {"x"}


def test_a_group_with_a_period_missing_is_shown_but_not_compared() -> None:
    sent = table({"1": 30, "2": 20, "3": 40}, {"1": 30, "2": None, "3": 40})
    gated = gate_observed(sent, POLICY)
    names = {code: code for code in "123"}
    answer = reach(WARD, names, gated, dict.fromkeys("123", 10.0), Yardstick.NEED)
    assert [group.code for group in answer.compared] == ["1", "3"]
    assert (gated.rows["2"].value, gated.rows["2"].sent) == (20, 1)


@given(st.lists(st.tuples(st.integers(5, 300), st.floats(1, 500)), min_size=2, max_size=8))
def test_expected_adds_up_to_seen_and_shares_to_one(groups: list[tuple[int, float]]) -> None:
    counts: dict[str, int | None] = {str(at): count for at, (count, _) in enumerate(groups)}
    answer = found(counts, {str(at): need for at, (_, need) in enumerate(groups)})
    assert sum(each.expected or 0 for each in answer.groups) == pytest.approx(
        sum(count for count, _ in groups)
    )
    assert sum(each.share_seen or 0 for each in answer.groups) == pytest.approx(1)
    for each in answer.groups:
        assert each.ratio_limits and each.ratio is not None
        assert each.ratio_limits.low <= each.ratio <= each.ratio_limits.high


def test_gap_and_slope_go_from_the_most_to_the_least_deprived() -> None:
    counts: dict[str, int | None] = {str(at): 10 * at for at in range(1, 11)}
    answer = found(counts, dict.fromkeys(counts, 100.0), DECILE)
    assert answer.gap and answer.slope
    assert (answer.gap.difference, answer.gap.ratio) == (-90, pytest.approx(0.1))
    assert answer.gap.low < -90 < answer.gap.high < 0
    # Rates of 10, 20 ... 100 at places 0.05 ... 0.95: a line from 5 to 105.
    assert (answer.slope.start, answer.slope.sii) == (pytest.approx(5), pytest.approx(100))
    assert answer.slope.fitted[0] == pytest.approx(10)


def test_with_a_hidden_tenth_no_slope_is_worked_out_and_which_is_said() -> None:
    counts: dict[str, int | None] = dict.fromkeys(map(str, range(1, 11)), 50)
    answer = found({**counts, "7": 3}, dict.fromkeys(counts, 100.0), DECILE)
    assert answer.slope is None and answer.gap is None
    assert "7" in answer.why_no_slope


def test_tenths_where_nobody_lives_are_left_out_of_the_slope() -> None:
    counts: dict[str, int | None] = dict.fromkeys(map(str, range(1, 11)), 50)
    needs = dict.fromkeys(counts, 100.0) | {"9": 0.0, "10": 0.0}
    answer = found({**counts, "9": 0, "10": 0}, needs, DECILE)
    assert answer.slope and len(answer.slope.fitted) == 8
    few = found({"1": 50, "2": 50}, {"1": 10.0, "2": 10.0}, DECILE)
    assert "at least 5" in few.why_no_slope


def test_the_funnel_narrows_and_holds_what_chance_does() -> None:
    small, large = control(10.0), control(1000.0)
    assert small.low < large.low < 1 < large.high < small.high
    with pytest.raises(Refused):
        control(0.0)


@given(st.floats(0.5, 2000), st.floats(0.8, 0.998))
def test_the_edges_of_the_funnel_are_counts_whose_limits_touch_the_expected(
    expected: float, level: float
) -> None:
    edges = control(expected, level=level)
    for count in (edges.high * expected, edges.low * expected):
        below, above = byar(int(count), level=level), byar(int(count) + 1, level=level)
        if count == edges.high * expected:
            assert below.low - 1e-6 <= expected <= above.low + 1e-6
        elif count > 0:
            assert below.high - 1e-6 <= expected <= above.high + 1e-6


def test_the_reading_agrees_with_the_limits_beside_it() -> None:
    for group in found({"a": 17, "b": 9, "c": 120, "d": 61}, dict.fromkeys("abcd", 50.0)).groups:
        assert group.ratio_limits
        inside = group.ratio_limits.low <= 1 <= group.ratio_limits.high
        assert inside is (group.standing is Standing.AS_EXPECTED)


def test_totals_are_taken_as_known_so_that_no_other_table_of_the_file_tells_more() -> None:
    gated = gate_observed(table({"1": 3, "2": 9, "3": 40}), POLICY)
    assert gated.whole.value == 52
    assert [each.hidden for each in gated.rows.values()] == [
        HiddenCount.SMALL,
        HiddenCount.KEPT_BACK,
        None,
    ]


def test_a_period_with_too_few_families_is_put_together_with_the_others() -> None:
    gated = gate_observed(table({"1": 30, "2": 9}, {"1": 2, "2": 1}), POLICY)
    assert list(gated.columns) == ["all periods"]
    assert [each.value for each in gated.rows.values()] == [32, 10]
    apart = gate_observed(table({"1": 30, "2": 9}, {"1": 20, "2": 11}), POLICY)
    assert [each.value for each in apart.columns.values()] == [39, 31]


def test_a_group_missing_in_one_period_has_no_sum_when_they_are_put_together() -> None:
    gated = gate_observed(table({"1": 30, "2": None}, {"1": 2, "2": 1}), POLICY)
    assert gated.rows["2"].hidden is HiddenCount.NOT_SENT


@given(st.lists(st.integers(0, 7), min_size=3, max_size=4), st.integers(5, 8))
def test_two_tables_of_the_same_families_together_tell_no_more(
    first: list[int], least: int
) -> None:
    total = sum(first)
    if total <= POLICY.most:
        return
    second = {"1": least, "2": total - least} if total >= least else {"1": total}
    one = gate_observed(table(dict(zip("123456", first, strict=False))), POLICY)
    other = gate_observed(table(second, kind=GroupKind.DECILE), POLICY)
    assert other.whole.value == one.whole.value == total
    secret = [key for key, each in one.rows.items() if each.hidden is HiddenCount.SMALL]
    can = []
    for each in one.rows.values():
        if each.value is not None:
            can.append(range(each.value, each.value + 1))
        elif each.hidden is HiddenCount.SMALL:
            can.append(range(1, 5))
        else:
            can.append(range(total + 1))
    fits = [world for world in product(*can) if sum(world) == total]
    for at, key in enumerate(one.rows):
        if key in secret:
            assert {world[at] for world in fits} == {1, 2, 3, 4}
