"""`attune directory ...`: the commands of the room, from its sub-folders."""

import argparse

from .exchange import seed_commands as seeding
from .exchange.exporting import commands as exporting
from .exchange.importing import commands as importing
from .services import reindex_commands as reindexing

PARTS = (importing, exporting, seeding, reindexing)


def add_commands(rooms: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Put `directory` among the rooms."""
    directory = rooms.add_parser("directory", help="services in and out: feeds, packages, sheets")
    verbs = directory.add_subparsers(metavar="VERB", required=True)
    for part in PARTS:
        part.add_commands(verbs)
