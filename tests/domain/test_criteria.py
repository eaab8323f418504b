"""A service's own criteria: "meets" or "discuss with us", by domain and never by a total."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.offers.criteria import MOST_INDICATORS, Answer, Criteria
from attune.domain.offers.offer import Offer
from attune.domain.offers.refused import OfferRefused

DOMAINS = ("relationship with main carer", "emotional", "cognitive", "sense of self", "social")
# NHS Lanarkshire's published rule, by the research notes (section 8).
LANARKSHIRE: dict[str, Any] = {
    "domains": list(DOMAINS),
    "rows": [
        {"indicators": 5, "domains": 3},
        {"indicators": 4, "domains": 4},
        {"indicators": 3, "domains": 5},
    ],
    "source": "NHS Lanarkshire, published referral criteria",
}
RULE = Criteria.of(LANARKSHIRE)


def answer(*counts: int) -> Answer:
    return RULE.answer(dict(zip(DOMAINS, counts, strict=True)))


@pytest.mark.parametrize(
    "counts",
    [(5, 5, 5, 0, 0), (4, 4, 4, 4, 0), (3, 3, 3, 3, 3), (0, 5, 0, 5, 5), (9, 9, 9, 9, 9)],
)
def test_lanarkshire_meets(counts: tuple[int, ...]) -> None:
    assert answer(*counts) is Answer.MEETS


@pytest.mark.parametrize(
    "counts",
    [(5, 5, 4, 0, 0), (4, 4, 4, 3, 0), (3, 3, 3, 3, 2), (0, 0, 0, 0, 0), (30, 30, 2, 2, 2)],
)
def test_lanarkshire_asks_to_discuss(counts: tuple[int, ...]) -> None:
    assert answer(*counts) is Answer.DISCUSS


def test_the_whole_table_follows_the_rule_as_published() -> None:
    for counts in product((0, 3, 4, 5), repeat=5):
        met = (
            sum(each >= 5 for each in counts) >= 3
            or sum(each >= 4 for each in counts) >= 4
            or all(each >= 3 for each in counts)
        )
        assert answer(*counts) is (Answer.MEETS if met else Answer.DISCUSS), counts


def test_the_same_total_can_meet_or_not() -> None:
    assert sum((5, 5, 5, 0, 0)) == sum((15, 0, 0, 0, 0))
    assert answer(5, 5, 5, 0, 0) is Answer.MEETS
    assert answer(15, 0, 0, 0, 0) is Answer.DISCUSS


@given(st.lists(st.integers(0, MOST_INDICATORS), min_size=5, max_size=5), st.integers(0, 4))
def test_seeing_more_never_turns_meets_into_discuss(counts: list[int], more: int) -> None:
    before = answer(*counts)
    counts[more] = min(counts[more] + 1, MOST_INDICATORS)
    if before is Answer.MEETS:
        assert answer(*counts) is Answer.MEETS


def test_there_is_no_third_answer() -> None:
    assert [each.title for each in Answer] == [
        "Meets this service’s published criteria",
        "Discuss with us",
    ]


@pytest.mark.parametrize("counts", [{}, {"emotional": 3}, dict.fromkeys(DOMAINS, -1)])
def test_every_domain_has_its_number(counts: dict[str, int]) -> None:
    with pytest.raises(OfferRefused):
        RULE.answer(counts)


def test_criteria_are_kept_with_the_offer() -> None:
    offer = Offer.of({"criteria": LANARKSHIRE})
    assert Offer.read(offer.text()).criteria == RULE
