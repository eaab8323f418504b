"""A network written as a file is read back as the very same network."""

import inspect
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.flow.network import Capacity, Network
from attune.domain.flow.reading import read_flow
from attune.domain.flow.results import result_of
from attune.domain.flow.runs import Plan, Prepared, run
from attune.domain.flow.scenarios.simulated import Simulated, plan_for
from attune.domain.flow.scenarios.steps import Way
from attune.domain.flow.scenarios.ways import network_of
from attune.domain.flow.shapes import (
    Always,
    Erlang,
    Gamma,
    LogNormal,
    Mixture,
    Shape,
    Steps,
    Weibull,
)
from attune.domain.flow.writing import as_toml
from attune.domain.refusals import Refused
from tests.domain.flow.exports import features
from tests.domain.flow.scenarios.area import an_area
from tests.domain.flow.small import a_node, one_node

NETWORKS = [
    made
    for name, made in inspect.getmembers(features, inspect.isfunction)
    if made.__module__ == features.__name__
    if inspect.signature(made).return_annotation is Network
    if not inspect.signature(made).parameters
]
MEANS = st.floats(0.01, 500)
MOST_PARTS = 3
SHAPES: st.SearchStrategy[Shape] = st.one_of(
    st.builds(Always, MEANS),
    st.builds(Erlang, MEANS, st.integers(1, 9)),
    st.builds(Gamma, MEANS, st.floats(0.2, 50)),
    st.builds(Weibull, MEANS, st.floats(0.2, 50)),
    st.builds(lambda mean, times: LogNormal(mean, mean * times), MEANS, st.floats(0.1, 5)),
    st.builds(lambda low, wide, weight: Steps((low, low + wide), (weight,)), MEANS, MEANS, MEANS),
)
MIXED = st.lists(SHAPES, min_size=1, max_size=MOST_PARTS).flatmap(
    lambda parts: st.builds(
        Mixture, st.just(tuple(parts)), st.tuples(*[st.floats(0.01, 9) for _ in parts])
    )
)
TITLES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)


def again(text: str) -> tuple[Network, Plan]:
    read = read_flow(tomllib.loads(text), file="written.toml")
    return read.network, read.plan


@pytest.mark.parametrize("made", NETWORKS, ids=lambda made: made.__name__)
def test_every_feature_of_a_network_is_read_back_as_it_was(made: object) -> None:
    network = made()  # type: ignore[operator]
    plan = replace(features.PLAN, observe=(0.0, 12.5), ages=(1.25,), bins=16)
    assert again(as_toml(network, plan)) == (network, plan)


def test_there_are_features_to_try() -> None:
    assert len(NETWORKS) > 5


@settings(max_examples=60, deadline=None)
@given(SHAPES | MIXED, SHAPES, TITLES, st.lists(st.floats(0.001, 900), unique=True, max_size=5))
def test_no_number_and_no_title_is_changed_by_writing(
    service: Shape, patience: Shape, title: str, since: list[float]
) -> None:
    plain = one_node(a_node())
    capacity = (plain.nodes[0].capacity[0], *(Capacity(week, 3) for week in sorted(since)))
    node = replace(plain.nodes[0], service=service, patience=patience, capacity=capacity)
    network = replace(plain, title=title, nodes=(node,))
    plan = Plan(until=30.1, warm=0.1)
    assert again(as_toml(network, plan, head=[title])) == (network, plan)


@pytest.mark.parametrize("way", Way, ids=lambda way: way.value)
def test_the_network_of_a_page_comes_to_the_same_checksum_from_its_file(way: Way) -> None:
    area = an_area(accuracy=70.5 / 100)
    plan = plan_for(area.rates, replications=1)
    answer = Simulated.of(area, plan, range(1)).compared.of(way)
    network, read = again(as_toml(network_of(area, way), plan))
    prepared = Prepared.of(network, read)
    assert result_of(prepared, run(prepared, range(1))).checksum == answer.checksum


def test_what_the_format_cannot_say_is_refused() -> None:
    never = replace(one_node(a_node()), stops_help=True, age_out=None)
    with pytest.raises(Refused, match="age_out"):
        as_toml(never, Plan(until=10.0))
