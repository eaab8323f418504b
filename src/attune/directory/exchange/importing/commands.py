"""`attune directory import`: services from a feed, a package or our own sheet."""

import argparse
from pathlib import Path

EXPLAINED = """\
FILE is an Open Referral UK feed (JSON, version 3.0 or 1.0), a file with one JSON service on each
line, an HSDS package (a zip or folder of CSV tables, or services.csv on its own), or our own sheet
(.xlsx). It is loaded whole or not at all.

Every row that is read is counted once: imported (it stands in the directory as a record of its
own), merged (its id was met before in the same input, so that it is the same record) or quarantined
(not taken, with the reason). “changed” counts the services that this loading made or altered: the
same file loaded again prints the same counts, with changed 0. What was edited here is never
overwritten: the difference is kept for a person, on the page “Feeds and files”.
"""


def add_commands(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Put this among the commands of the room."""
    command = verbs.add_parser(
        "import",
        help="load services from a feed, a package or our own sheet",
        description=EXPLAINED,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("file", metavar="FILE", nargs="?", type=Path)
    command.add_argument("--url", metavar="URL", help="read a feed from its address instead")
    command.add_argument("--locality", metavar="SLUG", help="whose directory (default: the first)")
    command.add_argument("--source", metavar="NAME", help="default: the name of the file")
    command.add_argument("--dry-run", action="store_true", help="check and report, keep nothing")
    command.add_argument("--json", action="store_true", help="print the counts as JSON")
    command.set_defaults(run=_import, needs_django=True)


def _import(args: argparse.Namespace) -> int:
    from .import_commands import run

    return run(args)
