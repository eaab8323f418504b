"""`attune serve`, `attune work` and `attune tick`: web and worker together, or one by itself."""

import argparse
import sys


def add_commands(rooms: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The commands that keep running."""
    serve = rooms.add_parser("serve", help="run the web server and a worker until Ctrl-C")
    serve.add_argument("--port", type=_port, default=8000, metavar="N")
    serve.add_argument("--host", default="127.0.0.1", metavar="H")
    serve.add_argument("--no-worker", action="store_true", help="where `attune work` runs apart")
    serve.set_defaults(run=_serve, needs_django=True)
    work = rooms.add_parser("work", help="run a worker by itself until Ctrl-C")
    work.add_argument("--until-empty", action="store_true", help="end when no job waits")
    work.add_argument("--kept", action="store_true", help=argparse.SUPPRESS)
    work.set_defaults(run=_work, needs_django=True)
    tick = rooms.add_parser("tick", help="run the periodic work that is due, once")
    tick.set_defaults(run=_tick, needs_django=True)


def _serve(args: argparse.Namespace) -> int:
    from . import serving

    try:
        return serving.serve(host=args.host, port=args.port, worker=not args.no_worker)
    except serving.CannotServe as wrong:
        print(wrong, file=sys.stderr)
        return 2


def _work(args: argparse.Namespace) -> int:
    from attune.place.jobs import worker

    from .jobs import KINDS, PERIODIC
    from .keeping import end_with_parent

    if args.kept:
        end_with_parent()
    worker.work(KINDS, PERIODIC, until_empty=args.until_empty)
    return 0


def _tick(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from attune.place.jobs import clock, worker

    from .jobs import PERIODIC

    now = timezone.now()
    clock.set_up(PERIODIC, at=now)
    ran = clock.tick(PERIODIC, at=now, who=worker.worker_name())
    print(f"Ran {', '.join(ran)}." if ran else "Nothing was due.")
    return 0


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65_536:
        raise argparse.ArgumentTypeError(f"a port lies between 1 and 65535, not at {text}")
    return int(text)
