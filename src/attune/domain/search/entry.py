"""What the index keeps of one service: its words, what it offers and how full its record is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from attune.domain.listings.document import ServiceDocument
from attune.domain.listings.reach import ways_in

from .completeness import completeness
from .facets import FACETS, LANGUAGES, OTHER, YES, bits_of
from .offered import offered
from .words import indexed

NOBODY: Mapping[str, Any] = {}
SAID_OF_SERVICE = (
    "alternate_name",
    "description",
    "eligibility_description",
    "additional_information",
    "accreditations",
)
SAID_OF_PLACE = ("city", "region", "state_province", "postal_code")
TITLED = ("topic", "kind", "setting", "who", "made_for", "stage")


@dataclass(frozen=True)
class Entry:
    """One service for the index; `complete` counts the questions its record answers."""

    words: frozenset[str]
    lanes: tuple[int, int, int]
    complete: int


def entry_of(document: ServiceDocument, provider: Mapping[str, Any] = NOBODY) -> Entry:
    """The entry of a document that is masked already: nothing hidden may be looked for."""
    choices = offered(document)
    texts = [*_texts(document), str(provider.get("name") or ""), *_titles(choices)]
    return Entry(
        words=frozenset(indexed(document.name, texts)),
        lanes=bits_of(choices),
        complete=completeness(document, ways_in(document, provider), choices),
    )


def _titles(choices: Mapping[str, Iterable[str]]) -> Iterator[str]:
    for key in TITLED:
        titles = FACETS[key].choices
        yield from (titles[each] for each in choices[key])
    yield from (LANGUAGES[each] for each in choices["language"] if each not in (OTHER, "en"))
    yield "dads" if YES in choices["dads"] else ""
    yield "free" if YES in choices["free"] else ""


def _texts(document: ServiceDocument) -> Iterator[str]:
    record, offer = document.service, document.offer
    yield from (str(record.get(name) or "") for name in SAID_OF_SERVICE)
    yield from (offer.offer_to_dads, *offer.languages)
    yield from (each.name for each in offer.interventions)
    for attribute in _tables(record.get("attributes")):
        term = attribute.get("taxonomy_term")
        yield str(term.get("name") or "") if isinstance(term, Mapping) else ""
    for place in document.places:
        yield place.name
        for address in _tables(place.location.get("addresses")):
            yield from (str(address.get(name) or "") for name in SAID_OF_PLACE)


def _tables(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, Mapping))
