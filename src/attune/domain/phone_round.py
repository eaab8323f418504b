"""The phone round: which record is checked first, and when to ring again.

The order is an Attune proposal, editable; the page says it in words.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .offers.offer import Offer
from .offers.vocabulary import Focus, Kind, Stage, Topic

UNDER_TWO = frozenset({Stage.ANTENATAL, Stage.TO_6_MONTHS, Stage.TO_12_MONTHS, Stage.TO_2_YEARS})
# Days until the next call, after one, two, three and more calls without an answer.
WAIT_DAYS = (2, 3, 7, 14)
SATURDAY = 5
RELATIONSHIP, UNDER_TWOS, OTHERS = 0, 1, 2


@dataclass(frozen=True)
class CheckNeed:
    """How much a record needs a check; the smaller sorts first.

    `relevance`: 0 works on the parent-infant relationship, 1 is for under-twos, 2 is any other.
    `days_left` until families no longer see it; less than 0 when they no longer do.
    """

    relevance: int
    only_one: bool
    days_left: int

    @property
    def order(self) -> tuple[int, bool, int]:
        return (self.relevance, not self.only_one, self.days_left)


def relevance(offer: Offer) -> int:
    """What a record is to families with a child under two."""
    if offer.focus in (Focus.SPECIALISED, Focus.ADDITIONAL) or Topic.BONDING in offer.topics:
        return RELATIONSHIP
    ages = offer.ages_seen or offer.ages_eligible
    if UNDER_TWO.intersection(offer.stages) or (ages is not None and ages.from_months < 24):
        return UNDER_TWOS
    return OTHERS


def only_ones(kinds: Sequence[Iterable[Kind]]) -> list[bool]:
    """Of the services of a place, by their kinds of help: which alone offers one of its kinds."""
    offered = [frozenset(each) for each in kinds]
    counted = Counter(kind for each in offered for kind in each)
    return [any(counted[kind] == 1 for kind in each) for each in offered]


def try_again_on(attempts: int, *, on: date) -> date:
    """The day of the next call after so many without an answer; never a weekend."""
    if attempts < 1:
        raise ValueError("An attempt has been made before another is planned")
    day = on + timedelta(days=WAIT_DAYS[min(attempts, len(WAIT_DAYS)) - 1])
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day
