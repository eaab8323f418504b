"""An area's own pathway while it is worked on: the pathway, and what stands in its slots."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from attune.domain import canonical
from attune.domain.questionnaires.entries import only
from attune.domain.reading import Entry

from .parts import PathwayRefused
from .pathway import Pathway
from .plain_words import check_words
from .reading import read_pathway
from .vocabulary import Standing
from .writing import document

MOST_IN_SLOT = 40
MOST_SERVICES = 400
MOST_BYTES = 2_000_000


@dataclass(frozen=True)
class Placement:
    """What stands in a slot: a directory service by its id, or only the name of what is wanted.

    `words` is what the area adds about it here.
    """

    name: str
    service: str = ""
    standing: Standing = Standing.CURRENT
    words: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise PathwayRefused("What stands in a slot needs a name")
        if not self.service and self.standing is Standing.CURRENT:
            raise PathwayRefused(
                f"“{self.name[:80]}” is not in the directory: list it there first,"
                " or mark it as wanted"
            )
        if self.service:
            _uuid(self.service)
        check_words("name", self.name)
        check_words("words", self.words)


@dataclass(frozen=True)
class LocalDocument:
    """A pathway and the placements of each of its slots, in order."""

    pathway: Pathway
    placements: Mapping[str, tuple[Placement, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        slots = {slot.key for slot in self.pathway.slots}
        for slot, placed in self.placements.items():
            if slot not in slots:
                raise PathwayRefused(f"There is no slot “{slot[:80]}”")
            services = [each.service for each in placed if each.service]
            if len(services) != len(set(services)):
                raise PathwayRefused(f"Slot “{slot}”: a service stands in it twice")
            if len(placed) > MOST_IN_SLOT:
                raise PathwayRefused(f"Slot “{slot}”: {MOST_IN_SLOT} is the most")
        if len(self.services()) > MOST_SERVICES:
            raise PathwayRefused(f"A pathway names at most {MOST_SERVICES} services")

    def placed(self, slot: str) -> tuple[Placement, ...]:
        return self.placements.get(slot, ())

    def services(self) -> frozenset[str]:
        """The id of every service that is placed anywhere."""
        every = (each.service for placed in self.placements.values() for each in placed)
        return frozenset(service for service in every if service)

    def plain(self) -> dict[str, Any]:
        placed = {
            slot: [_plain(each) for each in there]
            for slot, there in self.placements.items()
            if there
        }
        return {"pathway": document(self.pathway), "placements": placed}

    def text(self) -> str:
        """Its canonical text, by which two drafts are told apart."""
        written = canonical.text(self.plain())
        if len(written.encode()) > MOST_BYTES:
            raise PathwayRefused(f"A pathway holds at most {MOST_BYTES:,} bytes")
        return written


def read_local(text: str, *, called: str = "This pathway") -> LocalDocument:
    """The pathway of a kept text; PathwayRefused where the text is not one."""
    return local_of(canonical.value(text), called=called)


def local_of(plain: object, *, called: str) -> LocalDocument:
    whole = only(Entry.of(called, plain), frozenset({"pathway", "placements"}))
    pathway = read_pathway(whole.anything("pathway"), file=called)
    slots = whole.entry("placements")
    read = {slot: tuple(_read(e) for e in slots.entries(slot, slot)) for slot in slots.data}
    return LocalDocument(pathway, read)


def without_contacts(pathway: Pathway) -> Pathway:
    """The same without anybody's number or address: what one area hands to another."""
    contacts = tuple(replace(each, phone="", email="") for each in pathway.contacts)
    return replace(pathway, contacts=contacts)


def _plain(placement: Placement) -> dict[str, str]:
    said = {"name": placement.name, "service": placement.service, "words": placement.words}
    kept = {name: value for name, value in said.items() if value}
    return kept | {"standing": placement.standing.value}


def _read(entry: Entry) -> Placement:
    only(entry, frozenset({"name", "service", "standing", "words"}))
    return Placement(
        name=entry.text("name"),
        service=entry.text("service", ""),
        standing=entry.choice("standing", Standing),
        words=entry.text("words", ""),
    )


def _uuid(text: str) -> None:
    try:
        UUID(text)
    except ValueError:
        raise PathwayRefused(f"“{text[:80]}” is not the id of a service") from None
