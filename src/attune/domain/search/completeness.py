"""How much a record says of what families ask first, so that the fuller of two comes first.

The list and its equal weights are an Attune proposal.
"""

from attune.domain.listings.document import ServiceDocument
from attune.domain.listings.reach import WaysIn

LONG_ENOUGH = 80  # characters of a description that says something


def completeness(document: ServiceDocument, ways: WaysIn, choices: dict[str, set[str]]) -> int:
    """How many of nine questions the record answers."""
    description = str(document.service.get("description") or "")
    answered = (
        len(description) >= LONG_ENOUGH,
        bool(ways.calls or ways.texts),
        bool(ways.emails or ways.links),
        bool(document.places or choices["setting"]),
        bool(choices["day"]),
        bool(choices["stage"]),
        bool(choices["free"] or document.service.get("cost_options")),
        bool(choices["language"]),
        bool(document.offer.routes or document.service.get("application_process")),
    )
    return sum(answered)
