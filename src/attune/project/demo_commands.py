"""`attune demo`: makes the demo world, the same each time but for its dates, which end today."""

import argparse


def add_commands(rooms: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = rooms.add_parser("demo", help="make the demo world in an empty database")
    demo.set_defaults(run=_demo, needs_django=True)


def _demo(args: argparse.Namespace) -> int:
    from django.core.management import call_command

    from .demo import people, world

    call_command("migrate", verbosity=0)
    print(world.make())
    print("Its front page signs you in, by one press, as")
    for person in people.PEOPLE:
        print(f"  {person.name}: {person.about}")
    return 0
