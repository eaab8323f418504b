"""Need of areas: shared draws, ranges, groupings, and what is carried to older children."""

from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.assumptions import Assumptions, tabulated_gradient
from attune.domain.gradients import Gradient
from attune.domain.levels import Attachment, Grouping, Level
from attune.domain.need_areas.about import about
from attune.domain.need_areas.estimates import AreaNeed, Measure, Method, by_grouping
from attune.domain.need_areas.kinds import Ages
from attune.domain.need_areas.preschool import flat, read_preschool
from attune.domain.need_areas.small import PlacedArea
from attune.domain.refusals import Refused
from attune.domain.uncertainty.ranges import counted
from attune.place.content.files import read
from attune.planning.areas.preschool import preschool
from attune.planning.evidence import shipped
from attune.planning.ranges.drawn import draws
from tests.domain.need_areas.places import Row, small_areas

ASSUMPTIONS = Assumptions.of(shipped().evidence)
GRADIENT = tabulated_gradient(shipped().evidence)
WARD: list[Row] = [(30, 50, 900), (44, 60, 12_000), (25, 41, 30_000)]


def method(gradient: Gradient | None = GRADIENT) -> Method:
    return Method(ASSUMPTIONS, gradient, draws(count=400), preschool())


def ward(rows: list[Row], ages: Ages = Ages.UNDER_TWO) -> PlacedArea:
    small = small_areas(rows)
    return small.together("E05", "Ward", np.ones(len(rows), dtype=bool), ages)


def test_a_ward_has_a_range_for_every_measure() -> None:
    found = method().estimate(ward(WARD), Ages.UNDER_TWO)
    for measure in found.measures:
        interval = found.of(measure)
        assert interval is not None
        assert 0 <= interval.low <= interval.median <= interval.high <= 99
    assert list(found.measures) == list(Measure)


def test_groupings_add_levels_draw_by_draw_and_not_interval_by_interval() -> None:
    need = method().drawn(ward(WARD), Ages.UNDER_TWO)
    found = by_grouping(need)
    both = need.levels[
        [list(Level).index(x) for x in (Level.SHORT_TERM_PAIR, Level.LONG_TERM_PAIR)]
    ]
    assert found[Grouping.GETTING_MORE_HELP].mean == pytest.approx(both.sum(axis=0).mean())
    assert list(found) == list(Grouping)
    assert sum(each.mean for each in found.values()) == pytest.approx(99)


def test_unranked_parts_allow_plain_percentages_only() -> None:
    mixed = ward([*WARD, (10, 10, 0)])
    refused = method().estimate(mixed, Ages.UNDER_TWO)
    assert refused.need is None
    assert "1 of the 4 small areas of Ward have no rank" in refused.why
    plain = method(None).estimate(mixed, Ages.UNDER_TWO)
    assert plain.need is not None
    assert plain.need.levels[Level.UNIVERSAL].mean == pytest.approx(0.5 * 109, rel=0.05)


def test_nothing_is_taken_off_for_children_of_two_or_more() -> None:
    found = method().estimate(ward(WARD, Ages.TWO_TO_FIVE), Ages.TWO_TO_FIVE)
    assert found.children == 151
    assert found.of(Measure.NET) is None
    assert found.of(Measure.GROSS) is not None
    assert Measure.NET not in found.measures


def test_research_moves_older_children_from_disorganised_towards_secure() -> None:
    """51.6 / 24.9 / 23.5 in infants, 53.5 / 25.0 / 21.5 at preschool age."""
    shift = preschool().shift
    assert shift(Attachment.INSECURE) == pytest.approx(log((25.0 / 53.5) / (24.9 / 51.6)))
    assert shift(Attachment.DISORGANISED) == pytest.approx(log((21.5 / 53.5) / (23.5 / 51.6)))
    moved = preschool().moved(GRADIENT, ASSUMPTIONS)
    assert moved.disorganised_slope == GRADIENT.disorganised_slope
    secure, _, disorganised = moved.shares(np.array([0.3]))[0]
    before = GRADIENT.shares(np.array([0.3]))[0]
    assert secure > before[0] and disorganised < before[2]


def test_a_worldwide_place_of_infants_moves_exactly_to_the_preschool_mix() -> None:
    infants = Gradient(log(24.9 / 51.6), 0.0, log(23.5 / 51.6), 0.0)
    moved = preschool().moved(infants, ASSUMPTIONS).shares(np.array([0.0]))[0]
    assert moved == pytest.approx([0.535, 0.25, 0.215])


@settings(max_examples=20)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=6))
def test_plain_percentages_written_as_a_gradient_are_the_same(counts: list[int]) -> None:
    area = ward([(count, count, 100 + at) for at, count in enumerate(counts)])
    plain = counted(area.collapsed, ASSUMPTIONS, None, draws(count=400))
    written = counted(area.collapsed, ASSUMPTIONS, flat(ASSUMPTIONS), draws(count=400))
    assert written.levels == pytest.approx(plain.levels, abs=1.01)


def test_a_mix_that_does_not_add_up_is_refused_with_its_file() -> None:
    data = read("ages", "preschool-2023").data
    del data["figures"]["infant_secure"]
    with pytest.raises(Refused, match="must hold exactly: infant_disorganised"):
        read_preschool(data, file="ages/preschool-2023.toml")


def test_an_area_has_an_estimate_or_a_reason() -> None:
    with pytest.raises(Refused, match="or a reason"):
        AreaNeed("E05", "Ward", 3, 99, Ages.UNDER_TWO, None)


@pytest.mark.parametrize(
    ("families", "said"),
    [(0, 0), (0.4, 0), (7.5, 8), (38.4, 38), (104, 100), (2_134, 2_100), (2_150, 2_200),
     (99.6, 100), (30_671, 31_000)],
)  # fmt: skip
def test_numbers_are_said_to_two_figures(families: float, said: int) -> None:
    assert about(families) == said


@given(st.floats(0, 1e7))
def test_what_is_said_is_within_a_twentieth(families: float) -> None:
    assert abs(about(families) - families) <= max(0.5, 0.0501 * families)
