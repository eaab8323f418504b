"""Our own taxonomies: the words of an offer as terms by which other sites can filter a feed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any
from uuid import UUID, uuid5

from attune.domain.levels import Grouping

from .fields import key_of, title_of
from .offer import Offer
from .vocabulary import Stage, Topic, WhoFor

# Fixed for ever: from it every id of ours in a feed is made.
NAMESPACE = UUID("8c3d2f0a-6f0e-5c57-9a0e-4d1f6b2a7c11")


@dataclass(frozen=True)
class OwnTaxonomy:
    """One vocabulary of the offer, as Open Referral sees it: a taxonomy, a term for each word."""

    field: str  # of the offer
    name: str
    about: str
    vocabulary: type[Enum]

    @cached_property
    def uid(self) -> UUID:
        return uuid5(NAMESPACE, self.field)

    @cached_property
    def terms(self) -> dict[Enum, dict[str, Any]]:
        """The Open Referral taxonomy_term of each word."""
        return {word: self._term(word) for word in self.vocabulary}

    def _term(self, word: Enum) -> dict[str, Any]:
        return {
            "id": str(uuid5(NAMESPACE, f"{self.field}/{key_of(word)}")),
            "code": key_of(word),
            "name": title_of(word),
            "description": f"{self.about}: {title_of(word)}",
            "taxonomy": self.name,
            "taxonomy_id": str(self.uid),
        }

    def document(self) -> dict[str, Any]:
        """The Open Referral taxonomy, without its terms."""
        about = f"{self.about}. A vocabulary of Attune’s own."
        return {"id": str(self.uid), "name": self.name, "description": about}


OWN = (
    OwnTaxonomy("groupings", "Attune: i-THRIVE grouping", "Needs-based grouping", Grouping),
    OwnTaxonomy("stages", "Attune: stage", "Stage of the first five years", Stage),
    OwnTaxonomy("who_for", "Attune: who for", "Whom the service works with", WhoFor),
    OwnTaxonomy("topics", "Attune: topic", "What families come about", Topic),
)


def words_of(offer: Offer) -> Iterator[tuple[OwnTaxonomy, Enum]]:
    """Each word of the offer that is a term of ours, with its taxonomy."""
    for taxonomy in OWN:
        for word in getattr(offer, taxonomy.field):
            yield taxonomy, word


def attribute(term: Mapping[str, Any], service: UUID) -> dict[str, Any]:
    """The Open Referral attribute by which a service carries a term."""
    return {
        "id": str(uuid5(service, term["id"])),
        "link_id": str(service),
        "link_type": "service",
        "taxonomy_term_id": term["id"],
        "taxonomy_term": term,
    }
