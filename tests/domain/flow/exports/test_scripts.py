"""The scripts run with the tools they are for, and say what our engine says."""

import ast
import json
import subprocess
import sys
from dataclasses import fields, replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.flow.exports.ciw_script import ciw_script
from attune.domain.flow.exports.simpy_script import simpy_script
from attune.domain.flow.network import (
    FamilyClass,
    Network,
    Node,
    Rate,
    Route,
    ThereAlready,
    Together,
)
from attune.domain.flow.runs import Plan
from attune.domain.flow.scenarios.steps import Way
from attune.domain.flow.scenarios.ways import network_of
from attune.domain.flow.shapes import TICKS, Always, Erlang
from attune.domain.flow.state import START_WAITS
from attune.domain.refusals import Refused
from tests.domain.flow.exports.compared import ORIGIN, TOOLS, Figures, answer_of, apart, of_ours
from tests.domain.flow.exports.features import FEATURES, PLAN, groups, held, plan_of
from tests.domain.flow.scenarios.area import an_area
from tests.domain.flow.small import a_class, a_node, one_node, runs_of, through

FARTHEST = 3.5


@cache
def ours(name: str) -> Figures:
    """Run once for both tools."""
    return of_ours(FEATURES[name](), plan_of(name))


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("name", FEATURES)
def test_a_script_agrees_with_us(name: str, tool: str) -> None:
    plan = plan_of(name)
    found = apart(ours(name), plan, TOOLS[tool](FEATURES[name](), plan, ORIGIN))
    assert max(found.values()) < FARTHEST, found


def test_groups_are_said_in_simpy() -> None:
    found = apart(of_ours(groups(), PLAN), PLAN, simpy_script(groups(), PLAN, ORIGIN))
    assert max(found.values()) < FARTHEST, found


@pytest.mark.parametrize("tool", TOOLS)
def test_a_script_that_says_something_else_is_seen(tool: str) -> None:
    """One slot fewer in the script than in our network."""
    network = FEATURES["calendar"]()
    fewer = one_node(replace(network.nodes[0], capacity=a_node(slots=3).capacity), rate=1.0)
    found = apart(ours("calendar"), PLAN, TOOLS[tool](fewer, PLAN, ORIGIN))
    assert max(found.values()) > FARTHEST


@pytest.mark.parametrize("tool", TOOLS)
def test_six_families_by_hand(tool: str) -> None:
    """As our own engine is held to: waits of 0, 0, 1, 2 and 5; one gives up."""
    services, waits = (10, 3, 4, 2, 6, 1), (99, 99, 1.5, 99, 2.5, 99)
    kinds = tuple(
        FamilyClass(f"f{n}", f"f{n}", times=(float(n),), right=("team",)) for n in range(6)
    )
    node = a_node(
        service_of={f"f{n}": Always(length) for n, length in enumerate(services)},
        patience_of={f"f{n}": Always(wait) for n, wait in enumerate(waits)},
    )
    routes = tuple(route for kind in kinds for route in through(kind.key, "team"))
    network = Network("By hand", (node,), kinds, routes)
    answer = answer_of(TOOLS[tool](network, Plan(until=30.0, replications=1), ORIGIN))
    team = answer["nodes"]["team"]
    assert team["starts"]["mean"] == 5
    assert team["mean_wait"]["mean"] == pytest.approx((1 + 2 + 5) / 5)
    assert answer["classes"]["f2"]["gave_up_waiting"]["mean"] == 1
    assert answer["classes"]["f5"]["mean_time_to_help"]["mean"] == pytest.approx(5)


@pytest.mark.parametrize("tool", TOOLS)
def test_who_is_there_at_the_start_is_not_counted_among_those_who_come(tool: str) -> None:
    first = ThereAlready("family", "team", since=0.0, in_help=True)
    kind = {"times": (5.0,)}
    network = replace(one_node(a_node(service=Always(2.0)), **kind), there=(first,))
    answer = answer_of(TOOLS[tool](network, Plan(until=30.0, replications=1), ORIGIN))
    assert answer["classes"]["family"]["families"]["mean"] == 1
    assert answer["nodes"]["team"]["starts"]["mean"] == 1


@pytest.mark.parametrize("tool", TOOLS)
def test_a_script_runs_by_itself_and_prints_json(tool: str, tmp_path: Path) -> None:
    network = one_node(a_node(), rate=1.0)
    script = TOOLS[tool](network, PLAN, ORIGIN)
    (tmp_path / script.name).write_text(script.text, encoding="utf-8")
    command = [sys.executable, script.name, "--replications", "2", "--seed", "7"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=60)
    answer = json.loads(run.stdout)
    assert answer["replications"] == 2 and answer["seed"] == 7
    assert answer["tool"].startswith(script.tool)
    assert answer["classes"]["family"]["right_help_completed"]["mean"] == 1
    assert answer["nodes"]["team"]["mean_wait"]["standard_error"] > 0


@pytest.mark.parametrize("tool", TOOLS)
def test_no_replication_at_all_is_refused_in_a_sentence(
    tool: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        answer_of(TOOLS[tool](one_node(a_node()), PLAN, ORIGIN), "--replications", "0")
    assert "there is at least one replication" in capsys.readouterr().err


@pytest.mark.parametrize("tool", TOOLS)
def test_the_same_seed_says_the_same(tool: str) -> None:
    script = TOOLS[tool](FEATURES["ways_on"](), replace(PLAN, replications=2), ORIGIN)
    assert answer_of(script) == answer_of(script) != answer_of(script, "--seed", "5")


HOSTILE = (
    '"""\nimport os\nos.abort()\n"""',
    "' + __import__('os').abort() + '",
    "}\n# \r\x0b\x0c\x1c\u2028\u2029import os; os.abort()",
    "{TITLE!r} %s \\N{BULLET} \\",
    "\u202e reversed \ud800",
)


def named(text: str) -> Network:
    """A network all of whose words are this text."""
    node = replace(a_node(), key=text, title=text)
    kind = replace(a_class(right=(text,)), key=text, title=text)
    return Network(text, (node,), (kind,), through(text, text))


def without_texts(source: str) -> str:
    """What a program does, whatever its texts are."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_title_becomes_a_part_of_the_program(text: str, tool: str) -> None:
    plain, script = (TOOLS[tool](named(each), PLAN, ORIGIN) for each in ("word", text))
    assert without_texts(script.text) == without_texts(plain.text)
    script.text.encode("utf-8")  # half a character would be refused
    answer = answer_of(script, "--replications", "1")
    assert list(answer["nodes"]) == [text]


@cache
def harmless() -> str:
    return without_texts(simpy_script(named("word"), PLAN, ORIGIN).text)


@settings(max_examples=30)
@given(st.text(min_size=1).filter(lambda text: text not in ("door", "leave")))
def test_whatever_a_title_is_the_program_is_the_same(text: str) -> None:
    assert without_texts(simpy_script(named(text), PLAN, ORIGIN).text) == harmless()


def test_what_ciw_cannot_say_is_said() -> None:
    script = ciw_script(groups(), PLAN, ORIGIN)
    assert ["group" in each.part for each in script.unsupported] == [False, True]
    route = replace(held().routes[1], delay=Erlang(1.0))
    journeys = replace(held(), routes=(held().routes[0], route, held().routes[2]), age_out=104.0)
    script = ciw_script(journeys, PLAN, ORIGIN)
    parts = [each.part for each in script.unsupported]
    assert "Being held before a journey" in parts and "A birthday while being held" in parts
    comments = " ".join(line.lstrip("# ") for line in script.text.splitlines() if line[:1] == "#")
    for each in script.unsupported:
        assert each.part in comments and each.reason in comments and each.instead in comments


@pytest.mark.parametrize("tool", TOOLS)
def test_who_waits_beside_a_free_slot_is_named(tool: str) -> None:
    network = replace(one_node(a_node()), there=(ThereAlready("family", "team", since=1.0),))
    script = TOOLS[tool](network, PLAN, ORIGIN)
    assert "although slots are free" in script.unsupported[-1].part
    full = (ThereAlready("family", "team", since=1.0, in_help=True),) * 2
    script = TOOLS[tool](replace(network, there=network.there + full), PLAN, ORIGIN)
    assert len(script.unsupported) == 1


@pytest.mark.parametrize("tool", TOOLS)
def test_who_waits_at_the_start_beyond_the_room_there_is_must_go(tool: str) -> None:
    """In help until 5, the one who has room until 10; so who comes at 7 waits for 3."""
    there = tuple(ThereAlready("family", "team", 0.0, in_help=n == 0) for n in range(4))
    node = a_node(slots=1, service=Always(5.0), room=1)
    network = replace(one_node(node, times=(7.0,)), there=there)
    plan = Plan(until=30.0, replications=1)
    answer = answer_of(TOOLS[tool](network, plan, ORIGIN))
    assert answer["nodes"]["team"]["mean_wait"]["mean"] == pytest.approx(3)
    _, runs = runs_of(network, until=30.0)
    assert runs.at[0, 0, 0, START_WAITS] / TICKS == 3


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("way", Way)
def test_both_ways_of_an_area_agree(way: Way, tool: str) -> None:
    """The networks that pages simulate."""
    plan = Plan(until=60.0, warm=10.0, run_out=60.0, replications=8)
    network = network_of(an_area(), way)
    found = apart(of_ours(network, plan), plan, TOOLS[tool](network, plan, ORIGIN))
    assert max(found.values()) < FARTHEST, found


@pytest.mark.parametrize("tool", TOOLS)
def test_the_head_says_where_it_comes_from(tool: str) -> None:
    head = TOOLS[tool](one_node(a_node()), PLAN, ORIGIN).text.split("import", 1)[0]
    for said in ("Attune 1.2", "21 November 2026", "'One node'", "Seed 2026", "MIT", "'week'"):
        assert said in head
    assert "nothing about any one family" in head
    with_list = TOOLS[tool](FEATURES["there"](), PLAN, ORIGIN).text.split("import", 1)[0]
    assert "10 families" in with_list and "nothing about" not in with_list


def test_nothing_of_a_network_is_left_out_unseen() -> None:
    """A field that is new must be said by the scripts, or named as not said; then add it here."""
    known = {
        Network: "title nodes classes routes there age_out blocking stops_help",
        Node: "key title kind service capacity patience together room service_of patience_of",
        FamilyClass: "key title arrivals times priority age right resolves",
        Route: "family start end share drop delay",
        ThereAlready: "family node since age in_help",
        Together: "size every",
        Rate: "since rate",
        Plan: "until warm run_out replications seed target observe ages bins",
    }
    for kind, names in known.items():
        assert [each.name for each in fields(kind)] == names.split(), kind.__name__


def test_a_shape_no_script_knows_is_refused() -> None:
    class Unheard:
        mean = least = greatest = 1.0

    network = one_node(replace(a_node(), service=Unheard()))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="Unheard is no shape"):
        simpy_script(network, PLAN, ORIGIN)
