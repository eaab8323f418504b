"""What the `attune` command line offers of assessments."""

import argparse
import sys
from pathlib import Path


def add_report(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Put `report` among the verbs of planning."""
    command = verbs.add_parser(
        "report",
        help="make a needs assessment's report again from its file of inputs",
        description="Writes report.docx, report.pdf and report.json (what it says, as plain text)."
        " Refuses where a file that the inputs name is not loaded, or is another one.",
    )
    command.add_argument("--locality", required=True, metavar="SLUG", help="the locality's address")
    command.add_argument("--inputs", required=True, type=Path, metavar="FILE", help="its inputs")
    command.add_argument("--out", required=True, type=Path, metavar="FOLDER", help="where to write")
    command.set_defaults(run=_report, needs_django=True)


def _report(args: argparse.Namespace) -> int:
    from attune.domain.refusals import Refused

    from .command import made

    try:
        print(made(args))
    except (Refused, OSError) as refused:
        print(f"attune planning report: {refused}", file=sys.stderr)
        return 2
    return 0
