"""`attune directory seed`: invented services in any number."""

import argparse
import sys
import time

MOST = 1_000_000


def add_commands(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Put `seed` among the directory's commands."""
    seed = verbs.add_parser(
        "seed",
        help="list invented services, for benches and for trying out",
        description="Lists invented services in a locality made for them. The same seed gives the "
        "same services; a second run adds only what is missing.",
    )
    seed.add_argument("--services", type=_number, default=1000, metavar="N", help="how many")
    seed.add_argument("--locality", default="benchshire", metavar="SLUG")
    seed.add_argument("--seed", type=int, default=1, metavar="N", help="another number: others")
    seed.add_argument("--quiet", action="store_true", help="say nothing on the way")
    seed.set_defaults(run=_seed, needs_django=True)


def _number(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"a whole number from 1 to {MOST:,}")
    return int(text)


def _seed(args: argparse.Namespace) -> int:
    from django.core.management import call_command
    from django.utils import timezone

    from .seeding.filling import Occupied, fill

    call_command("migrate", verbosity=0)
    began = time.monotonic()

    def progress(there: int, wanted: int) -> None:
        if not args.quiet and (there % 10_000 < 400 or there == wanted):
            seconds = time.monotonic() - began
            print(f"{there:,} of {wanted:,} services, {seconds:.0f} s", file=sys.stderr, flush=True)

    try:
        added = fill(
            args.locality,
            wanted=args.services,
            seed=args.seed,
            at=timezone.now(),
            progress=progress,
        )
    except (Occupied, ValueError) as refused:
        print(f"attune directory seed: {refused}", file=sys.stderr)
        return 2
    print(f"{added:,} services added in {time.monotonic() - began:.0f} s")
    return 0
