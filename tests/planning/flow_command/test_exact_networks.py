"""Whole networks against exact answers: loops, delays, no room to go on, who is there already."""

from math import exp
from pathlib import Path
from typing import Any

import pytest

from attune.domain.flow.theory import networks
from tests.planning.flow_command.balance import mean, steady
from tests.planning.flow_command.written import (
    FAR,
    always,
    check,
    exponential,
    far,
    needs_compiler,
    one_queue,
    run,
    through,
)

pytestmark = needs_compiler
LONG = {"warm": 100, "until": 1_100, "run_out": 150, "replications": 40}


def a_row(*nodes: dict[str, Any], rate: float, **more: Any) -> dict[str, Any]:
    """Nodes one behind the other."""
    keys = [f"step-{number}" for number in range(len(nodes))]
    return {
        "title": "A row",
        "nodes": [{"key": key} | node for key, node in zip(keys, nodes, strict=True)],
        "classes": [{"key": "family", "arrivals": rate, "right": [keys[-1]]}],
        "routes": through("family", *keys),
    } | more


@pytest.mark.parametrize("room", [0, 1, 3])
def test_who_has_finished_waits_in_the_slot_for_room_to_go_on(tmp_path: Path, room: int) -> None:
    """Blocking after service between one slot and the next, before which all may wait."""
    data = a_row(
        {"capacity": 1, "service": exponential(1.0)},
        {"capacity": 1, "service": exponential(0.8), "room": room},
        rate=0.5,
        blocking=True,
    )
    found = run(tmp_path, data, **LONG)

    def moves(state: tuple[int, int, bool]) -> Any:
        """At the first, at the second, and whether the first is held."""
        first, second, held = state
        yield (first + 1, second, held), 0.5 if first < 60 else 0.0
        if held:
            yield (first - 1, second, False), 1 / 0.8
        else:
            if first and second == room + 1:
                yield (first, second, True), 1.0
            elif first:
                yield (first - 1, second + 1, False), 1.0
            yield (first, second - 1, False), 1 / 0.8 if second else 0.0

    shares = steady((0, 0, False), moves)
    check(
        found,
        "step-0",
        mean_queue=mean(shares, lambda state: max(state[0] - 1, 0)),
        mean_busy=mean(shares, lambda state: state[0] > 0),
        mean_stay=mean(shares, lambda state: state[0] > 0) / 0.5,
    )
    check(
        found,
        "step-1",
        mean_queue=mean(shares, lambda state: max(state[1] - 1, 0)),
        mean_busy=0.4,
    )
    total = mean(shares, lambda state: state[0] + state[1]) / 0.5
    assert far(found["classes"]["family"]["mean_time"], total, 40) < FAR


def test_two_slots_of_which_both_may_be_held(tmp_path: Path) -> None:
    """Two slots before one without room to wait, and room for two before those two."""
    data = a_row(
        {"capacity": 2, "service": exponential(1.0), "room": 2},
        {"capacity": 1, "service": exponential(0.7), "room": 0},
        rate=1.2,
        blocking=True,
    )
    found = run(tmp_path, data, **LONG)

    def moves(state: tuple[int, int, int]) -> Any:
        """Waiting and in help at the first; held there; at the second."""
        first, held, second = state
        yield (first + 1, held, second), 1.2 if first + held < 4 else 0.0
        helped = min(first, 2 - held)
        yield ((first - 1, held, 1) if not second else (first - 1, held + 1, 1)), helped * 1.0
        if second:
            yield ((first, held - 1, 1) if held else (first, 0, 0)), 1 / 0.7

    shares = steady((0, 0, 0), moves)
    away = sum(share for (first, held, _), share in shares.items() if first + held == 4)
    on = 1.2 * (1 - away)
    check(
        found,
        "step-0",
        turned_away=away,
        mean_busy=mean(shares, lambda state: min(state[0], 2 - state[1]) + state[1]),
        mean_queue=mean(shares, lambda state: max(state[0] + state[1] - 2, 0)),
    )
    check(found, "step-1", mean_busy=on * 0.7)


def test_without_blocking_who_finds_no_room_is_lost_between_steps(tmp_path: Path) -> None:
    data = a_row(
        {"kind": "unlimited", "service": exponential(3.0)},
        {"capacity": 2, "service": exponential(1.0), "room": 0},
        rate=1.5,
    )
    found = run(tmp_path, data, **LONG)
    lost = (1.5**2 / 2) / (1 + 1.5 + 1.5**2 / 2)  # Poisson in, so Poisson out
    check(found, "step-1", turned_away=lost, mean_busy=1.5 * (1 - lost))


def test_a_loop_of_those_who_come_back(tmp_path: Path) -> None:
    """Jackson: a third go round again, some by way of a second node."""
    data = a_row(
        {"capacity": 2, "service": exponential(1.0)},
        {"capacity": 1, "service": exponential(2.0)},
        rate=0.8,
    )
    data["routes"] = [
        {"class": "family", "from": "door", "to": "step-0"},
        {"class": "family", "from": "step-0", "to": "step-0", "share": 0.2},
        {"class": "family", "from": "step-0", "to": "step-1", "share": 0.3},
        {"class": "family", "from": "step-0", "to": "leave", "share": 0.5},
        {"class": "family", "from": "step-1", "to": "step-0", "share": 0.4},
        {"class": "family", "from": "step-1", "to": "leave", "share": 0.6},
    ]
    found = run(tmp_path, data, **(LONG | {"until": 3_100}))
    exact = networks.open_network([0.8, 0], [1.0, 2.0], [2, 1], [[0.2, 0.3], [0.4, 0]])
    for number, node in enumerate(exact):
        # Little's law holds for all; who waits is counted once for each visit.
        check(found, f"step-{number}", mean_queue=node.mean_queue, mean_wait=node.mean_wait)
        check(found, f"step-{number}", utilisation=node.utilisation)
    total = sum(node.mean_present for node in exact) / 0.8
    assert far(found["everybody"]["mean_time"], total, 40) < FAR


def test_delays_and_losses_on_the_way(tmp_path: Path) -> None:
    data = a_row(
        {"kind": "unlimited", "service": exponential(5.0)},
        {"kind": "unlimited", "service": exponential(7.0)},
        rate=3.0,
    )
    data["routes"][1] |= {"drop": 0.3, "delay": {"kind": "uniform", "low": 2.0, "high": 6.0}}
    data["classes"][0]["resolves"] = {"step-0": 0.25}
    found = run(tmp_path, data, **LONG)
    family = found["classes"]["family"]
    for name, share in (
        ("resolved_at_a_lower_step", 0.25),
        ("lost_on_the_way", 0.75 * 0.3),
        ("right_help_completed", 0.75 * 0.7),
    ):
        assert far(family["outcomes"][name], share, 40) < FAR
    assert far(family["mean_time_to_help"], 9.0, 40) < FAR
    assert far(family["mean_time"], 5.0 + 0.525 * 11.0, 40) < FAR
    flows = {(each["from"], each["to"]): each["families"] for each in found["flows"]}
    assert flows["step-0", "step-1"] == pytest.approx(3_000 * 0.525, rel=0.02)
    assert flows["door", "step-0"] == pytest.approx(
        sum(number for (start, _), number in flows.items() if start == "step-0")
    )


def test_a_birthday_on_the_way(tmp_path: Path) -> None:
    """Who is too old when a delay ends does not begin."""
    data = one_queue(kind="unlimited", service=always(1.0), rate=2.0)
    data["classes"][0]["age"] = always(100.0)
    data["routes"][0]["delay"] = exponential(4.0)
    found = run(tmp_path, data | {"age_out": 104}, **LONG)
    outcomes = found["classes"]["family"]["outcomes"]
    assert far(outcomes["too_old"], exp(-1), 40) < FAR


def test_todays_caseload_ends_as_if_it_had_just_begun_where_chance_forgets(tmp_path: Path) -> None:
    data = one_queue(capacity=400, service=exponential(10.0), rate=0.0)
    there = {"class": "family", "node": "team", "in_help": True, "since": 7, "count": 300}
    found = run(tmp_path, data | {"there": [there]}, until=40, replications=60, observe=[5, 20])
    for seen in found["nodes"]["team"]["observed"]:
        assert far(seen["busy"], 300 * exp(-seen["time"] / 10), 60) < FAR


def test_todays_caseload_ends_sooner_where_help_has_its_length(tmp_path: Path) -> None:
    """Help of 10 to 20 weeks that has gone on for 12 ends evenly over the next 8."""
    data = one_queue(capacity=200, service={"kind": "uniform", "low": 10.0, "high": 20.0}, rate=0.0)
    there = {"class": "family", "node": "team", "in_help": True, "since": 12, "count": 200}
    found = run(tmp_path, data | {"there": [there]}, until=30, replications=60, observe=[2, 6, 9])
    for seen, left in zip(found["nodes"]["team"]["observed"], (0.75, 0.25, 0.0), strict=True):
        assert far(seen["busy"], 200 * left, 60) < FAR


def test_todays_waiting_list_has_waited_already(tmp_path: Path) -> None:
    """One slot, a week each; those who have waited longest are seen first, and then who is new."""
    data = one_queue(capacity=1, service=always(1.0))
    data["classes"][0] |= {"times": [0.5]}
    del data["classes"][0]["arrivals"]
    data["there"] = [{"class": "family", "node": "team", "since": 3, "count": 4}]
    found = run(tmp_path, data, until=20, replications=2)
    assert found["nodes"]["team"]["mean_wait"]["mean"] == 3.5
    assert (
        found["nodes"]["team"]["starts"] == 2
    )  # of two replications; who was there is not counted


def test_many_who_are_held_go_on_at_one_moment(tmp_path: Path) -> None:
    """At ten weeks four hundred slots open beyond; everybody who is held has finished at one."""
    data = a_row(
        {"capacity": 600, "service": always(1.0)},
        {"capacity": [[0, 1], [10, 601]], "service": always(30.0), "room": 0},
        rate=0.0,
        blocking=True,
    )
    del data["classes"][0]["arrivals"]
    data["classes"][0]["times"] = [0.0] * 500
    found = run(tmp_path, data, until=60, replications=2, observe=[9, 10, 39, 40])
    busy = {
        key: [each["busy"]["mean"] for each in found["nodes"][key]["observed"]]
        for key in ("step-0", "step-1")
    }
    assert busy == {"step-0": [499, 0, 0, 0], "step-1": [1, 500, 499, 0]}
    assert found["everybody"]["families"] == 1_000
    assert found["everybody"]["outcomes"]["right_help_completed"]["mean"] == 1


def test_who_goes_round_and_round_is_told_from_who_left_the_queue(tmp_path: Path) -> None:
    """Room that never runs out changes nothing, though then it is known at once who has left.

    A hundred visits on average, with another limit each: more events than families have room for.
    """
    data = one_queue(capacity=1, service=always(0.02), patience=exponential(40.0), rate=0.6)
    data["routes"][1]["share"] = 0.01
    data["routes"].append({"class": "family", "from": "team", "to": "team", "share": 0.99})
    data["classes"][0]["right"] = []
    plain, known = (
        run(tmp_path, data | more, until=120, run_out=200, replications=4)
        for more in ({}, {"nodes": [data["nodes"][0] | {"room": 900_000}]})
    )
    assert plain["nodes"]["team"]["lost"]["mean"] > 0.001
    for figure in ("starts", "mean_wait_all", "lost", "mean_busy", "mean_queue"):
        assert plain["nodes"]["team"][figure] == known["nodes"]["team"][figure]
    assert plain["everybody"]["outcomes"] == known["everybody"]["outcomes"]
