"""`attune planning flow run`: a simulation of families through a network, from a file."""

import argparse
import json
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass, replace
from pathlib import Path
from typing import Any

from attune.domain.flow.many import run_many
from attune.domain.flow.reading import FlowFile, read_flow
from attune.domain.flow.results import FlowResult, NodeResult, result_of
from attune.domain.flow.runs import Prepared
from attune.domain.refusals import Refused

from .flow_workers import workers

MOST_BYTES = 5_000_000
LINE = "{:<24}{:>10}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}"


def answer(args: argparse.Namespace) -> str:
    """The result as asked for; Refused says what is wrong with the file."""
    given = read(args.file)
    asked = {name: getattr(args, name, None) for name in ("replications", "seed")}
    plan = replace(
        given.plan, **{name: value for name, value in asked.items() if value is not None}
    )
    given = replace(given, plan=plan)
    where = {"jobs": getattr(args, "jobs", 1), "cluster": getattr(args, "cluster", "")}
    with workers(**where) as jobs:
        result = simulated(given, jobs=jobs)
    if args.json:
        return json.dumps(plain(given, result), indent=2, ensure_ascii=False, allow_nan=False)
    return "\n".join(_lines(given, result))


def read(path: Path) -> FlowFile:
    """A file of docs/flow-format.md."""
    if not path.is_file():
        raise Refused(f"{path.name}: there is no such file")
    if path.stat().st_size > MOST_BYTES:
        raise Refused(f"{path.name}: a file of a simulation has at most {MOST_BYTES:,} bytes")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise Refused(f"{path.name}: this is not a text file in UTF-8") from None
    except RecursionError:
        raise Refused(f"{path.name}: its lists or tables lie too deep within each other") from None
    except (OSError, ValueError) as wrong:  # what is not TOML is a ValueError
        raise Refused(f"{path.name}: {wrong}") from None
    return read_flow(data, file=path.name)


def simulated(given: FlowFile, *, jobs: int | None = 1) -> FlowResult:
    """All replications, some at a time so that the way there is told."""
    try:
        prepared = Prepared.of(given.network, given.plan)
    except Refused as refused:
        raise Refused(f"{given.file}: {refused}") from None
    told = _told if sys.stderr.isatty() else None
    runs = run_many(prepared, range(given.plan.replications), jobs=jobs, progress=told)
    if told:
        sys.stderr.write("\n")
    return result_of(prepared, runs)


def _told(done: int, whole: int) -> None:
    sys.stderr.write(f"\r{done} of {whole} replications ")
    sys.stderr.flush()


def plain(given: FlowFile, result: FlowResult) -> dict[str, Any]:
    """As JSON has it: what was asked first; then nodes and classes by their keys."""
    whole = {name: _value(value) for name, value in vars(result).items()}
    for name in ("nodes", "classes"):
        whole[name] = {each.pop("key"): each for each in whole[name]}
    whole["everybody"].pop("key")
    flows = [
        {"class": each.family, "from": each.start, "to": each.end, "families": each.families}
        for each in result.flows
    ]
    asked = {"title": given.network.title, "unit": given.unit, "seed": given.plan.seed}
    return asked | {"warnings": whole.pop("warnings")} | whole | {"flows": flows}


def _value(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _value(each) for name, each in asdict(value).items()}
    if isinstance(value, Mapping):
        return {name: _value(each) for name, each in value.items()}
    return [_value(each) for each in value] if isinstance(value, tuple | list) else value


def _lines(given: FlowFile, result: FlowResult) -> list[str]:
    """For a person at a terminal."""
    head = LINE.format(
        f"Waits in {given.unit}s", "began", "mean", "p50", "p90", "in time", "lost", "in use"
    )
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
    warned = [f"Warning: {each}." for each in result.warnings]
    told = f"{result.replications} replications, seed {given.plan.seed}, {result.events:,} events"
    return [given.network.title, "", head, *rows, "", *ends, *warned, "", told]


def _row(each: NodeResult) -> str:
    waits = (each.mean_wait, each.waits["p50"], each.waits["p90"])
    shares = (each.in_time, each.lost, each.utilisation)
    return LINE.format(
        each.key,
        f"{each.starts:,}",
        *(f"{wait.mean:.2f}" if wait else "-" for wait in waits),
        *(f"{share.mean:.1%}" if share else "-" for share in shares),
    )
