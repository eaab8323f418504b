"""Walks through random pathways: each ends, each outcome has one, and none changes its end."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.pathways.checking.exploring import explore
from attune.domain.pathways.checking.turning import Exactly
from attune.domain.pathways.edition import Base, EditionDocument, checksum, read_edition
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.walking import LONGEST_WALK, Said, Standpoint, walk
from tests.pathways_drawn import sound_pathways

RECORDED = Path(__file__).with_name("recorded_edition.json")


@st.composite
def walks(draw: st.DrawFn, most_steps: int = 25) -> tuple[Pathway, Standpoint]:
    """A sound pathway and a random walk through it, as far as it goes."""
    pathway = draw(sound_pathways(most_steps))
    at = walk(pathway)
    while at.offered and len(at.gone) < LONGEST_WALK:
        at = walk(pathway, (*at.gone, Said(at.step.key, draw(st.sampled_from(at.offered)))))
    return pathway, at


@given(walks())
@settings(max_examples=60, deadline=None)
def test_every_walk_ends_at_an_outcome(walked: tuple[Pathway, Standpoint]) -> None:
    pathway, at = walked
    backs = sum(route.again for step in pathway.steps for route in step.routes)
    assert at.ended
    assert len(at.gone) < (backs + 1) * len(pathway.steps)


@given(walks())
@settings(max_examples=30, deadline=None)
def test_everything_that_can_be_answered_is_offered_until_the_end(
    walked: tuple[Pathway, Standpoint],
) -> None:
    pathway, at = walked
    for number in range(len(at.gone)):
        before = walk(pathway, at.gone[:number])
        assert before.offered == before.step.choices


@given(sound_pathways())
@settings(max_examples=60, deadline=None)
def test_every_outcome_has_a_walk_that_ends_there(pathway: Pathway) -> None:
    found = explore(pathway, Exactly(pathway))
    for outcome in pathway.outcomes:
        way = found.walk(found.first[outcome.key])
        assert walk(pathway, way).step == outcome


@given(walks())
@settings(max_examples=30, deadline=None)
def test_nobody_is_told_before_permission_was_asked(walked: tuple[Pathway, Standpoint]) -> None:
    pathway, at = walked
    if at.step.shares:
        assert any(pathway.step(said.step).consent for said in at.gone)


def an_edition_of(pathway: Pathway) -> EditionDocument:
    return EditionDocument(
        locality="Wrenbridge",
        number=1,
        published_on=date(2026, 11, 2),
        review_due=date(2027, 11, 2),
        change_note="First edition",
        base=Base("template", "invented", "1", "0" * 64),
        pathway=pathway,
        services={},
    )


@given(walks())
@settings(max_examples=30, deadline=None)
def test_a_walk_suggests_the_same_on_its_recorded_edition(
    walked: tuple[Pathway, Standpoint],
) -> None:
    pathway, at = walked
    text = an_edition_of(pathway).text()
    kept = read_edition(text, checksum(text))
    assert kept.text() == text
    assert walk(kept.pathway, at.gone) == at


def recorded() -> tuple[str, str, list[dict[str, object]]]:
    """The edition of the autumn of 2026 as it was kept, its checksum, and walks with their ends."""
    kept = json.loads(RECORDED.read_text(encoding="utf-8"))
    return kept["text"], kept["sha256"], kept["walks"]


@pytest.mark.parametrize("number", range(len(recorded()[2])))
def test_an_old_edition_suggests_what_it_always_did(number: int) -> None:
    """Should this fail, the engine has changed what old editions say: that must not be."""
    text, sha256, walks_ = recorded()
    kept = walks_[number]
    at = walk(
        read_edition(text, sha256).pathway,
        [Said(*said) for said in kept["said"]],  # type: ignore[attr-defined]
    )
    assert (at.step.key, list(at.offered)) == (kept["stands_at"], kept["offered"])
    assert [each.value for each in at.step.groupings] == kept["groupings"]


def test_the_recorded_walks_come_to_every_step() -> None:
    text, sha256, walks_ = recorded()
    pathway = read_edition(text, sha256).pathway
    assert {kept["stands_at"] for kept in walks_} == {step.key for step in pathway.steps}
