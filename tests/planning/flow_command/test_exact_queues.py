"""One node against exact answers: shapes of help, patience, birthdays, room, groups, calendars."""

from math import exp, gamma
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from attune.domain.flow.theory import erlang, networks, patience
from tests.planning.flow_command.balance import after, mean, steady
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
LONG = {"warm": 100, "until": 1_100, "run_out": 100, "replications": 40}

SHAPES = [
    (always(0.8), 0.0),
    ({"kind": "erlang", "mean": 0.8, "phases": 4}, 0.64 / 4),
    ({"kind": "gamma", "mean": 0.8, "shape": 0.5}, 0.64 / 0.5),
    ({"kind": "gamma", "mean": 0.8, "shape": 2.5}, 0.64 / 2.5),
    ({"kind": "lognormal", "mean": 0.8, "deviation": 0.6}, 0.36),
    (
        {"kind": "weibull", "mean": 0.8, "shape": 1.5},
        0.64 * (gamma(1 + 2 / 1.5) / gamma(1 + 1 / 1.5) ** 2 - 1),
    ),
    ({"kind": "uniform", "low": 0.2, "high": 1.4}, 1.44 / 12),
    ({"kind": "values", "values": [0.4, 1.2]}, 0.16),
    (
        {"kind": "mixture", "weights": [3, 1], "parts": [exponential(0.4), exponential(2.0)]},
        0.75 * 2 * 0.16 + 0.25 * 2 * 4.0 - 0.64,
    ),
    ({"kind": "steps", "edges": [0.0, 0.8, 1.6], "weights": [1, 1]}, 2.56 / 12),
]


@pytest.mark.parametrize(("shape", "variance"), SHAPES, ids=lambda each: str(each)[9:40])
def test_one_slot_and_help_of_any_shape(
    tmp_path: Path, shape: dict[str, Any], variance: float
) -> None:
    data = one_queue(capacity=1, service=shape, rate=0.8)
    found = run(tmp_path, data, **LONG)
    queue = erlang.one_slot(0.8, 0.8, variance)
    check(found, mean_queue=queue, mean_wait=queue / 0.8, mean_stay=0.8, p_wait=0.64)


def test_as_many_in_help_as_come_while_it_lasts(tmp_path: Path) -> None:
    service = {"kind": "lognormal", "mean": 12.0, "deviation": 18.0}
    data = one_queue(kind="unlimited", service=service, rate=4.0)
    found = run(tmp_path, data, warm=500, until=800, run_out=10, replications=40)
    check(found, mean_busy=48.0, mean_queue=0.0, mean_wait=0.0, p_wait=0.0)


@pytest.mark.parametrize("room", [0, 1, 5])
def test_who_finds_no_room_is_turned_away(tmp_path: Path, room: int) -> None:
    """M/M/c/K; with no room at all it is Erlang's loss formula."""
    data = one_queue(capacity=3, room=room, service=exponential(2.0), rate=2.0)
    found = run(tmp_path, data, **LONG)

    def moves(n: int) -> Any:
        yield n + 1, 2.0 if n < 3 + room else 0.0
        yield n - 1, min(n, 3) / 2.0

    shares = steady(0, moves)
    lost = shares[3 + room]
    check(
        found,
        turned_away=lost,
        mean_busy=2.0 * 2.0 * (1 - lost),
        mean_queue=mean(shares, lambda n: max(n - 3, 0)),
        p_wait=sum(shares.get(n, 0) for n in range(3, 3 + room)) / (1 - lost),
    )
    assert far(found["classes"]["family"]["outcomes"]["turned_away"], lost, 40) < FAR
    if room == 0:
        assert lost == pytest.approx(erlang.erlang_b(4.0, 3))


def test_room_and_patience_together(tmp_path: Path) -> None:
    data = one_queue(
        capacity=2, room=4, service=exponential(2.0), patience=exponential(3.0), rate=2.0
    )
    found = run(tmp_path, data, **LONG)

    def moves(n: int) -> Any:
        yield n + 1, 2.0 if n < 6 else 0.0
        yield n - 1, min(n, 2) / 2.0 + max(n - 2, 0) / 3.0

    shares = steady(0, moves)
    queue = mean(shares, lambda n: max(n - 2, 0))
    came = 2.0 * (1 - shares[6])
    check(found, turned_away=shares[6], mean_queue=queue, lost=queue / 3.0 / came)


def uniform_left(low: float, high: float) -> patience.Patient:
    """Patience that ends evenly between two waits."""
    return lambda waits: np.clip((high - waits) / (high - low), 0.0, 1.0)


PATIENCE = [
    (always(2.0), patience.until(2.0, lambda waits: np.ones_like(waits))),
    (exponential(3.0), patience.exponential(3.0)),
    ({"kind": "uniform", "low": 1.0, "high": 5.0}, uniform_left(1.0, 5.0)),
    (
        {"kind": "erlang", "mean": 3.0, "phases": 2},
        lambda waits: np.exp(-waits / 1.5) * (1 + waits / 1.5),
    ),
]


@pytest.mark.parametrize(
    ("shape", "patient"), PATIENCE, ids=lambda each: str(each).split(" at 0x")[0][:30]
)
def test_patience_of_any_shape(tmp_path: Path, shape: dict[str, Any], patient: Any) -> None:
    data = one_queue(capacity=4, service=exponential(3.0), patience=shape, rate=1.5)
    found = run(tmp_path, data, **LONG, bins=64)
    exact = patience.with_patience(1.5, 3.0, 4, patient)
    check(
        found,
        p_wait=exact.p_wait,
        lost=exact.p_leave,
        mean_wait=exact.mean_wait_served,
        mean_wait_all=exact.mean_wait,
        mean_queue=exact.mean_queue,
        utilisation=exact.utilisation,
        wait_p90=exact.served_wait_of(0.9),
    )


@pytest.mark.parametrize("spread", [False, True], ids=["alike in age", "of all ages"])
def test_growing_too_old_is_a_patience(tmp_path: Path, *, spread: bool) -> None:
    """Who comes at age A waits at most 104 - A, and no longer than patience lasts."""
    age = {"kind": "uniform", "low": 94.0, "high": 103.0} if spread else always(98.0)
    data = one_queue(capacity=4, service=exponential(3.0), patience=exponential(12.0), rate=1.6)
    data["classes"][0]["age"] = age
    found = run(tmp_path, data | {"age_out": 104}, **LONG)
    before = uniform_left(1.0, 10.0) if spread else patience.until(6.0, np.ones_like)
    exact = patience.with_patience(
        1.6, 3.0, 4, lambda waits: before(waits) * patience.exponential(12.0)(waits)
    )
    check(found, lost=exact.p_leave, mean_wait=exact.mean_wait_served, mean_queue=exact.mean_queue)
    family = found["classes"]["family"]["outcomes"]
    both = family["too_old"]["mean"] + family["gave_up_waiting"]["mean"]
    assert both == pytest.approx(found["nodes"]["team"]["lost"]["mean"])
    assert family["too_old"]["mean"] > 0.01 < family["gave_up_waiting"]["mean"]


def test_help_may_stop_at_the_birthday(tmp_path: Path) -> None:
    """Ten weeks are left to everybody; help of six on average then lasts 6 (1 - exp(-10/6))."""
    data = one_queue(kind="unlimited", service=exponential(6.0), rate=3.0)
    data["classes"][0]["age"] = always(94.0)
    lasts = 6.0 * (1 - exp(-10 / 6))
    stops = run(tmp_path, data | {"age_out": 104, "age_out_stops_help": True}, **LONG)
    check(stops, mean_stay=lasts, mean_busy=3.0 * lasts)
    assert far(stops["classes"]["family"]["outcomes"]["right_help_completed"], 1.0, 40) == 0
    check(run(tmp_path, data | {"age_out": 104}, **LONG), mean_stay=6.0, mean_busy=18.0)
    data["classes"][0]["right"] = []  # what is stopped was not what they needed
    lower = run(tmp_path, data | {"age_out": 104, "age_out_stops_help": True}, **LONG)
    assert far(lower["classes"]["family"]["outcomes"]["too_old"], exp(-10 / 6), 40) < FAR


def priorities(*rates: float, services: list[float], slots: int, **node: Any) -> dict[str, Any]:
    keys = [f"class-{number}" for number in range(len(rates))]
    shapes = dict(zip(keys, map(exponential, services), strict=True))
    return {
        "title": "Priorities",
        "nodes": [
            {"key": "team", "capacity": slots, "service": exponential(1), "service_of": shapes}
            | node
        ],
        "classes": [
            {"key": key, "arrivals": rate, "priority": number}
            for number, (key, rate) in enumerate(zip(keys, rates, strict=True))
        ],
        "routes": [route for key in keys for route in through(key, "team")],
    }


def test_three_priorities_with_help_of_different_length(tmp_path: Path) -> None:
    """Cobham 1954: one slot."""
    rates, services = [0.2, 0.3, 0.2], [1.0, 0.5, 2.0]
    found = run(tmp_path, priorities(*rates, services=services, slots=1), **LONG)
    left = sum(rate * 2 * service**2 for rate, service in zip(rates, services, strict=True)) / 2
    used = 0.0
    for number, (rate, service) in enumerate(zip(rates, services, strict=True)):
        before, used = used, used + rate * service
        wait = found["nodes"]["team"]["classes"][f"class-{number}"]["mean_wait"]
        assert far(wait, left / ((1 - before) * (1 - used)), 40) < FAR


def test_priorities_with_patience(tmp_path: Path) -> None:
    data = priorities(0.6, 0.8, services=[2.0, 2.0], slots=2, patience=exponential(3.0))
    found = run(tmp_path, data, **LONG)

    def moves(state: tuple[int, int, int]) -> Any:
        busy, urgent, other = state
        if busy < 2:
            yield (busy + 1, 0, 0), 1.4
        else:
            yield (2, urgent + 1, other), 0.6 if urgent < 14 else 0.0
            yield (2, urgent, other + 1), 0.8 if other < 14 else 0.0
        if urgent:
            yield (2, urgent - 1, other), 2 / 2.0 + urgent / 3.0
            yield (2, urgent, other - 1), other / 3.0
        elif other:
            yield (2, 0, other - 1), 2 / 2.0 + other / 3.0
        else:
            yield (busy - 1, 0, 0), busy / 2.0

    shares = steady((0, 0, 0), moves)
    for number, (rate, place) in enumerate([(0.6, 1), (0.8, 2)]):
        queue = mean(shares, lambda state, place=place: state[place])
        here = found["nodes"]["team"]["classes"][f"class-{number}"]
        assert far(here["lost"], queue / 3.0 / rate, 40) < FAR
        assert far(here["mean_wait_all"], queue / rate, 40) < FAR


def test_the_same_queue_with_help_of_two_lengths(tmp_path: Path) -> None:
    """First come, first served whatever they need: Pollaczek and Khinchine of the mixture."""
    data = priorities(0.3, 0.2, services=[1.0, 2.0], slots=1)
    for each in data["classes"]:
        each["priority"] = 1
    wait = (0.3 * 2 * 1.0 + 0.2 * 2 * 4.0) / 2 / (1 - 0.7)
    check(run(tmp_path, data, **LONG), mean_wait=wait, mean_queue=0.5 * wait)


def test_groups_of_three_that_start_when_full(tmp_path: Path) -> None:
    data = one_queue(
        kind="group", capacity=3, group={"size": 3}, service=exponential(2.0), rate=0.9
    )
    found = run(tmp_path, data, **LONG)

    def moves(state: tuple[int, int]) -> Any:
        waiting, running = state
        full = waiting + 1 == 3 and not running
        yield ((0, 1) if full else (waiting + 1, running)), 0.9 if waiting < 80 else 0.0
        if running:
            yield ((waiting - 3, 1) if waiting >= 3 else (waiting, 0)), 1 / 2.0

    shares = steady((0, 0), moves)
    queue = mean(shares, lambda state: state[0])
    check(found, mean_queue=queue, mean_wait=queue / 0.9, mean_busy=0.9 * 2.0)


def test_families_who_come_like_clockwork(tmp_path: Path) -> None:
    """D/M/1: the wait hangs on the root of s = exp(-(1 - s) x gap / help)."""
    data = one_queue(capacity=1, service=exponential(0.8))
    del data["classes"][0]["arrivals"]
    data["classes"][0]["times"] = [float(number) for number in range(2_000)]
    root = 0.5
    for _ in range(200):
        root = exp(-(1 - root) / 0.8)
    found = run(tmp_path, data, warm=100, until=2_000, run_out=100, replications=30)
    check(found, mean_wait=0.8 * root / (1 - root), p_wait=root)


def by_slots(rate: float, slots: int, service: float, patient: float = 0.0) -> Any:
    def moves(n: int) -> Any:
        yield n + 1, rate if n < 60 else 0.0
        left = max(n - slots, 0) / patient if patient else 0.0
        yield n - 1, min(n, slots) / service + left

    return moves


def test_a_calendar_of_staff_and_of_arrivals_week_by_week(tmp_path: Path) -> None:
    """Two slots, then four; one family a week, then none: solved as it goes."""
    data = one_queue(
        capacity=[[0, 2], [10, 4]], service=exponential(4.0), patience=exponential(8.0)
    )
    data["classes"][0]["arrivals"] = [[0, 1.5], [15, 0]]
    data["there"] = [
        {"class": "family", "node": "team", "in_help": True, "count": 2},
        {"class": "family", "node": "team", "count": 3},
    ]
    # At the very moment at which two more begin, four are in help.
    spans = [(1, 1.5, 2), (5, 1.5, 2), (10, 1.5, 2), (12, 1.5, 4), (15, 1.5, 4), (20, 0.0, 4)]
    looks = [end for end, _, _ in spans]
    found = run(tmp_path, data, until=30, replications=2_000, observe=looks)
    state, now = {5: 1.0, 60: 0.0}, 0
    for (end, rate, slots), seen in zip(spans, found["nodes"]["team"]["observed"], strict=True):
        state = after(state, by_slots(rate, slots, 4.0, 8.0), end - now)
        now, open_then = end, 4 if end >= 10 else 2
        queue = mean(state, lambda n, slots=open_then: max(n - slots, 0))
        busy = mean(state, lambda n, slots=open_then: min(n, slots))
        assert far(seen["busy"], busy, 2_000) < FAR, end
        assert far(seen["queue"], queue, 2_000) < FAR, end


def test_staff_away_each_summer(tmp_path: Path) -> None:
    """Slots by the time of year; where families never give up, use and queue follow Little."""
    data = one_queue(capacity=[[0, 4], [9, 2]], capacity_repeats=13, service=exponential(2.0))
    found = run(tmp_path, data, warm=130, until=1_430, run_out=60, replications=30)
    here = found["nodes"]["team"]
    check(found, mean_busy=2.0, utilisation=2.0 / ((4 * 9 + 2 * 4) / 13))
    assert here["mean_queue"]["mean"] == pytest.approx(here["mean_wait"]["mean"], rel=0.02)
    more = erlang.many_slots(1.0, 2.0, 4).mean_wait
    assert more < here["mean_wait"]["mean"]


def test_several_slots_by_priority(tmp_path: Path) -> None:
    data = priorities(0.4, 0.4, 0.4, services=[2.0] * 3, slots=3)
    found = run(tmp_path, data, **LONG)
    waits = networks.by_priority([0.4] * 3, 2.0, 3)
    for number, wait in enumerate(waits):
        here = found["nodes"]["team"]["classes"][f"class-{number}"]
        assert far(here["mean_wait"], wait, 40) < FAR
