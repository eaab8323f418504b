"""What the `attune` command line offers to those who want to check a simulation elsewhere."""

import argparse
import sys
from pathlib import Path

FORMS = ("ciw", "simpy", "stress")


def add_export(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Put `export` among the verbs of flow."""
    command = verbs.add_parser(
        "export",
        help="write a file's network as a script for Ciw or SimPy, or a report of it",
        description="A script for Ciw or SimPy runs without Attune, so that anybody can check us."
        " A report (STRESS-DES) is a Word file or Markdown, by the ending of OUT: .docx or .md."
        " Needs no database.",
    )
    command.add_argument("file", type=Path, metavar="FILE.toml")
    command.add_argument("--to", required=True, choices=FORMS, help="which of them")
    command.add_argument("-o", "--out", required=True, type=Path, metavar="OUT", help="its name")
    command.set_defaults(run=_export)


def _export(args: argparse.Namespace) -> int:
    from attune.domain.refusals import Refused

    from .flow_export_command import written

    try:
        print(written(args))
    except Refused as refused:
        print(f"attune planning flow export: {refused}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nattune planning flow export: stopped; nothing was written.", file=sys.stderr)
        return 130
    return 0
