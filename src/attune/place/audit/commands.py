"""`attune place audit head | verify`: the head of the chain, and whether all of it fits."""

import argparse


def add_commands(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Put `audit` among the commands of the room."""
    audit = verbs.add_parser("audit", help="the audit trail: its head, and whether it fits")
    asked = audit.add_subparsers(metavar="VERB", required=True)
    head = asked.add_parser("head", help="print the newest seal")
    head.set_defaults(run=_head, needs_django=True)
    verify = asked.add_parser("verify", help="recompute the whole chain; exit 1 where it differs")
    verify.set_defaults(run=_verify, needs_django=True)


def _head(args: argparse.Namespace) -> int:
    from . import heads

    print(heads.line())
    return 0


def _verify(args: argparse.Namespace) -> int:
    from . import heads
    from .verifying import verify

    try:
        verdict = verify(exported=heads.folder())
    except heads.HeadUnreadable as wrong:
        print(wrong)
        return 1
    print(verdict.sentence)
    return 1 if verdict.misfit else 0
