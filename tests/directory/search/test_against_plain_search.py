"""On either database the search gives what the plainest search in Python gives, in its order.

Since both databases are held to the same plain search, they give the same as each other.
"""

import random
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from attune.directory.records.models import Service
from attune.directory.search.questions import find
from attune.directory.services import actions
from attune.directory.services.drafts import Draft
from attune.domain.freshness import FRESH_DAYS
from attune.domain.listings.document import PlaceOfService, ServiceDocument
from attune.domain.offers.offer import Offer
from attune.domain.search.asking import Query
from attune.domain.search.distance import MILE, Point, metres_from
from attune.domain.search.entry import entry_of
from attune.domain.search.facets import FACETS, chosen_of
from attune.domain.search.offered import offered
from attune.domain.search.words import IN_NAME, asked, folded
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import TODAY, named

WORDS = "baby massage dads crying sleep group feeding café weekly free Ōtaki اردو twins".split()
FACETS_ASKED = ("stage", "free", "topic", "day", "language")
NOWHERE = 2**31 - 1


def a_draft(chance: random.Random, number: int) -> Draft:
    name = " ".join(chance.sample(WORDS, 2)).title()
    days = ",".join(chance.sample(["MO", "TU", "WE"], chance.randint(0, 2)))
    record = {
        "name": name,
        "status": "active",
        "description": " ".join(chance.choices(WORDS, k=4)),
        "schedules": [{"byday": days}] if days else [],
        "languages": [{"name": chance.choice(["Welsh", "Urdu", "Klingon"])}],
    }
    stages = chance.sample(list(FACETS["stage"].choices), chance.randint(0, 3))
    topics = chance.sample(["sleep_and_crying", "feeding", "loss"], chance.randint(0, 2))
    offer = Offer.of({"stages": stages, "topics": topics, "free": chance.random() < 0.5})
    places = tuple(a_spot(chance, number, each) for each in range(chance.choice((0, 1, 1, 2))))
    assured = chance.choice((None, TODAY.replace(month=6), TODAY))
    return Draft(ServiceDocument(record, offer, places), named(f"plain {number}"), assured)


def a_spot(chance: random.Random, number: int, each: int) -> PlaceOfService:
    location = {
        "id": str(named(f"spot {number} {each}")),
        "latitude": f"{52 + chance.gauss(0, 0.1):.6f}",
        "longitude": f"{-1 + chance.gauss(0, 0.1):.6f}",
    }
    return PlaceOfService({}, location)


def a_question(chance: random.Random) -> Query:
    near = Point(52_000_000 + chance.randrange(-90_000, 90_000), -1_000_000)
    chosen = {
        key: chance.sample(list(FACETS[key].choices)[:4], 1)
        for key in FACETS_ASKED
        if chance.random() < 0.3
    }
    return Query(
        " ".join(chance.sample(WORDS, chance.randint(0, 2))),
        near if chance.random() < 0.6 else None,
        chance.choice((None, round(MILE), round(5 * MILE), round(60 * MILE))),
        chosen_of(chosen),
        start=chance.choice((0, 0, 3)),
        most=chance.choice((10, 5, None)),
        facets=FACETS_ASKED,
    )


@dataclass(frozen=True)
class Plain:
    """A service as the plain search sees it."""

    service: Service
    words: frozenset[str]
    complete: int
    offers: dict[str, set[str]]
    places: tuple[PlaceOfService, ...]

    @classmethod
    def of(cls, service: Service) -> "Plain":
        document = service.whole_document
        entry = entry_of(document, {})
        return cls(service, entry.words, entry.complete, offered(document), document.places)

    def metres(self, query: Query) -> int:
        if query.near is None or not self.places:
            return NOWHERE
        degrees = [
            [round(float(place.location[name]) * 1e6) for place in self.places]
            for name in ("latitude", "longitude")
        ]
        return int(metres_from(query.near, *map(np.array, degrees)).min())

    def says(self, query: Query) -> bool:
        far = query.near and query.within and query.within < self.metres(query) < NOWHERE
        return not far and self.words.issuperset(asked(query.text).words)

    def order(self, query: Query) -> Any:
        words = asked(query.text).words
        named_so = bool(words) and self.words.issuperset(IN_NAME + word for word in words)
        assured = self.service.assured_on
        age = (TODAY - assured).days if assured else None
        band = 1 if age is None else 0 if age <= FRESH_DAYS else 2
        name = folded(self.service.name).encode()[:16].ljust(16, b"\0")
        first = self.metres(query) if query.near else not named_so
        return first, band, -self.complete, name, self.service.pk

    def holds(self, query: Query, but: str = "") -> bool:
        return all(self.offers[key] & each for key, each in query.chosen.items() if key != but)


@pytest.mark.parametrize("seed", range(3))
def test_the_search_gives_what_a_plain_search_gives(cast: Cast, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    drafts = [a_draft(chance, number) for number in range(60)]
    actions.list_services(cast.wrenbridge, drafts=drafts, by=None, at=NOW, why="For a test")
    services = [Plain.of(each) for each in Service.objects.filter(seen_until__gte=TODAY)]
    for _ in range(40):
        query = a_question(chance)
        found = find(query, cast.wrenbridge, on=TODAY)
        plain = sorted(
            (each for each in services if each.says(query)), key=lambda s: s.order(query)
        )
        whole = [each.service.pk for each in plain if each.holds(query)]
        end = None if query.most is None else query.start + query.most
        assert [hit.service for hit in found.hits] == whole[query.start : end], query
        assert found.total == len(whole)
        for key in FACETS_ASKED:
            under = [each.offers[key] for each in plain if each.holds(query, key)]
            counts = {choice: sum(choice in each for each in under) for choice in found.counts[key]}
            assert found.counts[key] == counts, (query, key)
