"""The golden cases of waits, networks, patience and seasons, through the file and the command."""

import json
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin, sqrt
from pathlib import Path
from typing import Any

import pytest

from attune.domain.flow.averaged import t_quantile
from attune.domain.flow.theory import erlang, patience
from tests.data import SHARED
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

FILE = SHARED / "flow-cases.json"
pytestmark = [
    pytest.mark.skipif(not FILE.is_file(), reason="the golden cases are not here"),
    needs_compiler,
]


def case(number: str) -> dict[str, Any]:
    cases = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
    (found,) = [each for each in cases if each["id"].split("_")[0] == number]
    return dict(found)


def as_node(exact: dict[str, float]) -> dict[str, float]:
    """The cases' names of a node's figures, as ours."""
    names = {
        "rho": "utilisation",
        "p_wait": "p_wait",
        "Wq": "mean_wait",
        "Lq": "mean_queue",
        "L": "mean_present",
        "W": "mean_time",
        "wait_p50": "wait_p50",
        "wait_p90": "wait_p90",
        "wait_p95": "wait_p95",
    }
    return {names[name]: value for name, value in exact.items()}


def test_h1_three_slots_of_the_textbook(tmp_path: Path) -> None:
    data = one_queue(capacity=3, service=exponential(1.0), rate=2.0)
    found = run(tmp_path, data, warm=100, until=1_100, run_out=60, replications=60, bins=64)
    check(found, **as_node(case("H1")["expected_exact"]))


@pytest.mark.parametrize("slots", [3, 4])
def test_h2_a_bank_with_three_and_with_four_counters(tmp_path: Path, slots: int) -> None:
    data = one_queue(capacity=slots, service=exponential(10.0), rate=0.2)
    found = run(tmp_path, data, warm=1_000, until=11_000, run_out=600, replications=60, bins=8)
    check(found, **as_node(case("H2")["expected_exact"][f"c{slots}"]))


def test_h2_ten_short_runs_say_how_little_they_know(tmp_path: Path) -> None:
    """A published mean of ten such runs lies 27% off, and no interval is told with it."""
    data = one_queue(capacity=3, service=exponential(10.0), rate=0.2)
    exact, held = case("H2")["expected_exact"]["c3"]["Wq"], 0
    for seed in range(40):
        told = {"warm": 100, "until": 1_540, "run_out": 100, "replications": 10, "seed": seed}
        wait = run(tmp_path, data, **told)["nodes"]["team"]["mean_wait"]
        held += wait["low"] < exact < wait["high"]
    assert held >= 33  # of 40; 38 are expected, a little fewer since the runs begin empty


def test_h3_a_cafe(tmp_path: Path) -> None:
    given, exact = case("H3")["inputs"], case("H3")["expected_exact"]
    keys = ["one", "two", "three"]
    nodes = [
        {"key": key, "capacity": slots, "service": exponential(1 / rate)}
        for key, slots, rate in zip(keys, given["servers"], given["service_rates"], strict=True)
    ]
    whole = sum(given["arrival_rates"])
    shares = [("door", [rate / whole for rate in given["arrival_rates"]])]
    shares += list(zip(keys, given["routing"], strict=True))
    routes = [
        {"class": "guest", "from": start, "to": end, "share": share}
        for start, row in shares
        for end, share in [*zip(keys, row, strict=True), ("leave", 1 - sum(row))]
        if share > 1e-12
    ]
    data = {"title": "A cafe", "nodes": nodes, "routes": routes}
    data["classes"] = [{"key": "guest", "arrivals": whole}]
    found = run(tmp_path, data, warm=200, until=8_200, run_out=200, replications=50, bins=16)
    for key, rate, figures in zip(keys, exact["effective_rates"], exact["nodes"], strict=True):
        check(found, key, **as_node(figures))
        assert found["nodes"][key]["starts"] == pytest.approx(rate * 8_000 * 50, rel=0.01)
    total = exact["mean_total_time_in_network"]
    assert far(found["everybody"]["mean_time"], total, 50) < FAR


@pytest.mark.parametrize("which", [0, 1])
def test_h4_the_urgent_before_the_others(tmp_path: Path, which: int) -> None:
    given, exact = case("H4")["inputs"][which], case("H4")["expected_exact"][which]
    scale = given["service_mean"] / given["servers"]
    keys = ["urgent", "routine"]
    data = {
        "title": "Priorities",
        "nodes": [
            {
                "key": "team",
                "capacity": given["servers"],
                "service": exponential(given["service_mean"]),
            }
        ],
        "classes": [
            {"key": key, "arrivals": each["rate"], "priority": each["priority"]}
            for key, each in zip(keys, given["classes"], strict=True)
        ],
        "routes": [route for key in keys for route in through(key, "team")],
    }
    warm, long = 400 * scale, 5_000 * scale
    found = run(
        tmp_path, data, warm=warm, until=warm + long, run_out=400 * scale + 300, replications=60
    )
    for number, key in enumerate(keys):
        if which == 0:
            figure, wanted = found["classes"][key]["mean_time"], exact["mean_time_in_system"]
        else:
            figure = found["nodes"]["team"]["classes"][key]["mean_wait"]
            wanted = exact["mean_wait"]
        assert far(figure, wanted[number], 60) < FAR


def test_h5_families_who_give_up(tmp_path: Path) -> None:
    exact = case("H5")["expected_exact"]
    data = one_queue(capacity=48, service=exponential(10.0), patience=exponential(20.0), rate=5.0)
    found = run(tmp_path, data, warm=100, until=1_100, run_out=60, replications=50, bins=64)
    check(
        found,
        p_wait=exact["p_wait_offered"],
        lost=exact["p_abandon"],
        mean_wait_all=exact["E_wait_all"],
        mean_wait=exact["E_wait_served"],
        mean_queue=exact["Lq"],
        utilisation=exact["utilisation"],
        wait_p50=exact["served_p50"],
        wait_p90=exact["served_p90"],
    )


def swing(start: float, end: float) -> float:
    """The mean of 12 + 6 sin(2 pi t / 52) between two times."""
    turn = 2 * pi / 52
    return 12 + 6 * (cos(turn * start) - cos(turn * end)) / (turn * (end - start))


def test_h8_a_season(tmp_path: Path) -> None:
    """The rate is cut into quarters of a week with the same mean.

    That moves the number in help by less than 0.001 families: the swing loses one part in 24 of
    (2 pi / 52 / 4) squared, 0.00004. So the tolerance stays that of the standard error.
    """
    exact = case("H8")["expected_exact"]
    edges = [quarter / 4 for quarter in range(209)]
    data = one_queue(kind="unlimited", service=exponential(16.0))
    data["classes"][0]["arrivals"] = [[a, swing(a, b)] for a, b in pairwise(edges)]
    data["classes"][0]["arrivals_repeat"] = 52
    weeks = list(range(520, 572))
    found = run(tmp_path, data, until=572, replications=200, observe=weeks)
    seen = {each["time"]: each["busy"] for each in found["nodes"]["team"]["observed"]}
    for time, busy in exact["mean_busy"].items():
        assert far(seen[float(time)], busy, 200) < FAR
        variance = ((seen[float(time)]["high"] - seen[float(time)]["mean"]) / t_quantile(199)) ** 2
        assert abs(variance * 200 / busy - 1) < FAR * sqrt(2 / 199)  # Poisson: variance = mean
    turn = 2 * pi / 52
    sines = sum(seen[week]["mean"] * sin(turn * week) for week in weeks) / 26
    cosines = sum(seen[week]["mean"] * cos(turn * week) for week in weeks) / 26
    assert hypot(sines, cosines) == pytest.approx(exact["amplitude"], rel=0.03)
    assert atan2(-cosines, sines) / turn == pytest.approx(exact["peak_lag_weeks"], abs=0.3)


def test_h11_an_escalator_without_limits(tmp_path: Path) -> None:
    given, exact = case("H11")["inputs"], case("H11")["expected_exact"]
    steps = given["steps"]
    on = {
        "drop": given["drop_per_transfer"],
        "delay": exponential(given["transfer_delay_mean"]),
    }
    routes = []
    for level, need in enumerate(exact, start=1):
        path = ["door", *steps[:level], "leave"]
        for start, end in pairwise(path):
            more = on if start != "door" and end != "leave" else {}
            routes.append({"class": need, "from": start, "to": end} | more)
    data = {
        "title": "An escalator",
        "nodes": [
            {"key": key, "kind": "unlimited", "service": exponential(mean)}
            for key, mean in zip(steps, given["episode_mean_weeks"], strict=True)
        ],
        "classes": [
            {"key": need, "arrivals": 5, "right": [step]}
            for need, step in zip(exact, steps, strict=True)
        ],
        "routes": routes,
    }
    found = run(tmp_path, data, until=100, run_out=700, replications=30)
    for need, figures in exact.items():
        here = found["classes"][need]
        assert far(here["reached"], figures["p_reach"], 30) < FAR
        assert far(here["mean_time_to_help"], figures["mean_weeks_to_right_help"], 30) < FAR


def test_h13_far_too_few_slots(tmp_path: Path) -> None:
    """The limit of a flow, and 1% of tolerance at this size; and the exact figures by theory."""
    given, exact = case("H13")["inputs"], case("H13")["expected_exact"]
    data = one_queue(
        capacity=given["servers"],
        service=exponential(given["service_mean"]),
        patience=exponential(given["patience"]["mean"]),
        rate=given["arrival_rate"],
    )
    found = run(tmp_path, data, warm=80, until=280, run_out=40, replications=20, bins=64)
    here = found["nodes"]["team"]
    assert here["lost"]["mean"] == pytest.approx(exact["p_abandon_fluid"], rel=0.01)
    assert here["waits"]["p50"]["mean"] == pytest.approx(exact["wait_of_served_fluid"], rel=0.01)
    theory = patience.with_patience(60.0, 10.0, 400, patience.exponential(20.0))
    check(found, lost=theory.p_leave, wait_p50=exact["served_p50_exact"])
    check(found, mean_wait=theory.mean_wait_served, mean_queue=theory.mean_queue)
    assert found["warnings"] == []  # who gives up keeps every queue short


def test_h14_six_families_by_hand(tmp_path: Path) -> None:
    given, exact = case("H14")["inputs"], case("H14")["expected_exact"]
    keys = [f"family-{number}" for number in range(6)]
    data = {
        "title": "By hand",
        "nodes": [
            {
                "key": "team",
                "capacity": given["servers"],
                "service": always(0),
                "service_of": dict(zip(keys, map(always, given["service"]), strict=True)),
                "patience_of": dict(zip(keys, map(always, given["patience"]), strict=True)),
            }
        ],
        "classes": [
            {"key": key, "times": [time]} for key, time in zip(keys, given["arrivals"], strict=True)
        ],
        "routes": [route for key in keys for route in through(key, "team")],
    }
    found = run(tmp_path, data, until=20, replications=2)
    for key, traced in zip(keys, exact, strict=True):
        here = found["nodes"]["team"]["classes"][key]
        if "left_waiting_at" in traced:
            assert here["lost"]["mean"] == 1
            left = traced["arrive"] + here["mean_wait_all"]["mean"]
            assert left == traced["left_waiting_at"]
        else:
            assert traced["arrive"] + here["mean_wait"]["mean"] == traced["start"]
            assert traced["arrive"] + here["mean_time"]["mean"] == traced["end"]


def test_the_cases_agree_with_our_own_theory() -> None:
    exact = case("H1")["expected_exact"]
    found = erlang.many_slots(2.0, 1.0, 3)
    assert found.mean_queue == pytest.approx(exact["Lq"], abs=1e-6)
    assert found.wait_of(0.9) == pytest.approx(exact["wait_p90"], abs=1e-6)
