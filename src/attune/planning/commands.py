"""What the `attune` command line offers of this room."""

import argparse
import sys
from pathlib import Path

from .assessments.commands import add_report
from .flow_export_commands import add_export


def add_commands(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Put `planning` among the commands."""
    room = subparsers.add_parser("planning", help="estimate what families need")
    verbs = room.add_subparsers(metavar="VERB", required=True)
    add_report(verbs)
    need = verbs.add_parser(
        "need",
        help="how many families with a child under two may need what, in one local authority",
        description="Works out one local authority's need from official files. Needs no database.",
    )
    need.add_argument("--population", type=Path, metavar="FILE", help="ONS small-area population")
    need.add_argument("--deprivation", type=Path, metavar="FILE", help="Indices of Deprivation")
    need.add_argument(
        "--lookup",
        type=Path,
        metavar="FILE",
        help="small areas to local authorities; without it the population file's own column",
    )
    need.add_argument("--locality", metavar="CODE", help="code or name of the local authority")
    need.add_argument("--example", metavar="NAME", help="a worked example instead of files")
    need.add_argument(
        "--mode",
        choices=("gradient", "plain"),
        default="gradient",
        help="with the deprivation gradient, or the published percentages as they are",
    )
    need.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIGURE=VALUE",
        help="change an assumption, such as perinatal_share=10%%; may be repeated",
    )
    need.add_argument("--json", action="store_true", help="print JSON")
    need.set_defaults(run=_need)
    _add_national(verbs)
    _add_flow(verbs)


def _add_flow(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    flow = verbs.add_parser("flow", help="simulate families through a network of help")
    inner = flow.add_subparsers(metavar="VERB", required=True)
    run = inner.add_parser(
        "run",
        help="run a file",
        description="Runs a file of docs/flow-format.md. Needs no database.",
    )
    run.add_argument("file", type=Path, metavar="FILE.toml")
    run.add_argument("--replications", type=int, metavar="N", help="instead of the file's")
    run.add_argument("--seed", type=int, metavar="N", help="instead of the file's")
    run.add_argument("--jobs", type=int, default=1, metavar="N", help="so many cores at a time")
    run.add_argument("--cluster", default="", metavar="ADDRESS", help="a Dask scheduler instead")
    run.add_argument("--json", action="store_true", help="print JSON")
    run.set_defaults(run=_flow)
    add_export(inner)
    warm = inner.add_parser(
        "warm",
        help="compile the simulation ahead, once after installing",
        description="Compiles the simulation, so that nobody waits for it. Needs no database.",
    )
    warm.add_argument("--quiet", action="store_true", help="say nothing where nothing is to do")
    warm.set_defaults(run=_warm)


def _warm(args: argparse.Namespace) -> int:
    from . import flow_warming

    if not (args.quiet and flow_warming.is_ready()):
        print(flow_warming.warmed())
    return 0


def _flow(args: argparse.Namespace) -> int:
    from attune.domain.refusals import Refused

    from .flow_command import answer

    try:
        print(answer(args))
    except Refused as refused:
        print(f"attune planning flow run: {refused}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nattune planning flow run: stopped; there is no result.", file=sys.stderr)
        return 130
    return 0


def _add_national(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    national = verbs.add_parser(
        "national",
        help="the same for every local authority of England at once, with 95%% intervals",
        description="Works out every local authority's need from official files that hold all of"
        " England, and writes a CSV file. Needs no database.",
    )
    national.add_argument("--population", type=Path, metavar="FILE", required=True)
    national.add_argument("--deprivation", type=Path, metavar="FILE", required=True)
    national.add_argument("--lookup", type=Path, metavar="FILE", help="as for `planning need`")
    national.add_argument("--out", type=Path, metavar="FILE.csv", required=True)
    national.add_argument("--draws", type=int, default=10_000, metavar="N", help="10,000")
    national.add_argument(
        "--seed", type=int, default=2022, metavar="N", help="2022; the same seed, the same figures"
    )
    national.add_argument("--json", action="store_true", help="print JSON")
    national.set_defaults(run=_national)


def _national(args: argparse.Namespace) -> int:
    from .national_command import answer
    from .need_command import REFUSALS

    try:
        print(answer(args))
    except (*REFUSALS, OSError) as refused:
        print(f"attune planning national: {refused}", file=sys.stderr)
        return 2
    return 0


def _need(args: argparse.Namespace) -> int:
    # Imported here, because numpy takes a tenth of a second that other commands need not wait.
    from .need_command import REFUSALS, answer

    try:
        print(answer(args))
    except REFUSALS as refused:
        print(f"attune planning need: {refused}", file=sys.stderr)
        return 2
    return 0
