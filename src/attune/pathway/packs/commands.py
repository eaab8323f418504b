"""`attune pathway pack`: write an area's pathway as a pack, look at one, take one in."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

IMPORT = """\
Takes a pack in as a draft of a locality. With --look it only says what is in the pack: whose it
is, under which licence, and what the check finds.

Exit code 0: done; 1: looked at, and the check found something that blocks; 2: refused.
"""


def add_commands(sub: "Verbs") -> None:
    """Put `pack export` and `pack import` among the verbs of pathways."""
    pack = sub.add_parser("pack", help="hand a pathway to another area, or take one in")
    verbs = pack.add_subparsers(metavar="VERB", required=True)
    _add_export(verbs)
    _add_import(verbs)


def _add_export(verbs: "Verbs") -> None:
    export = verbs.add_parser("export", help="write the pack of a published pathway")
    export.add_argument("--locality", metavar="SLUG", required=True)
    export.add_argument("--pathway", metavar="KEY", required=True)
    export.add_argument("--edition", metavar="N", type=int, help="by default the newest")
    export.add_argument("--out", metavar="FILE", type=Path, required=True)
    export.set_defaults(run=_export, needs_django=True)


def _add_import(verbs: "Verbs") -> None:
    taken = verbs.add_parser(
        "import",
        help="take a pack in as a draft",
        description=IMPORT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    taken.add_argument("file", metavar="FILE", type=Path)
    taken.add_argument("--look", action="store_true", help="only say what is in it")
    taken.add_argument("--locality", metavar="SLUG")
    taken.add_argument("--key", metavar="KEY", help="its short name; by default the pack's own")
    taken.add_argument("--by", metavar="EMAIL", help="the member who takes it in")
    taken.set_defaults(run=_import, needs_django=True)


def _export(args: argparse.Namespace) -> int:
    from .pack_commands import export

    return _said(args, export)


def _import(args: argparse.Namespace) -> int:
    from .pack_commands import look, take

    return _said(args, look if args.look else take)


def _said(args: argparse.Namespace, run: object) -> int:
    """What came of it on one channel, why not on the other."""
    from attune.domain.refusals import Refused

    try:
        code, sentence = run(args)  # type: ignore[operator]
    except Refused as refused:
        print(f"attune pathway pack: {refused}", file=sys.stderr)
        return 2
    except OSError as wrong:
        print(f"attune pathway pack: {wrong.filename}: {wrong.strerror}", file=sys.stderr)
        return 2
    print(sentence)
    return int(code)
