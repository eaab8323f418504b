"""Lengths of time as tables: their mean and variance, and patterns that come back."""

from math import gamma

import numpy as np
import pytest

from attune.domain.flow import inverse
from attune.domain.flow.cycles import repeated
from attune.domain.flow.load import averaged, overfull, visits
from attune.domain.flow.network import Network, Route
from attune.domain.flow.quantiles import quantiles, times_of
from attune.domain.flow.shapes import (
    TICKS,
    Always,
    Erlang,
    Gamma,
    LogNormal,
    Mixture,
    Shape,
    Steps,
    Weibull,
)
from attune.domain.flow.theory import networks
from attune.domain.refusals import Refused
from tests.domain.flow.small import a_class, a_node


def moments(shape: Shape) -> tuple[float, float]:
    """Mean and variance of a table, straight between its points, as it is looked up."""
    tails = inverse.tails()
    chances = np.abs(np.diff(tails))
    mean = square = 0.0
    for side in (shape.table() / TICKS).reshape(2, -1):
        a, b = side[1:], side[:-1]
        mean += ((a + b) / 2 * chances).sum() + side[-1] * tails[-1]
        square += ((a * a + a * b + b * b) / 3 * chances).sum() + side[-1] ** 2 * tails[-1]
    return mean, square - mean * mean


@pytest.mark.parametrize(
    ("shape", "variance"),
    [
        (Erlang(10.0), 100.0),
        (Erlang(10.0, 4), 25.0),
        (Gamma(10.0, 0.5), 200.0),
        (Gamma(10.0, 2.5), 40.0),
        (Gamma(10.0, 60.0), 100 / 60),
        (Weibull(10.0, 0.5), 500.0),
        (Weibull(10.0, 2.0), 100 * (gamma(2) / gamma(1.5) ** 2 - 1)),
        (LogNormal(10.0, 20.0), 400.0),
        (Steps((4.0, 16.0), (1.0,)), 12.0),
        (Mixture((Erlang(1.0), Erlang(19.0)), (1, 1)), 262.0),
        (Mixture((Always(0.0), Erlang(20.0)), (1, 1)), 300.0),
    ],
    ids=str,
)
def test_mean_and_variance(shape: Shape, variance: float) -> None:
    mean, found = moments(shape)
    assert shape.mean == pytest.approx(10.0)
    assert mean == pytest.approx(10.0, rel=1e-5)
    assert found == pytest.approx(variance, rel=1e-4)


def test_gamma_with_whole_phases_is_erlang() -> None:
    for phases in (1, 3, 40):
        assert inverse.gamma(float(phases)) == pytest.approx(inverse.erlang(phases), rel=1e-6)


def test_what_was_observed_comes_up_as_often_as_it_should() -> None:
    table = Mixture((Always(1.0), Always(3.0), Always(7.0)), (2, 5, 3)).table() / TICKS
    chances = np.concatenate([np.abs(np.diff(inverse.tails()))] * 2)
    middles = np.concatenate([(side[1:] + side[:-1]) / 2 for side in table.reshape(2, -1)])
    for value, share in ((1.0, 0.2), (3.0, 0.5), (7.0, 0.3)):
        assert chances[middles == value].sum() == pytest.approx(share, abs=0.003)


def test_a_pattern_comes_back_until_the_end() -> None:
    assert repeated([(0, 2), (3, 1)], 10, 25, "x") == [
        (0, 2),
        (3, 1),
        (10, 2),
        (13, 1),
        (20, 2),
        (23, 1),
    ]
    assert repeated([(0, 2), (3, 1)], 0, 25, "x") == [(0, 2), (3, 1)]
    with pytest.raises(Refused, match="a step at 30 lies beyond the 10"):
        repeated([(0, 2), (30, 1)], 10, 25, "x")


def test_the_mean_of_what_holds_from_a_time_on() -> None:
    steps = [(0.0, 4.0), (10.0, 2.0), (20.0, 9.0)]
    assert averaged(steps, 0, 20) == 3.0
    assert averaged(steps, 5, 10) == 4.0
    assert averaged(steps, 15, 40) == pytest.approx((5 * 2 + 20 * 9) / 25)


def test_visits_are_those_of_the_traffic_equations() -> None:
    nodes = (a_node("one"), a_node("two"))
    routes = (
        Route("family", "door", "one", 1.0),
        Route("family", "one", "two", 0.5, drop=0.2),
        Route("family", "one", "one", 0.3),
        Route("family", "one", "leave", 0.2),
        Route("family", "two", "one", 0.5),
        Route("family", "two", "leave", 0.5),
    )
    kind = a_class(rate=2.0)
    found = visits(Network("x", nodes, (kind,), routes), kind)
    exact = networks.through_rates([1.0, 0.0], [[0.3, 0.4], [0.5, 0.0]])
    assert [found["one"], found["two"]] == pytest.approx(exact)
    assert [node.key for node, _, _ in overfull(Network("x", nodes, (kind,), routes), 0, 10)] == [
        "one"
    ]


def test_who_has_been_helped_is_no_longer_resolved_at_a_lower_step() -> None:
    routes = (
        Route("family", "door", "one", 1.0),
        Route("family", "one", "two", 1.0),
        Route("family", "two", "one", 0.5),
        Route("family", "two", "leave", 0.5),
    )
    kind = a_class(right=("two",), resolves={"one": 0.4})
    found = visits(Network("x", (a_node("one"), a_node("two")), (kind,), routes), kind)
    # 0.6 come to the second; after that, two visits to it each, and one more to the first.
    assert found["two"] == pytest.approx(0.6 * 2)
    assert found["one"] == pytest.approx(1 + 0.6 * 1)


def test_quantiles_are_straight_within_a_bin() -> None:
    counts = np.array([5, 10, 0, 5])  # at once; up to 1/4; up to 1/2; up to 3/4
    assert times_of(counts, 4, (0.25, 0.5, 0.75, 1.0)) == [0.0, 0.125, 0.25, 0.75]
    assert quantiles(np.zeros(4, dtype=int), 4) == {"p50": 0.0, "p90": 0.0, "p95": 0.0}
