"""Files of a simulation written by tests, run as an outsider would run them."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from attune.domain.flow.averaged import t_quantile
from attune.domain.flow.compiled import numba
from attune.planning.commands import add_commands
from attune.planning.flow_command import answer

FAR = 3.5  # standard errors; the seeds are fixed
needs_compiler = pytest.mark.skipif(
    numba is None or bool(numba.config.DISABLE_JIT),
    reason="millions of events: interpreted, they take minutes (test_same_bits shows them equal)",
)
SEED = 20_261_121  # of every case, fixed before any was run


def exponential(mean: float) -> dict[str, Any]:
    return {"kind": "exponential", "mean": mean}


def always(mean: float) -> dict[str, Any]:
    return {"kind": "always", "mean": mean}


def one_queue(**node: Any) -> dict[str, Any]:
    """Families of one kind at one node, where they need it; plan and arrivals are still to say."""
    rate = node.pop("rate", 1.0)
    return {
        "title": "One queue",
        "nodes": [{"key": "team"} | node],
        "classes": [{"key": "family", "arrivals": rate, "right": ["team"]}],
        "routes": through("family", "team"),
    }


def through(family: str, *nodes: str, **more: Any) -> list[dict[str, Any]]:
    """From the door through these nodes, and out."""
    stops = ["door", *nodes, "leave"]
    return [{"class": family, "from": a, "to": b} | more for a, b in pairwise(stops)]


def as_toml(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{json.dumps(k)} = {as_toml(v)}" for k, v in value.items())
        return f"{{ {inner} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(as_toml(each) for each in value)}]"
    return json.dumps(value) if isinstance(value, str | bool) else repr(value)


def write(folder: Path, data: Mapping[str, Any], name: str = "case.toml") -> Path:
    """Values first, so that no table swallows them."""
    path = folder / name
    lines = [f"{json.dumps(key)} = {as_toml(value)}" for key, value in data.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(folder: Path, data: Mapping[str, Any], **plan: Any) -> dict[str, Any]:
    """The answer in JSON, as `attune planning flow run FILE.toml --json` gives it."""
    whole = dict(data) | {"plan": {"seed": SEED} | plan}
    found: dict[str, Any] = json.loads(answer(asked(write(folder, whole), "--json")))
    return found


def asked(path: Path, *options: str) -> Namespace:
    """What the command line comes to."""
    parser = ArgumentParser()
    add_commands(parser.add_subparsers())
    return parser.parse_args(["planning", "flow", "run", str(path), *options])


def far(figure: Mapping[str, float] | None, exact: float, count: int) -> float:
    """How many standard errors over replications lie between a figure and what is exact."""
    assert figure is not None
    error = (figure["high"] - figure["low"]) / 2 / t_quantile(count - 1)
    off = abs(figure["mean"] - exact)
    return 0.0 if off < 1e-6 else off / max(error, 1e-12)


def check(found: Mapping[str, Any], node: str = "team", **exact: float) -> None:
    """Every figure of a node within FAR standard errors; `wait_p90` is a quantile."""
    here, count = found["nodes"][node], found["replications"]
    off = {}
    for name, value in exact.items():
        figure = here["waits"][name[5:]] if name.startswith("wait_p") else here[name]
        off[name] = far(figure, value, count)
    assert all(each < FAR for each in off.values()), off
