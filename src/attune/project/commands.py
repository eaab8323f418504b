"""The `attune` command line: each room's commands, composed by name."""

import argparse
import os
import sys
from importlib import import_module

ROOMS = (
    "attune.place.commands",
    "attune.directory.commands",
    "attune.pathway.commands",
    "attune.planning.commands",
    "attune.project.serving_commands",
    "attune.project.demo_commands",
)


def parser() -> argparse.ArgumentParser:
    """Every room's commands under one word."""
    top = argparse.ArgumentParser(
        prog="attune", description="Build, run and improve a parent-infant relationship pathway."
    )
    top.set_defaults(needs_django=False)
    rooms = top.add_subparsers(metavar="COMMAND", required=True)
    for name in ROOMS:
        import_module(name).add_commands(rooms)
    return top


def main(argv: list[str] | None = None) -> int:
    """Run one command; exit code 0 done, 1 found something wrong, 2 could not be done as asked."""
    args = parser().parse_args(argv)
    if args.needs_django:
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "attune.project.settings")
        django.setup()
    try:
        return args.run(args)
    except KeyboardInterrupt:
        print("Stopped. Nothing half-done was kept.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        sys.stderr.close()
        return 0


if __name__ == "__main__":
    sys.exit(main())
