"""`attune pathway ...`: the commands of this room."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Rooms = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(rooms: "Rooms") -> None:
    room = rooms.add_parser("pathway", help="templates, checks, packs and editions")
    room.add_subparsers(metavar="WHAT", required=True)
