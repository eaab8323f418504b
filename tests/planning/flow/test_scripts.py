"""A what-if as programs and as a file, so that anybody can run the very same and compare."""

import argparse
import json
import re
from pathlib import Path

import pytest
from django.test import Client

from attune.place.localities.models import Locality
from attune.planning.commands import add_commands
from attune.planning.flow.scripts import KEYS, OWN
from tests.cast import Cast

SCRIPTS = "/wrenbridge/plan/flow/scripts/"
MOVED = "?wte_long=9&accuracy=40"
PROGRAMS = [key for key, (_, kind) in KEYS.items() if kind != OWN]


@pytest.fixture
def lead(cast: Cast, client: Client, invented: Locality) -> Client:
    client.force_login(cast.lena)
    return client


def page_of(client: Client, query: str = "") -> str:
    answer = client.get(f"{SCRIPTS}{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_each_tool_says_how_it_is_run_and_what_it_cannot_say(lead: Client) -> None:
    page = page_of(lead, MOVED)
    assert "pip install simpy==4.1.2" in page
    assert "pip install ciw==3.2.7" in page
    assert "What Ciw takes in another way than Attune" in page
    assert "at exactly the same moment" in page
    assert "classes, long, reached" in page
    assert "nodes, assessment, lost" in page


@pytest.mark.parametrize("key", PROGRAMS)
def test_a_program_holds_what_was_moved(lead: Client, key: str) -> None:
    answer = lead.get(f"{SCRIPTS}download/{key}/{MOVED}")
    assert f'filename="wrenbridge-{key}.py"' in answer["Content-Disposition"]
    text = answer.content.decode()
    compile(text, key, "exec")
    assert text != lead.get(f"{SCRIPTS}download/{key}/").content.decode()


@pytest.mark.parametrize("way", ["escalator", "front-door"])
def test_the_file_run_by_the_command_comes_to_the_checksum_on_the_page(
    lead: Client, way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = page_of(lead, MOVED)
    told = re.search(rf"{way}.toml --replications 20 --json</code><br>Checksum: (\d+)", page)
    assert told
    file = tmp_path / "ours.toml"
    file.write_bytes(lead.get(f"{SCRIPTS}download/{way}-toml/{MOVED}").content)
    assert "Long-term PAIR: 9, moved from" in file.read_text(encoding="utf-8")
    parser = argparse.ArgumentParser()
    add_commands(parser.add_subparsers())
    words = ["planning", "flow", "run", str(file), "--replications", "20", "--json"]
    args = parser.parse_args(words)
    assert args.run(args) == 0
    assert json.loads(capsys.readouterr().out)["checksum"] == int(told[1])


def test_there_is_no_other_file(lead: Client) -> None:
    assert lead.get(f"{SCRIPTS}download/escalator-anylogic/").status_code == 404


def test_the_what_if_leads_to_both_with_what_was_moved(lead: Client) -> None:
    page = lead.get(f"/wrenbridge/plan/flow/{MOVED}").content.decode()
    for name in ("report", "scripts"):
        assert f"/wrenbridge/plan/flow/{name}/{MOVED.replace('&', '&amp;')}" in page
