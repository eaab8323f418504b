"""Observed counts: what can be one, and their plain form there and back."""

import pytest

from attune.domain.fairness.observed import GroupKind, Observed, ObservedCount
from attune.domain.refusals import Refused

WARD, DECILE, ETHNICITY = GroupKind.WARD, GroupKind.DECILE, GroupKind.ETHNICITY


def count(
    kind: GroupKind, code: str, seen: int | None = 5, base: int | None = None
) -> ObservedCount:
    return ObservedCount(kind, code, code, "2025", seen, base)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (lambda: count(WARD, "E01000001"), "small area"),
        (lambda: count(WARD, "Acocks Green"), "no official area code"),
        (lambda: count(DECILE, "11"), "no tenth"),
        (lambda: count(ETHNICITY, "White"), "denominator"),
        (lambda: count(DECILE, "1", -1), "whole number from 0"),
        (lambda: count(DECILE, "1", 50_001), "whole number from 0"),
        (lambda: count(DECILE, "1", 5, 0), "denominator"),
        (lambda: count(DECILE, ""), "1 to 60 characters"),
        (lambda: Observed(()), "no count"),
        (
            lambda: Observed((count(WARD, "E05000001"), count(GroupKind.AUTHORITY, "E08000025"))),
            "not both",
        ),
        (lambda: Observed(tuple(count(WARD, f"E05{n:06}") for n in range(201))), "up to 200"),
    ],
)
def test_what_cannot_be_is_refused_in_words(wrong: object, why: str) -> None:
    with pytest.raises(Refused, match=why):
        wrong()  # type: ignore[operator]


def test_families_whose_group_nobody_wrote_down_are_a_group_of_their_own() -> None:
    rows = (count(ETHNICITY, "White", 5, 100), count(ETHNICITY, "not known", 7))
    table = Observed(rows).tables[0]
    assert table.denominators == {"White": 100}
    assert list(table.groups) == ["White", "not known"]


def test_tenths_stand_from_most_to_least_deprived_however_they_were_sent() -> None:
    table = Observed(tuple(count(DECILE, code) for code in ("10", "not known", "2", "1"))).tables[0]
    assert list(table.groups) == ["1", "2", "10", "not known"]


def test_the_plain_form_comes_back_the_same() -> None:
    given = Observed((count(DECILE, "1", None), count(ETHNICITY, "White", 0, 7)))
    assert Observed.read(given.document()) == given
    assert [table.kind for table in given.tables] == [DECILE, ETHNICITY]
