"""Small areas put together: nobody is lost, and a sum is what its parts add to."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.need_areas.kinds import Ages
from attune.domain.need_areas.small import SmallAreas
from attune.domain.refusals import Refused
from attune.domain.uncertainty.nodes import Collapsed
from tests.domain.need_areas.places import ROWS, Row, small_areas
from tests.domain.places import place


@given(ROWS, st.data())
def test_parts_hold_every_child_once(rows: list[Row], data: st.DataObject) -> None:
    small = small_areas(rows)
    parents = np.array(data.draw(st.lists(st.sampled_from(["A", "B", ""]), min_size=len(rows),
                                          max_size=len(rows))))  # fmt: skip
    placed = small.by(parents, {"A": "Ward A"}, Ages.UNDER_TWO)
    there = parents != ""
    assert sum(area.collapsed.under_twos for area in placed) == small.under_twos[there].sum()
    nodes = sum((area.collapsed.children for area in placed), np.zeros(9))
    assert nodes.sum() == pytest.approx(small.under_twos[there].sum(), abs=1e-6)
    assert {area.code for area in placed} <= {"A", "B"}


@given(ROWS)
def test_an_area_of_all_parts_is_what_its_profile_collapses_to(rows: list[Row]) -> None:
    rows = [(rows[0][0] + 1, *rows[0][1:]), *rows[1:]]
    small = small_areas(rows)
    whole = small.together("all", "All", np.ones(len(rows), dtype=bool), Ages.UNDER_TWO)
    profile = Collapsed.of(place([row[0] for row in rows], [row[2] for row in rows]))
    assert whole.collapsed.under_twos == profile.under_twos
    assert whole.collapsed.children == pytest.approx(profile.children, abs=1e-6)
    assert whole.collapsed.squares == pytest.approx(profile.squares, rel=1e-9, abs=1e-6)


def test_older_children_are_counted_where_they_are_asked_for() -> None:
    small = small_areas([(10, 31, 5), (20, 59, 9)])
    (area,) = small.by(np.array(["A", "A"]), {"A": "Ward A"}, Ages.TWO_TO_FIVE)
    assert (area.name, area.parts, area.collapsed.under_twos) == ("Ward A", 2, 90)


def test_without_older_ages_the_file_to_load_is_named() -> None:
    small = small_areas([(10, 0, 5)], aged=False)
    with pytest.raises(Refused, match=r"no single years of age 3 and 4: load ONS .*SAPE23DT2"):
        small.children(Ages.TWO_TO_FIVE)


def test_unranked_parts_are_told() -> None:
    small = small_areas([(10, 0, 5), (20, 0, 0)])
    (area,) = small.by(np.array(["A", "A"]), {}, Ages.UNDER_TWO)
    assert (area.unranked, area.name) == (1, "A")


def test_a_place_without_children_is_refused() -> None:
    small = small_areas([(0, 4, 5), (3, 4, 7)])
    with pytest.raises(Refused, match="Children under two in Nowhere: the files loaded count none"):
        small.together("x", "Nowhere", np.array([True, False]), Ages.UNDER_TWO)


def test_the_same_small_area_twice_is_refused() -> None:
    small = small_areas([(1, 1, 5)])
    twice = [np.concatenate((each, each)) for each in (small.codes, small.authorities)]
    with pytest.raises(Refused, match="there twice"):
        SmallAreas(small.vintages, *twice, np.array([1, 2]), None, np.array([5, 6]))
