"""Finding a word in every text of a pathway, and saying another instead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from .editing import Edit, change_part, change_routing, fields_at
from .editing_parts import CARDS, FAMILY, HEAD, INNER, Sort, called, found, items
from .editing_routes import routing_of
from .local import LocalDocument
from .parts import PathwayRefused
from .pathway import SECTIONS, Pathway
from .steps import Step
from .word_marks import Marked, marked

SHORTEST, LONGEST = 2, 200
# A name, an address or a number is not a word to be replaced.
NOT_REPLACED = frozenset({"author", "phone", "email", "link"})


@dataclass(frozen=True)
class Found:
    """One text that holds the words: the part, what it is called, and what it would become."""

    path: str
    called: str
    field: str
    before: str
    after: str

    @property
    def marks(self) -> tuple[Marked, ...]:
        return marked(self.before, self.after)


def paths(pathway: Pathway) -> Iterator[str]:
    """The path of every part, in the order of a pathway."""
    yield HEAD
    for section in SECTIONS:
        for item in items(pathway, section):
            yield f"{section}.{item.key}"
            if section == "information":
                for name in INNER:
                    yield from (f"{section}.{item.key}.{name}.{e.key}" for e in getattr(item, name))
    if pathway.family.title:
        yield FAMILY
    yield from (f"{CARDS}.{card.key}" for card in pathway.family.cards)


def find(local: LocalDocument, words: str, instead: str) -> tuple[Found, ...]:
    """Every text that holds these whole words, written just so, and what it would become."""
    wanted, new = _pattern(words), _instead(instead)
    return tuple(
        Found(path, called(found(local.pathway, path)), name, text, _said(wanted, new, text))
        for path in paths(local.pathway)
        for name, text in _texts(local, path)
        if wanted.search(text)
    )


def replaced(local: LocalDocument, words: str, instead: str) -> tuple[Edit, ...]:
    """One change for every part that holds the words, each made on what the one before left."""
    wanted, new, edits = _pattern(words), _instead(instead), list[Edit]()
    for path in paths(local.pathway):
        for edit in _of_part(local, path, wanted, new):
            local = edit.local
            edits.append(edit)
    return tuple(edits)


def _of_part(local: LocalDocument, path: str, wanted: re.Pattern[str], new: str) -> Iterator[Edit]:
    part = found(local.pathway, path)
    said = {
        name: _said(wanted, new, text)
        for name, text in _texts(local, path)
        if "." not in name and wanted.search(text)
    }
    if said:
        edit = change_part(local, path, said)
        local = edit.local
        yield replace(edit, what="words")
    if isinstance(part, Step) and any(wanted.search(answer.text) for answer in part.answers):
        routing = routing_of(part)
        lines = (replace(e, text=_said(wanted, new, e.text)) for e in routing.lines)
        edit = change_routing(local, part.key, replace(routing, lines=tuple(lines)))
        yield replace(edit, what="words")


def _texts(local: LocalDocument, path: str) -> Iterator[tuple[str, str]]:
    part: Any = found(local.pathway, path)
    for field in fields_at(local, path):
        if field.sort in (Sort.LINE, Sort.WORDS) and field.name not in NOT_REPLACED:
            yield field.name, getattr(part, field.name)
    if isinstance(part, Step):
        yield from ((f"answers.{answer.key}", answer.text) for answer in part.answers)


def _said(wanted: re.Pattern[str], new: str, text: str) -> str:
    return wanted.sub(lambda _: new, text)


def _pattern(words: str) -> re.Pattern[str]:
    plain = " ".join(words.split())
    if not SHORTEST <= len(plain) <= LONGEST:
        raise PathwayRefused(f"Look for {SHORTEST} to {LONGEST} characters")
    return re.compile(rf"(?<!\w){re.escape(plain)}(?!\w)")


def _instead(words: str) -> str:
    plain = " ".join(words.split())
    if not plain or len(plain) > LONGEST:
        raise PathwayRefused(f"Say what to write instead, in 1 to {LONGEST} characters")
    return plain
