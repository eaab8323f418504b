"""What cannot be simulated is refused in one sentence that names file, entry and field."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.planning.flow_command.written import (
    always,
    asked,
    exponential,
    one_queue,
    run,
    through,
    write,
)

GOOD: dict[str, Any] = one_queue(capacity=2, service=exponential(1.0)) | {
    "age_out": 104,
    "plan": {"until": 20, "replications": 2},
    "there": [{"class": "family", "node": "team"}],
}
GOOD["nodes"][0] |= {"patience": exponential(9.0)}
GOOD["nodes"].append({"key": "second", "capacity": 1, "service": exponential(1.0)})
GOOD["routes"] = through("family", "team", "second")
NODE, CLASS, ROUTE = ("nodes", 0), ("classes", 0), ("routes", 1)
NAN, INFINITE = float("nan"), float("inf")
DEEP = {"kind": "mixture", "weights": [1], "parts": [exponential(1.0)]}
for _ in range(6):
    DEEP = {"kind": "mixture", "weights": [1], "parts": [DEEP]}

WRONG: list[tuple[tuple[Any, ...], Any, str]] = [
    # Routes.
    ((*ROUTE, "share"), 0.9, "routes of family from team: the shares add to 0.9"),
    ((*ROUTE, "share"), 1.5, "route 2: route of family from team to second: share must be"),
    ((*ROUTE, "share"), -0.5, "share must be from 0 to 1"),
    ((*ROUTE, "share"), NAN, "route 2, field “share”: a number is expected"),
    ((*ROUTE, "drop"), 1.1, "drop must be from 0 to 1"),
    ((*ROUTE, "to"), "nowhere", "there is no node nowhere"),
    ((*ROUTE, "to"), "door", "there is no node door"),
    ((*ROUTE, "to"), "team", "routes of family from team: a circle without a way out"),
    ((*ROUTE, "class"), "nobody", "there is no class nobody"),
    ((*ROUTE, "delay"), always(-1.0), "a length of time cannot be below 0"),
    (("routes",), [], "field “routes”: a list of tables is expected"),
    (("routes",), {"class": "family"}, "field “routes”: a list of tables is expected"),
    # Nodes.
    ((*NODE, "capacity"), 0, "node 1: node team: slots: with none at all nobody is ever helped"),
    ((*NODE, "capacity"), -3, "slots must be from 0"),
    ((*NODE, "capacity"), 2.5, "2.5 is no whole number of slots"),
    ((*NODE, "capacity"), [[0, 1], [0, 2]], "capacity: the times must rise"),
    ((*NODE, "capacity"), [[3, 1]], "capacity must say how many slots there are from 0 on"),
    ((*NODE, "capacity"), [[True, 1]], "a number, or a list of [since, number], is expected"),
    ((*NODE, "capacity"), [["0", 1]], "a number, or a list of [since, number], is expected"),
    ((*NODE, "capacity"), [[0, 1, 2]], "a number, or a list of [since, number], is expected"),
    ((*NODE, "capacity"), INFINITE, "a number, or a list of [since, number], is expected"),
    ((*NODE, "capacity_repeats"), -1, "capacity: they can only repeat after a time above 0"),
    ((*NODE, "capacity_repeats"), 1e-7, "capacity: at most 200,000 steps"),
    ((*NODE, "slots"), 3, "node 1, field “slots”: a node has no such field"),
    ((*NODE, "kind"), "cluster", "“cluster” is not one of slots, group, unlimited"),
    ((*NODE, "kind"), "group", "a group says how it starts"),
    ((*NODE, "group"), {"size": 2}, "a group says how it starts, and nothing else does"),
    ((*NODE, "room"), -1, "field “room”: a whole number, 0 or more, is expected"),
    ((*NODE, "service_of"), {"nobody": always(1.0)}, "node team: there is no class nobody"),
    ((*NODE, "key"), "leave", "a node needs a key of its own"),
    ((*NODE, "key"), "second", "node second is there twice"),
    # Lengths of time.
    ((*NODE, "service"), "long", "node 1, service: a table is expected here"),
    ((*NODE, "service"), {"mean": 3}, "service, field “kind”: it is missing"),
    ((*NODE, "service", "mean"), -1, "node 1, service: mean must be above 0"),
    ((*NODE, "service", "mean"), 0, "node 1, service: mean must be above 0"),
    ((*NODE, "service", "mean"), NAN, "service, field “mean”: a number is expected"),
    ((*NODE, "service", "mean"), True, "service, field “mean”: a number is expected"),
    ((*NODE, "service", "mean"), "3", "service, field “mean”: a number is expected"),
    ((*NODE, "service", "mean"), 10**400, "service, field “mean”: a number is expected"),
    ((*NODE, "service", "phases"), 2, "an exponential has no such field"),
    ((*NODE, "service"), always(-2.0), "node team: a length of time cannot be below 0"),
    ((*NODE, "service"), {"kind": "pareto"}, "“pareto” is not one of always, exponential"),
    ((*NODE, "service"), {"kind": "erlang", "mean": 1, "phases": 0}, "phases must be from 1"),
    ((*NODE, "service"), {"kind": "gamma", "mean": 1, "shape": 0}, "shape must be from 0.1"),
    (
        (*NODE, "service"),
        {"kind": "lognormal", "mean": 1, "deviation": 1e9},
        "at most a hundred times the mean",
    ),
    ((*NODE, "service"), {"kind": "steps", "edges": [0], "weights": [1]}, "one edge more"),
    ((*NODE, "service"), {"kind": "steps", "edges": [2, 1], "weights": [1]}, "edges must rise"),
    ((*NODE, "service"), {"kind": "values", "values": []}, "from 1 to 1,000 parts"),
    (
        (*NODE, "service"),
        {"kind": "values", "values": [1, 2], "weights": [0, 0]},
        "not all of them 0",
    ),
    ((*NODE, "service"), DEEP, "mixtures lie within mixtures at most 3 deep"),
    ((*NODE, "patience"), {"kind": "uniform", "low": -1, "high": 2}, "cannot be below 0"),
    # Classes.
    ((*CLASS, "arrivals"), -1, "class 1: arrivals: rate must be 0 or more"),
    ((*CLASS, "arrivals"), NAN, "a number, or a list of [since, number], is expected"),
    ((*CLASS, "arrivals"), 10_000_000, "families would come in one replication"),
    ((*CLASS, "arrivals"), [[5, 1]], "arrivals must say how many come from 0 on"),
    ((*CLASS, "times"), [1, 2], "say either arrivals or times"),
    ((*CLASS, "priority"), 3, "class 1: class family: priority must be 0, 1 or 2, not 3"),
    ((*CLASS, "priority"), -1, "field “priority”: a whole number, 0 or more, is expected"),
    ((*CLASS, "right"), "team", "field “right”: a list of texts is expected"),
    ((*CLASS, "right"), ["nowhere"], "class family: there is no node nowhere"),
    ((*CLASS, "resolves"), {"team": 2}, "resolves: team: 2.0 is no share from 0 to 1"),
    ((*CLASS, "resolves"), {"team": "half"}, "field “team”: a number is expected"),
    ((*CLASS, "colour"), "red", "class 1, field “colour”: a class has no such field"),
    (("classes",), GOOD["classes"] * 2, "class family is there twice"),
    # Plan, and the file itself.
    (("plan", "replications"), 0, "replications must be from 1"),
    (("plan", "replications"), 10**9, "replications must be from 1 to 100,000"),
    (("plan", "replications"), 2.5, "field “replications”: a whole number"),
    (("plan", "until"), 0, "until after warm"),
    (("plan", "until"), NAN, "plan, field “until”: a number is expected"),
    (("plan", "until"), 1e9, "at most 200,000 units of time in all"),
    (("plan", "warm"), 20, "until after warm"),
    (("plan", "run_out"), -1, "0 or more for warm and run_out"),
    (("plan", "seed"), -1, "field “seed”: a whole number, 0 or more, is expected"),
    (("plan", "bins"), 7, "a power of two"),
    (("plan", "observe"), [30], "every time must be from 0 to the end at 20"),
    (("plan", "observe"), [3, 2], "they must rise"),
    (("plan", "ages"), [-1], "at most 10 ages, 0 or more"),
    (("plan", "weeks"), 3, "plan, field “weeks”: a plan has no such field"),
    (("plan",), 3, "plan: a table is expected here"),
    (("there", 0, "node"), "nowhere", "there is no node nowhere"),
    (("there", 0, "class"), "nobody", "there is no class nobody"),
    (("there", 0, "count"), 10**9, "there: at most 100,000 families"),
    (("there", 0, "since"), -1, "since must be a time, 0 or more"),
    (("title",), 3, "case.toml, field “title”: text is expected"),
    (("blocking",), "yes", "field “blocking”: true or false is expected"),
    (("age_out",), -3, "age_out must be a time"),
    (("age_out",), "two", "field “age_out”: a number is expected"),
    (("nodes",), [], "field “nodes”: a list of tables is expected"),
    (("wages",), 3, "field “wages”: a file has no such field"),
]


def refused(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """The one sentence; there is no result, and the command says so by its code."""
    args = asked(path, "--json", *options)
    assert args.run(args) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"attune planning flow run: {path.name}")
    assert told.err.count("\n") == told.err.count(path.name) == 1
    return told.err


def test_the_file_that_is_spoilt_below_is_good(tmp_path: Path) -> None:
    args = asked(write(tmp_path, GOOD))
    assert args.run(args) == 0


@pytest.mark.parametrize(("where", "value", "said"), WRONG, ids=[str(w)[:60] for w in WRONG])
def test_what_cannot_be_is_refused_by_field(
    where: tuple[Any, ...],
    value: Any,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    data = deepcopy(GOOD)
    place: Any = data
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = value
    assert said in refused(write(tmp_path, data), capsys)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "field “plan”: it is missing"),
        (b"\x89PNG\x0d\x0a\xff\xfe\x00", "this is not a text file in UTF-8"),
        (b"title = '\x00'", "Found invalid character"),
        (b"title = ", "Invalid value"),
        (b"title = 'a'\ntitle = 'b'", "Cannot overwrite a value"),
        (b"until = " + b"[" * 100_000, "lie too deep within each other"),
        (b"until = " + b"9" * 5_000, "Exceeds the limit"),
        (b"#" * 5_000_001, "at most 5,000,000 bytes"),
    ],
    ids=["empty", "binary", "NUL", "half", "twice", "deep", "long number", "large"],
)
def test_a_file_that_is_none_is_refused(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(content)
    assert said in refused(path, capsys)


def test_a_file_that_is_missing_or_a_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        assert "there is no such file" in refused(path, capsys)


@pytest.mark.parametrize("option", ["--replications=0", "--replications=1000000000", "--seed=-4"])
def test_what_is_asked_for_on_the_command_line_is_checked_too(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    args = asked(write(tmp_path, GOOD), option)
    assert args.run(args) == 2
    assert "plan: " in capsys.readouterr().err


def test_a_circle_with_hardly_a_way_out_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = deepcopy(GOOD)
    data["routes"][1]["share"] = 0.000_001
    data["routes"].append({"class": "family", "from": "team", "to": "team", "share": 0.999_999})
    assert "a circle with hardly a way out" in refused(write(tmp_path, data), capsys)


def test_a_circle_that_loses_some_each_time_has_a_way_out(tmp_path: Path) -> None:
    data = deepcopy(GOOD)
    data["routes"][2] = {"class": "family", "from": "second", "to": "team", "drop": 0.5}
    del data["plan"], data["there"]
    found = run(tmp_path, data, until=20, run_out=100, replications=4)
    assert found["everybody"]["outcomes"]["lost_on_the_way"]["mean"] == 0  # helped first
    assert found["everybody"]["outcomes"]["right_help_completed"]["mean"] > 0.5


def test_an_exploding_queue_is_told_by_theory_and_as_it_was_seen(tmp_path: Path) -> None:
    data = one_queue(capacity=2, service=exponential(10.0), rate=50.0)
    found = run(tmp_path, data, until=200, replications=3)
    by_theory, seen = found["warnings"]
    assert by_theory.startswith("team: the queue is unstable.")
    assert "at once: 500; slots: 2" in by_theory
    assert "of the families counted had not begun" in seen
    assert found["nodes"]["team"]["mean_queue"]["mean"] > 4_000


def test_patience_or_a_birthday_keeps_a_queue_from_exploding(tmp_path: Path) -> None:
    data = one_queue(capacity=2, service=exponential(10.0), rate=5.0)
    told = {"until": 60, "run_out": 120, "replications": 3}
    assert len(run(tmp_path, data, **told)["warnings"]) == 2
    assert run(tmp_path, data | {"age_out": 40}, **told)["warnings"] == []
    data["nodes"][0]["patience"] = exponential(5.0)
    assert run(tmp_path, data, **told)["warnings"] == []


def test_slots_too_few_for_those_sent_round_again_are_told(tmp_path: Path) -> None:
    """One family a week, two visits each on average, a week a visit: two at once."""
    data = one_queue(capacity=2, service=exponential(1.0))
    data["routes"][1]["share"] = 0.5
    data["routes"].append({"class": "family", "from": "team", "to": "team", "share": 0.5})
    found = run(tmp_path, data, until=60, run_out=60, replications=2)
    assert "at once: 2; slots: 2" in found["warnings"][0]


def test_times_shorter_than_the_clock_can_tell_are_told(tmp_path: Path) -> None:
    data = one_queue(capacity=2, service=exponential(1e-5))
    found = run(tmp_path, data, until=20, replications=2)
    assert "a smaller unit of time would be exact" in found["warnings"][0]


def test_waits_beyond_the_histogram_are_told_and_not_made_up(tmp_path: Path) -> None:
    data = one_queue(capacity=1, service=always(60.0), rate=1.0)
    found = run(tmp_path, data, until=100, run_out=20_000, replications=2, bins=8)
    assert any("had waited longer than 4,095.75" in each for each in found["warnings"])
    waits = found["nodes"]["team"]["waits"]
    assert waits["p99"] is None
    assert 2_000 < waits["p50"]["mean"] < 4_000


def test_an_interval_needs_two_replications(tmp_path: Path) -> None:
    data = one_queue(capacity=1, service=exponential(0.5))
    found = run(tmp_path, data, until=20, run_out=20, replications=1)
    wait = found["nodes"]["team"]["mean_wait"]
    assert wait["low"] is wait["high"] is None
    assert wait["mean"] >= 0
