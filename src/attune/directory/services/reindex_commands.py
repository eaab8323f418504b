"""`attune directory reindex`: write every published document and the whole index again."""

import argparse
import sys


def add_commands(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Put `reindex` among the directory's commands."""
    reindex = verbs.add_parser(
        "reindex",
        help="write the published documents and the search index again",
        description="For after a change of the synonyms or an update of Attune. Nothing that "
        "anybody recorded is changed; families can search meanwhile.",
    )
    reindex.set_defaults(run=_reindex, needs_django=True)


def _reindex(args: argparse.Namespace) -> int:
    from django.db import transaction

    from attune.directory.search import wordlists
    from attune.directory.search.keeping import all_ids

    from .publishing import SLICE, publish

    ids = all_ids()
    for start in range(0, len(ids), SLICE):
        with transaction.atomic():
            publish(ids[start : start + SLICE])
        print(f"{min(start + SLICE, len(ids)):,} of {len(ids):,}", file=sys.stderr, flush=True)
    wordlists.tidy()
    print(f"{len(ids):,} services written again")
    return 0
