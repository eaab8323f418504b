"""The page about the format: its examples run, and it tells every field and every figure."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from attune.domain.flow.class_results import OUTCOME_NAMES
from attune.domain.flow.reading import FIELDS
from attune.domain.flow.reading_shapes import KINDS
from attune.planning.flow_command import answer
from tests.planning.flow_command.written import FAR, asked, far

PAGE = (Path(__file__).parents[3] / "docs" / "flow-format.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def run(folder: Path, number: int, *options: str) -> dict[str, Any]:
    path = folder / "example.toml"
    path.write_text(EXAMPLES[number], encoding="utf-8")
    found: dict[str, Any] = json.loads(answer(asked(path, "--json", *options)))
    return found


def test_one_team(tmp_path: Path) -> None:
    found = run(tmp_path, 0, "--replications=4")
    assert found["replications"] == 4
    assert found["warnings"] == []
    assert found["everybody"]["outcomes"]["lost_on_the_way"]["mean"] == pytest.approx(
        0.12, abs=0.03
    )
    assert sum(each["mean"] for each in found["everybody"]["outcomes"].values()) == pytest.approx(1)


def test_three_slots_against_the_formula(tmp_path: Path) -> None:
    found = run(tmp_path, 1)
    assert far(found["nodes"]["team"]["mean_queue"], 8 / 9, 40) < FAR


def test_two_steps_with_blocking_a_season_a_group_and_priorities(tmp_path: Path) -> None:
    found = run(tmp_path, 2, "--replications=6")
    routine = found["classes"]["routine"]["outcomes"]
    assert routine["resolved_at_a_lower_step"]["mean"] == pytest.approx(0.09, abs=0.04)
    team = found["nodes"]["team"]["classes"]
    assert team["urgent"]["mean_stay"]["mean"] > team["routine"]["mean_stay"]["mean"]
    assert [each["time"] for each in found["nodes"]["group"]["observed"]] == [78, 104]


def test_the_table_has_every_field() -> None:
    fields = {name for names in FIELDS.values() for name in names.split()}
    missing = [name for name in sorted(fields) if not re.search(rf"\b{name}\b", PAGE)]
    assert missing == []
    assert [
        kind for kind in [*KINDS, "mixture"] if f"`{kind}`" not in PAGE and f'"{kind}"' not in PAGE
    ] == []


def test_every_figure_of_the_answer_is_explained(tmp_path: Path) -> None:
    found = run(tmp_path, 0, "--replications=2")
    figures = {*found, *found["nodes"]["team"], *found["everybody"], *OUTCOME_NAMES}
    missing = [name for name in sorted(figures) if not re.search(rf"\b{name}\b", PAGE)]
    assert missing == []


def test_what_comes_to_a_node_goes_from_it(tmp_path: Path) -> None:
    flows = run(tmp_path, 2, "--replications=3")["flows"]
    for node in ("assessment", "group", "team"):
        for kind in ("routine", "urgent"):
            here = [each for each in flows if each["class"] == kind]
            into = sum(each["families"] for each in here if each["to"] == node)
            out = sum(each["families"] for each in here if each["from"] == node)
            assert into == pytest.approx(out)
