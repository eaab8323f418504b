"""The checker agrees with following every single walk, and stays quick where it can forget."""

from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.pathways.checking.checker import check
from attune.domain.pathways.checking.exploring import explore
from attune.domain.pathways.checking.findings import FindingKind
from attune.domain.pathways.checking.turning import Exactly, Loosely
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.walking import Said, walk
from tests.domain.pathways.walked import walked
from tests.pathways_drawn import careless_pathways
from tests.pathways_rowed import in_a_row


@given(careless_pathways())
@settings(max_examples=100, deadline=None)
def test_what_can_be_reached_is_what_walks_reach(pathway: Pathway) -> None:
    slow, found = walked(pathway), explore(pathway, Exactly(pathway))
    assert set(found.first) == slow.steps
    assert set(found.stuck) == slow.nowhere


@given(careless_pathways())
@settings(max_examples=60, deadline=None)
def test_what_is_shared_unasked_is_what_walks_share_unasked(pathway: Pathway) -> None:
    found = explore(pathway, Exactly(pathway), ask_consent=False)
    shares = {step.key for step in pathway.outcomes if step.shares}
    assert shares & set(found.first) == walked(pathway).unasked


@given(careless_pathways())
@settings(max_examples=60, deadline=None)
def test_every_walk_that_is_named_can_be_walked(pathway: Pathway) -> None:
    found = explore(pathway, Exactly(pathway))
    for key, stand in found.first.items():
        assert walk(pathway, found.walk(stand)).step.key == key
    for (key, choice), stand in found.stuck.items():
        there = walk(pathway, found.walk(stand))
        assert there.step.key == key
        assert choice not in there.offered


@given(careless_pathways())
@settings(max_examples=60, deadline=None)
def test_the_strict_way_leaves_no_fault_out(pathway: Pathway) -> None:
    """For pathways too tangled to follow: whatever can happen is among what it follows."""
    exact, loose = explore(pathway, Exactly(pathway)), explore(pathway, Loosely(pathway))
    assert set(exact.first) <= set(loose.first)
    assert set(exact.stuck) <= set(loose.stuck)
    unasked = [
        explore(pathway, way, ask_consent=False) for way in (Exactly(pathway), Loosely(pathway))
    ]
    assert set(unasked[0].first) <= set(unasked[1].first)


@given(careless_pathways(), st.data())
@settings(max_examples=50, deadline=None)
def test_without_a_circle_no_walk_is_endless(pathway: Pathway, data: st.DataObject) -> None:
    if any(finding.kind is FindingKind.ENDLESS for finding in check(pathway)):
        return
    backs = sum(route.again for step in pathway.steps for route in step.routes)
    at = walk(pathway)
    while at.offered:
        choice = data.draw(st.sampled_from(at.offered))
        at = walk(pathway, (*at.gone, Said(at.step.key, choice)))
    assert len(at.gone) <= (backs + 1) * len(pathway.steps)


def test_a_pathway_twice_as_long_has_about_twice_as_many_stands() -> None:
    small, large = in_a_row(100), in_a_row(200)
    counts = [len(explore(each, Exactly(each)).came) for each in (small, large)]
    assert counts[1] < 2.2 * counts[0]
    assert counts[1] < 40 * len(large.steps)
    assert check(large) == ()
