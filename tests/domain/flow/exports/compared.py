"""A script's figures beside ours, in standard errors."""

import contextlib
import io
import json
from datetime import date
from math import sqrt
from typing import Any
from unittest.mock import patch

from attune.domain.flow.exports.ciw_script import ciw_script
from attune.domain.flow.exports.parts import Origin, Script
from attune.domain.flow.exports.simpy_script import simpy_script
from attune.domain.flow.network import Network
from attune.domain.flow.results import Averaged, result_of, t_quantile
from attune.domain.flow.runs import Plan, Prepared, run
from attune.domain.flow.state import STARTS

ORIGIN = Origin(date(2026, 11, 21), "1.2")
TOOLS = {"ciw": ciw_script, "simpy": simpy_script}
OURS = 200
Figures = dict[tuple[str, str, str], tuple[float, float]]


def answer_of(script: Script, *more: str) -> dict[str, Any]:
    """What the script prints, run in this process: a process of its own costs a second."""
    space: dict[str, Any] = {"__name__": "script"}
    exec(compile(script.text, script.name, "exec"), space)  # noqa: S102  our own text, tested here
    said = io.StringIO()
    with patch("sys.argv", [script.name, *more]), contextlib.redirect_stdout(said):
        space["main"]()
    answer: dict[str, Any] = json.loads(said.getvalue())
    return answer


def figures(answer: dict[str, Any]) -> Figures:
    """Mean and standard error by part, key and figure; without those that nobody has."""
    return {
        (part, key, name): (each["mean"], each["standard_error"])
        for part in ("nodes", "classes")
        for key, named in answer[part].items()
        for name, each in named.items()
        if each
    }


def of_ours(network: Network, plan: Plan, count: int = OURS) -> Figures:
    """The same figures from our own replications."""
    prepared = Prepared.of(network, plan)
    runs = run(prepared, range(count))
    result = result_of(prepared, runs)
    starts = runs.at[:, :, :, STARTS].sum(axis=1)
    found: Figures = {}
    for place, node in enumerate(result.nodes):
        mine = starts[:, place]
        found["nodes", node.key, "starts"] = (mine.mean(), mine.std(ddof=1) / sqrt(count))
        for name in ("mean_wait", "lost"):
            _add(found, ("nodes", node.key, name), getattr(node, name), count)
    for each in result.classes:
        named = {"reached": each.reached, "mean_time_to_help": each.mean_time_to_help}
        for name, value in {**each.outcomes, **named}.items():
            _add(found, ("classes", each.key, name), value, count)
    return found


def _add(found: Figures, key: tuple[str, str, str], value: Averaged | None, count: int) -> None:
    if value is not None and value.high is not None:
        found[key] = (value.mean, (value.high - value.mean) / t_quantile(count - 1))


def far(
    ours: Figures, theirs: Figures, counts: tuple[int, int]
) -> dict[tuple[str, str, str], float]:
    """How many standard errors apart, for so many replications of ours and of theirs.

    If both say the same, replications differ alike in both: so theirs are taken to differ no less
    than ours. What happens rarely may not have happened in their few at all, and would otherwise
    seem certain.
    """
    found = {}
    for key, (mean, error) in ours.items():
        other, its = theirs.get(key, (0.0, 0.0))
        its = max(its, error * sqrt(counts[0] / counts[1]))
        found[key] = abs(mean - other) / max(sqrt(error**2 + its**2), 1e-9)
    return found


def apart(ours: Figures, plan: Plan, script: Script) -> dict[tuple[str, str, str], float]:
    """Every figure of a script beside ours."""
    return far(ours, figures(answer_of(script)), (OURS, plan.replications))
