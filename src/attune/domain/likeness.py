"""Finds records that may be the same service, and says why; a person decides.

The order of the evidence follows the Open Referral UK advice on duplicates (name, provider, venue,
contact, then a person); the points are an Attune proposal, editable, set on generated likenesses.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from unicodedata import combining, normalize

from rapidfuzz.fuzz import ratio, token_sort_ratio

ENOUGH = 65  # points from which a pair is shown to a person
LEAST_ALIKE = 70  # names less alike than this, in percent, are never one service's
SAME_NAME = 97  # percent
NAME_POINTS = 50  # for the same name; a less alike one has its part of them
SWITCHBOARD = 3  # a number shared by more records than this is nobody's own
LARGEST_BLOCK = 150  # words shared by more records than this tell nothing
SHORT = {
    "st": "street",
    "rd": "road",
    "ave": "avenue",
    "ctr": "centre",
    "cntr": "centre",
    "center": "centre",
    "svc": "service",
    "serv": "service",
    "grp": "group",
    "comm": "community",
    "fam": "family",
    "hv": "health visiting",
    "hvs": "health visiting",
    "pimh": "parent infant mental health",
    "pnmh": "perinatal mental health",
    "assoc": "association",
    "dept": "department",
    "hosp": "hospital",
    "&": "and",
    "sch": "school",
    "ch": "children",
    "childrens": "children",
    "mums": "mum",
    "dads": "dad",
    "babies": "baby",
    "parents": "parent",
    "services": "service",
}
SAY_NOTHING = frozenset({"the", "a", "an", "of", "at", "in", "for", "and", "with", "your", "to"})
WORD = re.compile(r"[a-z0-9]+|&")


@lru_cache(maxsize=200_000)
def plain_name(name: str) -> str:
    """A name without accents, capitals, abbreviations and the words that tell nothing."""
    folded = "".join(each for each in normalize("NFKD", name.casefold()) if not combining(each))
    folded = folded.replace("'", "").replace("’", "")
    words = " ".join(SHORT.get(word, word) for word in WORD.findall(folded)).split()
    return " ".join(word for word in words if word not in SAY_NOTHING) or folded.strip()


@dataclass(frozen=True)
class Card:
    """What of a record tells it from others. Phones are digits only; the rest may be empty."""

    key: int
    name: str
    provider: str = ""
    postcode: str = ""
    phones: frozenset[str] = frozenset()
    host: str = ""

    @property
    def district(self) -> str:
        return self.postcode.split(" ")[0]


@dataclass(frozen=True)
class Likeness:
    """Two records that may be one, how many points speak for it, and which."""

    first: int
    second: int
    points: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Common:
    """Phone numbers and names that many records share, and which so tell little."""

    phones: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @classmethod
    def among(cls, cards: Sequence[Card]) -> "Common":
        phones = Counter(phone for card in cards for phone in card.phones)
        names = Counter(plain_name(card.name) for card in cards)
        return cls(
            frozenset(phone for phone, count in phones.items() if count > SWITCHBOARD),
            frozenset(name for name, count in names.items() if count > 2),
        )


UNKNOWN = Common()


def likeness(one: Card, other: Card, common: Common = UNKNOWN) -> Likeness:
    """The points for two records being one service; names that differ much end it at once."""
    alike = names_alike(one.name, other.name)
    first, second = sorted((one.key, other.key))
    if alike < LEAST_ALIKE:
        return Likeness(first, second, 0, ())
    points = round((alike - LEAST_ALIKE) * NAME_POINTS / (100 - LEAST_ALIKE))
    reasons = [f"Names {round(alike)}% alike"]
    parts = (_provider(one, other), _contacts(one, other, common), _venue(one, other, common))
    for gained, reason in (_rare(one, alike, common), *parts, _website(one, other)):
        points += gained
        if reason:
            reasons.append(reason)
    return Likeness(first, second, max(0, min(100, points)), tuple(reasons))


def names_alike(one: str, other: str) -> float:
    """How alike two names are in percent, whatever the order of their words or where they part."""
    first, second = plain_name(one), plain_name(other)
    joined = ratio(first.replace(" ", ""), second.replace(" ", ""))
    return max(token_sort_ratio(first, second), joined)


def _rare(card: Card, alike: float, common: Common) -> tuple[int, str]:
    """The same name tells more where no third record has it."""
    rare = alike >= SAME_NAME and plain_name(card.name) not in common.names
    return (18, "No other record has this name") if rare else (0, "")


def _provider(one: Card, other: Card) -> tuple[int, str]:
    if not one.provider or not other.provider:
        return 0, ""
    alike = token_sort_ratio(plain_name(one.provider), plain_name(other.provider)) >= 85
    return (15, "Same organisation") if alike else (-15, "Different organisations")


def _contacts(one: Card, other: Card, common: Common) -> tuple[int, str]:
    shared = one.phones & other.phones
    if shared - common.phones:
        return 30, "Same phone number"
    return (8, "Same switchboard") if shared else (0, "")


def _venue(one: Card, other: Card, common: Common) -> tuple[int, str]:
    if not one.postcode or not other.postcode:
        return 0, ""
    if one.postcode == other.postcode:
        return 25, "Same postcode"
    if one.phones & other.phones - common.phones:
        return 0, "It may have moved"
    apart = one.phones and other.phones and not one.phones & other.phones
    return (-25, "Different places and numbers") if apart else (-10, "Different places")


def _website(one: Card, other: Card) -> tuple[int, str]:
    return (10, "Same website") if one.host and one.host == other.host else (0, "")


def likenesses(cards: Sequence[Card], *, among: frozenset[int] | None = None) -> list[Likeness]:
    """Every pair with enough points, the most alike first; `among` asks only for these records."""
    common = Common.among(cards)
    found = {}
    for one, other in _candidates(cards):
        if among is None or one.key in among or other.key in among:
            pair = likeness(one, other, common)
            if pair.points >= ENOUGH:
                found[pair.first, pair.second] = pair
    return sorted(found.values(), key=lambda pair: (-pair.points, pair.first, pair.second))


def _candidates(cards: Iterable[Card]) -> Iterator[tuple[Card, Card]]:
    """Pairs that share something rare enough to be worth a look, each once."""
    blocks: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        for key in set(_keys(card)):
            blocks[key].append(card)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) > LARGEST_BLOCK:
            continue
        for one, other in combinations(block, 2):
            pair = (min(one.key, other.key), max(one.key, other.key))
            if pair not in seen:
                seen.add(pair)
                yield one, other


def _keys(card: Card) -> Iterator[str]:
    """What a likeness shares even after a slip of the pen: a number, a place, parts of names."""
    yield from (f"phone {phone}" for phone in card.phones)
    words = plain_name(card.name).split()
    if card.postcode:
        yield f"at {card.postcode}"
    starts = sorted({word[:3] for word in words if len(word) > 2})
    for start in starts:
        if card.district:
            yield f"in {card.district} {start}"
        if card.provider:
            yield f"of {plain_name(card.provider)[:12]} {start}"
    yield from (f"words {one} {other}" for one, other in combinations(starts, 2))
