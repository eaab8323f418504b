"""Two rounds compared: nothing between a round and itself, and the way back is the opposite."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import attune
from attune.domain.levels import Grouping
from attune.domain.offers.crosswalk import read_crosswalk
from attune.domain.offers.no_service import NoService
from attune.domain.offers.offer import Offer
from attune.domain.offers.standing import Mapped, Running, State
from attune.domain.offers.vocabulary import Focus, Stage
from attune.domain.rounds.compare import Known, Snapshot, compare

LEVELS = Path(attune.__file__).parent / "content" / "vocabularies" / "levels.toml"
CROSSWALK = read_crosswalk(tomllib.loads(LEVELS.read_text(encoding="utf-8")), file="levels.toml")
AREA = "wrenbridge"


def known(uid: str = "a", name: str = "Baby group", *, runs: bool = True, **offer: Any) -> Known:
    running = Running.RUNS if runs else Running.STOPPED
    made = Offer.of(offer)
    mapped = Mapped(uid, name, made, (AREA,), running=running)
    return Known(mapped, {"name": name, **made.document()})


def none_of(grouping: Grouping, **more: Any) -> NoService:
    return NoService(grouping, AREA, "Ann Reed", date(2026, 11, 2), **more)


OFFERS = st.fixed_dictionaries(
    {},
    optional={
        "groupings": st.lists(
            st.sampled_from(["getting_help", "getting_more_help"]), unique=True, max_size=2
        ),
        "stages": st.lists(st.sampled_from([each.value for each in Stage]), unique=True),
        "who_for": st.just(["mother"]),
        "focus": st.sampled_from([each.value for each in Focus]),
        "standing": st.sampled_from(["current", "planned", "ended"]),
        "wte": st.sampled_from(["1", "1.0", "2"]),
    },
)
SERVICES = st.dictionaries(st.sampled_from("abc"), st.tuples(OFFERS, st.booleans()), max_size=3)
STATEMENTS = st.lists(st.sampled_from(Grouping).map(none_of), max_size=2)


def snapshot(services: dict[str, Any], statements: list[NoService]) -> Snapshot:
    made = (known(uid, f"Service {uid}", runs=r, **offer) for uid, (offer, r) in services.items())
    return Snapshot(AREA, tuple(made), tuple(statements))


SNAPSHOTS = st.builds(snapshot, SERVICES, STATEMENTS)


@given(SNAPSHOTS)
@settings(deadline=None)
def test_a_round_beside_itself_has_changed_nothing(one: Snapshot) -> None:
    assert compare(one, one, crosswalk=CROSSWALK).nothing


@given(SNAPSHOTS, SNAPSHOTS)
@settings(deadline=None)
def test_the_way_back_is_the_opposite(one: Snapshot, other: Snapshot) -> None:
    there, back = (compare(*pair, crosswalk=CROSSWALK) for pair in ((one, other), (other, one)))
    assert (there.new, there.ended) == (back.ended, back.new)
    assert [(c.name, c.field, c.now, c.was) for c in there.changed] == [
        (c.name, c.field, c.was, c.now) for c in back.changed
    ]
    assert [(c.grouping, c.stage, c.now, c.was) for c in there.cells] == [
        (c.grouping, c.stage, c.was, c.now) for c in back.cells
    ]


@given(SNAPSHOTS, SNAPSHOTS)
@settings(deadline=None)
def test_every_service_is_new_ended_or_in_both(one: Snapshot, other: Snapshot) -> None:
    found = compare(one, other, crosswalk=CROSSWALK)
    assert len(other.there) - len(found.new) == len(one.there) - len(found.ended)
    assert set(found.found) <= set(one.statements)


def test_a_gap_somebody_named_has_a_service_now() -> None:
    gap = none_of(Grouping.GETTING_MORE_HELP, focus=Focus.SPECIALISED)
    other = none_of(Grouping.GETTING_RISK_SUPPORT)
    before = Snapshot(AREA, (known(wte="1"),), (gap, other))
    team = known(
        "b",
        "Parent-infant team",
        groupings=["getting_more_help"],
        focus="specialised",
        stages=["antenatal"],
        who_for=["dyad"],
        ages_eligible={"from_months": -9, "to_months": 24},
    )
    after = Snapshot(AREA, (known(wte="2"), team), (gap, other))
    found = compare(before, after, crosswalk=CROSSWALK)
    assert found.new == ("Parent-infant team",)
    assert [(each.field, each.was, each.now) for each in found.changed] == [("wte", "1", "2")]
    assert found.found == (gap,)
    [cell] = found.cells
    assert (cell.grouping, cell.stage) == (Grouping.GETTING_MORE_HELP, Stage.ANTENATAL)
    assert cell.now in (State.PRESENT, State.PARTIAL)


def test_a_service_that_stopped_has_ended() -> None:
    before, after = Snapshot(AREA, (known(),)), Snapshot(AREA, (known(runs=False),))
    assert compare(before, after, crosswalk=CROSSWALK).ended == ("Baby group",)
    assert compare(after, before, crosswalk=CROSSWALK).new == ("Baby group",)
