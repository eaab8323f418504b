"""What pages ask for: intervals, tornado and differences of a locality."""

import pytest

from attune.domain.anchors import calibration_on_example
from attune.domain.need import Mode
from attune.domain.refusals import Refused
from attune.planning.evidence import example, shipped
from attune.planning.footing import Footing
from attune.planning.ranges.drawn import difference_of, draws, ranged_need, spreads, tornado_of
from tests.domain.places import place

EVIDENCE = shipped().evidence
BIRMINGHAM = Footing(
    profile=example().local,
    calibration=lambda evidence: calibration_on_example(example(), evidence),
    sources=(),
)
CARDIFF = Footing(
    profile=place([300, 200], None, name="Cardiff"),
    calibration=BIRMINGHAM.calibration,
    sources=(),
)


def test_birmingham_has_its_published_figure_and_an_honest_interval() -> None:
    found = ranged_need(BIRMINGHAM, Mode.GRADIENT, EVIDENCE)
    assert found.net.mean == pytest.approx(2_420, rel=0.01)
    assert found.net.low < 1_500 < 3_500 < found.net.high
    assert (found.seed, found.draws) == (2022, 10_000)


def test_the_tornado_starts_from_the_published_figure() -> None:
    found = tornado_of(BIRMINGHAM, Mode.GRADIENT, EVIDENCE)
    assert found.middle == pytest.approx(2_420, abs=1)
    assert found.bars[0].swing == pytest.approx(1_210, abs=1)


def test_another_share_seen_by_perinatal_teams_makes_a_difference_of_net_need_only() -> None:
    other = EVIDENCE.with_values({"perinatal_share": "0.2"})
    found = difference_of(BIRMINGHAM, Mode.GRADIENT, EVIDENCE, other)
    assert found.net.change.mean == pytest.approx(2_208 - 2_420, rel=0.02)
    assert (found.net.lower, found.gross.lower) == (1, 0)


def test_another_anchor_is_solved_again_before_it_is_drawn() -> None:
    values = {"anchor_secure": "0.48", "anchor_disorganised": "0.22"}
    found = difference_of(BIRMINGHAM, Mode.GRADIENT, EVIDENCE, EVIDENCE.with_values(values))
    assert found.gross.change.mean == pytest.approx(0.02 * 30_671 * 0.35, rel=0.05)
    assert found.gross.higher > 0.99


def test_wales_is_estimated_plainly_and_refused_by_deprivation() -> None:
    found = ranged_need(CARDIFF, Mode.PLAIN, EVIDENCE)
    assert found.gross.mean == pytest.approx(45, rel=0.02)
    assert tornado_of(CARDIFF, Mode.PLAIN, EVIDENCE).middle == pytest.approx(39.5, abs=0.1)
    with pytest.raises(Refused, match="they do not cover Wales"):
        ranged_need(CARDIFF, Mode.GRADIENT, EVIDENCE)


def test_a_process_draws_once_and_every_spread_is_an_experts() -> None:
    assert draws() is draws()
    assert draws(count=50) is draws(count=50)
    assert {each.kind.value for each in spreads().figures.values()} == {"expert prior"}
