"""`attune pathway ...`: the commands of this room."""

import argparse
from typing import TYPE_CHECKING

from .packs.commands import add_commands as add_pack_commands

if TYPE_CHECKING:
    Rooms = argparse._SubParsersAction[argparse.ArgumentParser]

CHECK = """\
Says what is poor in a pathway, each fault named by its key with what to do about it: steps that
cannot be reached, dead ends, endless circles, no way to consent or to safeguarding, hard words.
Of a locality's draft and current edition it also says: closed or stale services, gaps, missing
contacts, translations that are behind, a review that is overdue, an edition whose text was altered.

Exit code 0: nothing blocks (there may be things to notice); 1: something does; 2: not readable.
"""


def add_commands(rooms: "Rooms") -> None:
    room = rooms.add_parser("pathway", help="templates, checks, packs and editions")
    verbs = room.add_subparsers(metavar="WHAT", required=True)
    _add_check(verbs)
    add_pack_commands(verbs)


def _add_check(verbs: "Rooms") -> None:
    command = verbs.add_parser(
        "check",
        help="say what is poor in a template, a draft or an edition",
        description=CHECK,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("--template", metavar="KEY", help="a template as shipped")
    what.add_argument("--file", metavar="FILE", help="a template by hand (TOML)")
    what.add_argument("--locality", metavar="SLUG", help="a locality's drafts and editions")
    command.add_argument("--pathway", metavar="KEY", help="only this one of the locality's")
    command.add_argument("--json", action="store_true", help="print the findings as JSON")
    command.set_defaults(run=_check, needs_django=True)


def _check(args: argparse.Namespace) -> int:
    from .checking.check_commands import run

    return run(args)
