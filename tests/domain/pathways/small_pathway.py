"""A small invented pathway with a part of each kind, for tests of rules."""

from copy import deepcopy
from typing import Any

from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.reading import read_pathway


def small(**fields: Any) -> Pathway:
    """Ask, look, and three outcomes; `fields` replace those of its document."""
    return read_pathway(plain() | fields, file="small")


def ready() -> Pathway:
    """The small pathway with the numbers an area would give: nothing keeps it from publishing."""
    contact = {**plain()["contacts"][0], "phone": "01632 960001"}
    return small(contacts=[contact])


def plain() -> dict[str, Any]:
    """Its document, to be changed at will."""
    return deepcopy(PLAIN)


PLAIN: dict[str, Any] = {
    "key": "small",
    "version": "1",
    "title": "A small pathway",
    "summary": "For tests.",
    "source": "Invented",
    "licence": "MIT",
    "author": "Attune",
    "starts_at": "ask",
    "ways_of_working": [
        {"key": "together", "text": "We work together."},
        {"key": "early", "text": "We begin early."},
    ],
    "standing_rules": [
        {"key": "safe", "kind": "safeguarding", "title": "Safety", "text": "Act now."},
        {"key": "agree", "kind": "consent", "title": "Permission", "text": "Ask first."},
    ],
    "information": [
        {"key": "baby", "kind": "baby", "title": "The baby", "text": "Look."},
        {"key": "risk", "kind": "risk", "title": "Risk", "text": "Think."},
    ],
    "steps": [
        {
            "key": "ask",
            "kind": "ask",
            "title": "Ask",
            "question": "Are you worried?",
            "consent": True,
            "answers": [
                {"key": "no", "text": "No"},
                {"key": "yes", "text": "Yes"},
                {"key": "unsafe", "text": "Somebody may be unsafe"},
            ],
            "routes": [
                {"answers": ["no"], "to": "well"},
                {"answers": ["yes"], "to": "look"},
                {"answers": ["unsafe"], "to": "social-care"},
            ],
        },
        {
            "key": "look",
            "kind": "gather",
            "title": "Look closer",
            "gathers": ["baby"],
            "routes": [{"to": "help"}],
        },
        {"key": "well", "kind": "outcome", "title": "Going well", "groupings": ["Thriving"]},
        {"key": "help", "kind": "outcome", "title": "Help", "groupings": ["Getting help"]},
        {
            "key": "social-care",
            "kind": "outcome",
            "title": "Safety first",
            "groupings": ["Getting risk support"],
        },
    ],
    "slots": [
        {"key": "groups", "grouping": "Thriving", "title": "Groups", "text": "To meet."},
        {"key": "team", "grouping": "Getting help", "title": "Team", "text": "To help."},
        {"key": "safe", "grouping": "Getting risk support", "title": "Safe", "text": "Now."},
    ],
    "contacts": [{"key": "lead", "kind": "safeguarding", "title": "Safeguarding lead"}],
    "layers": [
        {"key": "near", "title": "Parents", "text": "Nearest.", "slots": ["groups"]},
    ],
    "family": {
        "title": "Help for you",
        "intro": "Ask at any time.",
        "cards": [{"key": "talk", "title": "Talk", "text": "Somebody listens."}],
    },
}
