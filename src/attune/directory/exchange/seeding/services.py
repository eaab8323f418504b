"""One invented service after another, each the same for the same seed and number."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from random import Random
from typing import Any

from attune.directory.services.drafts import Draft
from attune.domain.listings.document import PlaceOfService, ServiceDocument
from attune.domain.offers.offer import Offer

from . import words
from .country import Country, uid

FRESH_DAYS = 80  # none goes stale soon: a bench wants all of them
SELDOM = list(accumulate(1 / (rank + 3) for rank in range(len(words.ACTIVITIES))))
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA")
STAGES = ("antenatal", "to_6_months", "to_12_months", "to_2_years", "to_5_years")
WHO = ("mother", "father_or_partner", "couple", "dyad", "baby", "other_carer")
SETTINGS = ("home", "family_hub", "clinic", "community_place", "online", "hybrid", "phone_or_text")
ROUTES = ("midwife", "health_visitor", "gp", "family_hub", "any_professional")
AGES = ((-9, 0), (-9, 12), (0, 6), (0, 12), (0, 24), (0, 60), (6, 24), (12, 36), (24, 60))


def draft(country: Country, number: int, *, on: date) -> Draft:
    """The service of this number, as it is listed on a day."""
    chance = Random(f"{country.seed}/service/{number}")  # noqa: S311  (no secret)
    kind, topics, groupings, kinds = chance.choice(words.HELP)
    town = country.town(chance)
    offer = {
        "groupings": groupings,
        "topics": topics,
        "kinds": kinds,
        "focus": chance.choice(("specialised", "additional", "non_specialised")),
        "free": chance.random() < 0.8,
        "ages_eligible": _ages(chance),
        **_chosen(chance),
    }
    service_id = uid(chance)
    record = _record(chance, kind, country.towns[town].name)
    guarded = "domestic_abuse" in topics
    places = tuple(_places(chance, country, town, own=number if guarded else None))
    provider = country.provider_of(chance, guarded=guarded)
    document = ServiceDocument(record, Offer.of(offer), places, provider)
    assured = on - timedelta(days=chance.randint(0, FRESH_DAYS)) if chance.random() < 0.9 else None
    return Draft(document, service_id, assured)


def _record(chance: Random, kind: str, town: str) -> dict[str, Any]:
    help_ = kind[0].lower() + kind[1:]
    sentences = [chance.choice(words.OPENINGS).format(help=help_, town=town)]
    sentences += chance.sample(words.MIDDLES, chance.randint(2, 4))
    some = chance.choices(words.ACTIVITIES, cum_weights=SELDOM, k=chance.randint(2, 4))
    sentences.append(f"There is {', '.join(some[:-1])} and {some[-1]} in some weeks.")
    number = chance.randint(0, 999)
    first = chance.choice(words.FIRST_WORDS)
    said = sentences[0]
    return {
        "name": f"{first} {chance.choice(words.FIRST_WORDS)} {kind} {town}",
        "status": "temporarily closed" if chance.random() < 0.02 else "active",
        "description": " ".join([said[0].upper() + said[1:], *sentences[1:]]),
        "url": f"https://example.org/services/{chance.getrandbits(40):x}",
        "email": f"{first.lower()}{number}@example.org",
        "phones": [{"id": str(uid(chance)), "number": f"01632 960{number:03}"}],
        "schedules": [_schedule(chance)],
        "cost_options": [_cost(chance)],
        "languages": [
            {"id": str(uid(chance)), "name": name}
            for name in chance.sample(words.LANGUAGES, chance.choice((0, 0, 1, 2)))
        ],
    }


def _schedule(chance: Random) -> dict[str, Any]:
    opens = chance.randint(8, 17)
    return {
        "id": str(uid(chance)),
        "freq": "WEEKLY" if chance.random() < 0.85 else "MONTHLY",
        "byday": ",".join(sorted(chance.sample(DAYS, chance.randint(1, 3)), key=DAYS.index)),
        "opens_at": f"{opens:02}:{chance.choice(('00', '30'))}",
        "closes_at": f"{opens + chance.randint(1, 4):02}:30",
    }


def _cost(chance: Random) -> dict[str, Any]:
    if chance.random() < 0.8:
        return {"id": str(uid(chance)), "option": "Free", "amount": 0}
    return {"id": str(uid(chance)), "amount": Decimal(chance.randint(1, 16)) / 2}


def _ages(chance: Random) -> dict[str, int]:
    start, end = chance.choice(AGES)
    return {"from_months": start, "to_months": end}


def _chosen(chance: Random) -> dict[str, Any]:
    routes = chance.sample(ROUTES, chance.randint(0, 2))
    return {
        "stages": chance.sample(STAGES, chance.randint(1, 3)),
        "who_for": chance.sample(WHO, chance.randint(1, 3)),
        "settings": chance.sample(SETTINGS, chance.randint(1, 2)),
        "routes": ["self", *routes] if chance.random() < 0.6 else routes,
        "made_for": chance.sample(words.COMMUNITIES, chance.choice((0, 0, 0, 1, 2))),
    }


def _places(chance: Random, country: Country, town: int, *, own: int | None) -> Any:
    """One place most often; 1.2 on average, all in the service's own town.

    A service whose address stays hidden shares no venue: it would hide that from all others.
    """
    many = chance.choices((0, 1, 2, 3), weights=(5, 75, 15, 5))[0]
    numbers = chance.sample(range(country.venues), many)
    for number in numbers if own is None else [country.venues + own]:
        at = {"id": str(uid(chance))}
        yield PlaceOfService(at, country.venue(town, number))
