"""An edition: a local pathway as it was published on a day, whole and unchangeable."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from attune.domain import canonical
from attune.domain.questionnaires.entries import only
from attune.domain.reading import Entry

from .parts import PathwayRefused
from .pathway import Pathway
from .reading import read_pathway
from .vocabulary import Standing
from .writing import document

EDITION_FIELDS = frozenset(
    "locality number published_on review_due change_note base pathway services".split()
)


@dataclass(frozen=True)
class FrozenService:
    """A service as it was when the edition was published: what a poster prints.

    `service` is its id in the directory, or "" where it is only wanted.
    """

    name: str
    standing: Standing
    service: str = ""
    provider: str = ""
    summary: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""
    ages: str = ""
    words: str = ""


@dataclass(frozen=True)
class Base:
    """What a pathway was adapted from: a template of a version, or another area's edition."""

    kind: str  # "template" or "edition"
    key: str
    version: str
    sha256: str


@dataclass(frozen=True)
class EditionDocument:
    """Everything an edition says; `services` by slot. A draft's preview has number 0."""

    locality: str
    number: int
    published_on: date
    review_due: date
    change_note: str
    base: Base
    pathway: Pathway
    services: Mapping[str, tuple[FrozenService, ...]]

    def __post_init__(self) -> None:
        if self.review_due <= self.published_on:
            raise PathwayRefused("The review is due after the day of publishing")

    def placed(self, slot: str) -> tuple[FrozenService, ...]:
        return self.services.get(slot, ())

    def text(self) -> str:
        """Its canonical text; what is hashed and kept."""
        return canonical.text(
            {
                "locality": self.locality,
                "number": self.number,
                "published_on": self.published_on,
                "review_due": self.review_due,
                "change_note": self.change_note,
                "base": asdict(self.base),
                "pathway": document(self.pathway),
                "services": {
                    slot: [_plain(each) for each in there]
                    for slot, there in self.services.items()
                    if there
                },
            }
        )


class EditionAltered(PathwayRefused):
    """An edition whose text is not the one that was published; nothing of it is shown."""


def checksum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@lru_cache(maxsize=64)
def read_edition(text: str, sha256: str) -> EditionDocument:
    """The edition of a kept text, if it is the text that was published.

    Kept in memory by text and checksum: an edition never changes, so neither does its reading.
    """
    if checksum(text) != sha256:
        raise EditionAltered(
            "The text of this edition is not the text that was published: its checksum differs"
        )
    whole = only(Entry.of("This edition", canonical.value(text)), EDITION_FIELDS)
    slots = whole.entry("services")
    base = whole.entry("base")
    return EditionDocument(
        locality=whole.text("locality"),
        number=whole.count("number"),
        published_on=date.fromisoformat(whole.text("published_on")),
        review_due=date.fromisoformat(whole.text("review_due")),
        change_note=whole.text("change_note"),
        base=Base(*(base.text(name) for name in ("kind", "key", "version", "sha256"))),
        pathway=read_pathway(whole.anything("pathway"), file="This edition"),
        services={
            slot: tuple(_read(each) for each in slots.entries(slot, slot)) for slot in slots.data
        },
    )


def _plain(service: FrozenService) -> dict[str, Any]:
    said = {**asdict(service), "standing": service.standing.value}
    return {name: value for name, value in said.items() if value}


def _read(entry: Entry) -> FrozenService:
    fields = ("name", "service", "provider", "summary", "phone", "email", "web", "ages", "words")
    only(entry, frozenset({*fields, "standing"}))
    said = {name: entry.text(name, "") for name in fields}
    return FrozenService(standing=entry.choice("standing", Standing), **said)
