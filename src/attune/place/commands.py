"""`attune place ...`: the commands of the room, from its sub-folders."""

import argparse

from .audit import commands as audit
from .imports import commands as imports
from .invitations import commands as invitations


def add_commands(rooms: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Put `place` among the rooms."""
    place = rooms.add_parser("place", help="localities, official files, the audit trail")
    verbs = place.add_subparsers(metavar="VERB", required=True)
    invitations.add_commands(verbs)
    imports.add_commands(verbs)
    audit.add_commands(verbs)
