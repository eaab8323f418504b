"""Checks a pathway: everything that is poor in it, in a stable order."""

from collections.abc import Iterator

from attune.domain.pathways.pathway import Pathway

from .circles import circles
from .exploring import MOST_STANDS, exactly, explore, loosely
from .findings import Finding, FindingKind
from .safety import safety
from .ways import ways


def check(pathway: Pathway) -> tuple[Finding, ...]:
    """Every finding; none of them blocks where the pathway may be published."""
    return tuple(_graph(pathway))


def _graph(pathway: Pathway) -> Iterator[Finding]:
    onward = exactly(pathway)
    found = explore(pathway, onward)
    if not found.whole:
        yield Finding(
            FindingKind.TANGLED,
            "steps",
            f"The conditions on routes make more than {MOST_STANDS:,} different ways, too many to"
            " follow each: they were checked as if every condition could hold and could fail."
            " Ask about fewer earlier answers",
        )
        onward = loosely
        found = explore(pathway, onward)
    yield from circles(pathway)
    yield from ways(pathway, found)
    yield from safety(pathway, explore(pathway, onward, ask_consent=False))
