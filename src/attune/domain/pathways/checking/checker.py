"""Checks a pathway: everything that is poor in it, in a stable order."""

from collections.abc import Iterator

from attune.domain.pathways.pathway import Pathway

from .circles import circles
from .exploring import explore
from .facts import LocalFacts, local
from .findings import Finding, FindingKind
from .safety import safety
from .turning import Exactly, Loosely
from .ways import ways
from .words import Translations, behind, hard_words

NO_TRANSLATIONS: Translations = {}


def check(
    pathway: Pathway,
    *,
    facts: LocalFacts | None = None,
    translations: Translations = NO_TRANSLATIONS,
) -> tuple[Finding, ...]:
    """Every finding; a pathway is fit to be published where none of them blocks.

    `facts` are an area's; a template has none, and leaves its contacts and slots to be filled.
    """
    return tuple(_every(pathway, facts, translations))


def _every(
    pathway: Pathway, facts: LocalFacts | None, translations: Translations
) -> Iterator[Finding]:
    yield from _steps(pathway)
    if facts:
        yield from local(pathway, facts)
    yield from hard_words(pathway)
    yield from behind(pathway, translations)


def _steps(pathway: Pathway) -> Iterator[Finding]:
    follow: Exactly | Loosely = Exactly(pathway)
    found = explore(pathway, follow)
    if not found.whole:
        yield _tangled()
        follow = Loosely(pathway)
        found = explore(pathway, follow)
    yield from circles(pathway)
    yield from ways(pathway, found)
    asks = any(step.consent for step in pathway.steps)
    unasked = explore(pathway, follow, ask_consent=False) if asks else found
    yield from safety(pathway, unasked)


def _tangled() -> Finding:
    return Finding(
        FindingKind.TANGLED,
        "steps",
        "The conditions on routes make too many different ways to follow each: they were checked"
        " as if every condition could hold and could fail. Ask about fewer earlier answers",
    )


def altered(number: int) -> Finding:
    """What is said of an edition whose text does not fit its checksum; nothing else is checked."""
    return Finding(
        FindingKind.ALTERED,
        f"editions.{number}",
        f"The text of edition {number} is not the text that was published: its checksum differs."
        " It is not shown to anybody. Find out who changed it, and publish a new edition",
    )
