"""`attune planning flow run`: a simulation of families through a network, from a file."""

import argparse
import json
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from attune.domain.flow.added import Runs
from attune.domain.flow.reading import FlowFile, read_flow
from attune.domain.flow.results import FlowResult, NodeResult, result_of
from attune.domain.flow.runs import Prepared, run
from attune.domain.refusals import Refused

AT_ONCE = 20
LINE = "{:<28}{:>10}{:>10}{:>10}{:>10}{:>10}"


def answer(args: argparse.Namespace) -> str:
    """The result as asked for; Refused says what is wrong with the file."""
    given = read(args.file)
    result = simulated(given)
    if args.json:
        return json.dumps(_plain(result), indent=2, ensure_ascii=False)
    return "\n".join(_lines(given, result))


def read(path: Path) -> FlowFile:
    """A file of docs/flow-format.md."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise Refused(f"{path.name}: {wrong}") from None
    return read_flow(data, file=path.name)


def simulated(given: FlowFile) -> FlowResult:
    """All replications, some at a time so that the way there is told."""
    prepared = Prepared.of(given.network, given.plan)
    runs: Runs | None = None
    whole = given.plan.replications
    for start in range(0, whole, AT_ONCE):
        part = run(prepared, range(start, min(start + AT_ONCE, whole)))
        runs = runs + part if runs else part
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{min(start + AT_ONCE, whole)} of {whole} ")
    if sys.stderr.isatty():
        sys.stderr.write("\n")
    assert runs is not None, "a plan has at least one replication"  # noqa: S101
    return result_of(prepared, runs)


def _plain(result: FlowResult) -> dict[str, Any]:
    """Nodes and classes by their keys."""
    whole = {name: _value(value) for name, value in vars(result).items()}
    for name in ("nodes", "classes"):
        whole[name] = {each.pop("key"): each for each in whole[name]}
    return whole


def _value(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _value(each) for name, each in asdict(value).items()}
    if isinstance(value, Mapping):
        return {name: _value(each) for name, each in value.items()}
    return [_value(each) for each in value] if isinstance(value, tuple | list) else value


def _lines(given: FlowFile, result: FlowResult) -> list[str]:
    """For a person at a terminal."""
    head = LINE.format(f"Waits in {given.unit}s", "began", "mean", "p50", "p90", "lost")
    rows = [_row(each) for each in result.nodes]
    ends = [
        f"{each.key}: {each.families:,} families; "
        + ", ".join(
            f"{name.replace('_', ' ')} {estimate.mean:.1%}"
            for name, estimate in each.outcomes.items()
            if estimate and estimate.mean
        )
        for each in result.classes
    ]
    told = f"{result.replications} replications, seed {given.plan.seed}, {result.events:,} events"
    return [given.network.title, "", head, *rows, "", *ends, "", told]


def _row(each: NodeResult) -> str:
    mean = f"{each.mean_wait.mean:.2f}" if each.mean_wait else "-"
    lost = f"{each.lost.mean:.1%}" if each.lost else "-"
    waits = (f"{each.waits[name]:.2f}" for name in ("p50", "p90"))
    return LINE.format(each.key, f"{each.starts:,}", mean, *waits, lost)
