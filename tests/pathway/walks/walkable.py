"""A small invented pathway that is published at Wrenbridge, and somebody who walks it."""

import re
from dataclasses import replace
from html import unescape
from typing import Any

from django.test import Client

from attune.domain.pathways.local import LocalDocument, Placement
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.reading import read_pathway
from attune.pathway.drafts import actions as drafts
from attune.pathway.records.models import Edition, LocalPathway
from attune.place.localities.models import Locality
from tests.cast import NOW
from tests.pathway.pathways_at_wrenbridge import a_pathway, an_edition

WALK = "/wrenbridge/pathway/small/walk/"
PREVIEW = "/wrenbridge/pathway/work/small/preview/walk/"
BODY = re.compile(r'name="walk" value="([^"]+)"')
TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
YES_NO = [{"key": "no", "text": "No"}, {"key": "yes", "text": "Yes"}]


def small(**fields: Any) -> Pathway:
    """A question, a look, a permission asked twice at most, two outcomes, and every other part."""
    return read_pathway(_head() | {"steps": steps()} | _parts() | fields, file="small")


def _head() -> dict[str, Any]:
    head = {name: f"Invented {name}" for name in ("summary", "source", "author", "licence")}
    named = {"key": "small", "version": "7", "title": "A small pathway", "starts_at": "ask"}
    return head | named | {"reaches_months": 24}


def steps() -> list[dict[str, Any]]:
    """As a document has them."""
    asked = [{"answers": ["no"], "to": "well"}, {"answers": ["yes"], "to": "look"}]
    permission = [
        {"answers": ["yes"], "to": "help"},
        {"answers": ["no"], "to": "look", "again": True},
        {"answers": ["no"], "to": "well", "when": [{"step": "ask", "any_of": ["yes"]}]},
    ]
    ask = {
        "key": "ask",
        "kind": "ask",
        "title": "Ask first",
        "question": "Does anything worry you?",
    }
    may = {"key": "may", "kind": "decide", "title": "Permission", "question": "May we share?"}
    look = {"key": "look", "kind": "gather", "title": "Look closer", "gathers": ["baby"]}
    well = {"key": "well", "kind": "outcome", "title": "All is well", "groupings": ["Thriving"]}
    more = {"key": "help", "kind": "outcome", "title": "Help them", "shares": True}
    return [
        ask | {"text": "Take your time.", "answers": YES_NO, "routes": asked},
        look | {"routes": [{"to": "may"}]},
        may | {"consent": True, "answers": YES_NO, "routes": permission},
        well,
        more | {"groupings": ["Getting more help"]},
    ]


def _parts() -> dict[str, Any]:
    training = {"key": "watch", "name": "A way of watching", "needs_training": True}
    prompts = [{"key": "sleep", "text": "How does the baby sleep?"}]
    baby = {"key": "baby", "kind": "baby", "title": "The baby", "text": "Watch."}
    point = {"title": "A visit", "when": "Early"}
    well = {"key": "well", "grouping": "Thriving", "title": "Doing well", "text": "Most families."}
    return {
        "ways_of_working": [{"key": "together", "text": "We work together."}],
        "contact_points": [
            {"key": "new", "until_months": 0} | point,
            {"key": "old", "until_months": 48} | point | {"title": "A visit at four"},
        ],
        "standing_rules": [
            {"key": "agree", "kind": "consent", "title": "Permission first", "text": "Ask."},
            {"key": "safe", "kind": "safeguarding", "title": "Safety first", "text": "Act now."},
        ],
        "information": [baby | {"prompts": prompts, "tools": [training]}],
        "groupings": [well],
        "slots": [
            {"key": "groups", "grouping": "Thriving", "title": "Groups", "text": "To meet."},
            {"key": "team", "grouping": "Getting more help", "title": "A team", "text": "For two."},
        ],
        "links": [{"key": "sleep", "title": "Sleep pathway", "text": "For tired families."}],
        "contacts": [
            {
                "key": "line",
                "kind": "consultation",
                "title": "Advice line",
                "phone": "01632 960111",
            },
            {"key": "lead", "kind": "safeguarding", "title": "Safeguarding lead"},
        ],
        "checklist": [
            {"key": "loss", "group": "caregiver", "text": "A loss"},
            {"key": "early", "group": "infant", "text": "Born early"},
        ],
    }


def drafted(locality: Locality, pathway: Pathway | None = None) -> LocalPathway:
    """A draft of the small pathway, without services."""
    local = a_pathway(locality, key="small")
    redrafted(local, pathway or small())
    return local


def redrafted(
    local: LocalPathway,
    pathway: Pathway | None = None,
    placements: dict[str, tuple[Placement, ...]] | None = None,
) -> None:
    document = LocalDocument(
        pathway or local.local.pathway,
        local.local.placements if pathway is None and placements is None else placements or {},
    )
    drafts.keep_draft(local, local=document, what="words", by=None, at=NOW)


def published(locality: Locality, **placements: tuple[Placement, ...]) -> Edition:
    local = drafted(locality)
    redrafted(local, placements=placements)
    return an_edition(local)


def next_edition(edition: Edition, **fields: Any) -> Edition:
    """The same pathway with other words, published again."""
    pathway = edition.pathway
    local = pathway.local
    changed = LocalDocument(replace(local.pathway, **fields), local.placements)
    drafts.keep_draft(pathway, local=changed, what="words", by=None, at=NOW)
    return an_edition(pathway, note="Better words")


class Walker:
    """Somebody who walks: each move posts the form of the page they were given."""

    def __init__(self, client: Client, at: str = WALK) -> None:
        self.client, self.at = client, at
        self.answer: Any = client.get(at)

    @property
    def said(self) -> str:
        return unescape(self.answer.content.decode())

    @property
    def heading(self) -> str:
        found = TITLE.search(self.said)
        return re.sub(r"<[^>]+>|\s+", " ", found[1]).strip() if found else ""

    @property
    def body(self) -> str:
        found = BODY.search(self.answer.content.decode())
        assert found, self.said
        return found[1]

    def begins(self) -> "Walker":
        return self.posts({})

    def answers(self, answer: str) -> "Walker":
        return self.posts({"walk": self.body, "answer": answer})

    def goes_on(self) -> "Walker":
        return self.posts({"walk": self.body})

    def goes_back_to(self, place: int) -> "Walker":
        return self.posts({"walk": self.body, "back": str(place)})

    def posts(self, data: dict[str, str]) -> "Walker":
        self.answer = self.client.post(self.at, data)
        return self
