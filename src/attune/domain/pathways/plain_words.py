"""Every text of a pathway by its path, and the rule that words are words: no markup, no scripts."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from .parts import Keyed, PathwayRefused
from .pathway import Pathway

LONGEST_TEXT = 4_000
HEAD = ("title", "summary", "source", "licence", "author", "label")
# What names, links or chooses is not words to be read, translated or compared as such.
NOT_WORDS = frozenset({"key", "picture", "link", "phone", "email", "to"})
MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z!?]|&#?\w{2,};|(?:javascript|vbscript|data)\s*:", re.I)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
LINK = re.compile(r"https?://[^\s<>\"']+")


def texts(pathway: Pathway) -> dict[str, str]:
    """Every text by its path: "title", "steps.ask.question", "steps.ask.answers.yes.text"."""
    return dict(_texts(pathway))


def _texts(pathway: Pathway) -> Iterator[tuple[str, str]]:
    for name in HEAD:
        yield name, getattr(pathway, name)
    for name, items in pathway.sections():
        for item in items:
            yield from _of(f"{name}.{item.key}", item)
    yield "family.title", pathway.family.title
    yield "family.intro", pathway.family.intro
    for card in pathway.family.cards:
        yield from _of(f"family.cards.{card.key}", card)


def _of(path: str, item: Any) -> Iterator[tuple[str, str]]:
    for field in fields(item):
        value = getattr(item, field.name)
        if isinstance(value, str) and field.name not in NOT_WORDS:
            yield f"{path}.{field.name}", value
        elif isinstance(value, tuple):
            for inner in value:
                if isinstance(inner, Keyed):
                    yield from _of(f"{path}.{field.name}.{inner.key}", inner)


def check_plain(pathway: Pathway) -> None:
    """Refuse markup, scripts, hidden control characters, and links that are not web addresses."""
    for path, text in _texts(pathway):
        check_words(path, text)
    for view in pathway.information:
        for tool in view.tools:
            if tool.link and not LINK.fullmatch(tool.link):
                raise PathwayRefused(f"information.{view.key}.tools.{tool.key}.link: a web address")
    for contact in pathway.contacts:
        check_words(f"contacts.{contact.key}.phone", contact.phone)
        check_words(f"contacts.{contact.key}.email", contact.email)


def check_words(path: str, text: str) -> None:
    """One text: words only, at most 4,000 characters."""
    if len(text) > LONGEST_TEXT:
        raise PathwayRefused(f"{path}: {len(text):,} characters; {LONGEST_TEXT:,} is the most")
    if found := MARKUP.search(text):
        raise PathwayRefused(
            f"{path}: write words only; “{found[0]}” looks like markup or a script"
        )
    if CONTROL.search(text):
        raise PathwayRefused(f"{path}: holds a hidden control character; type the words again")
