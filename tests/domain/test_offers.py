"""An offer is written and read without loss, and cannot be wrong."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.levels import Grouping
from attune.domain.offers import vocabulary as words
from attune.domain.offers.criteria import Criteria, Row
from attune.domain.offers.offer import KINDS, Offer
from attune.domain.offers.parts import Ages, Agreed, Dated, Direction, Intervention, Staff
from attune.domain.offers.refused import OfferRefused
from attune.domain.offers.vocabulary import Focus, Stage, Word

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).map(
    str.strip
)
SAID = TEXT.filter(bool)
NUMBER = st.decimals(0, 9999, places=2)
DAY = st.dates(date(2000, 1, 1), date(2099, 12, 31))
AGES = st.tuples(st.integers(-9, 299), st.integers(1, 50)).map(
    lambda pair: Ages(pair[0], min(300, pair[0] + pair[1]))
)


def some(vocabulary: Any) -> Any:
    """Words of a vocabulary in its own order, as they are kept."""
    members = list(vocabulary)
    return st.sets(st.sampled_from(members)).map(
        lambda said: tuple(each for each in members if each in said)
    )


OFFERS = st.builds(
    Offer,
    groupings=some(Grouping),
    tiers=some(words.Tier),
    focus=st.none() | st.sampled_from(list(Focus)),
    standing=st.sampled_from(list(words.Standing)),
    stages=some(Stage),
    who_for=some(words.WhoFor),
    ages_eligible=st.none() | AGES,
    ages_seen=st.none() | AGES,
    exclusions=TEXT,
    routes=some(words.Route),
    criteria=st.none() | st.just(Criteria(("a", "b"), (Row(2, 1),), "somewhere")),
    topics=some(words.Topic),
    made_for=some(words.MadeFor),
    languages=st.lists(SAID, unique=True, max_size=3).map(tuple),
    interventions=st.lists(st.builds(Intervention, SAID, training=TEXT), max_size=2).map(tuple),
    wte=st.none() | NUMBER,
    staff=st.lists(st.builds(Staff, SAID, NUMBER), max_size=2).map(tuple),
    capacity=st.none() | st.builds(Dated, NUMBER, DAY),
    funding_ends=st.none() | DAY,
    agreements=st.lists(
        st.builds(Agreed, st.sampled_from(list(Direction)), SAID.map(lambda s: s[:36])), max_size=2
    ).map(tuple),
    free=st.none() | st.booleans(),
)


def test_every_field_of_an_offer_can_be_read() -> None:
    assert {field.name for field in fields(Offer)} == set(KINDS)


@given(OFFERS)
def test_an_offer_is_read_back_as_it_was_written(offer: Offer) -> None:
    again = Offer.read(offer.text())
    assert again.text() == offer.text()
    assert again.wte == offer.wte and again.stages == offer.stages


@given(
    st.dictionaries(
        st.sampled_from(sorted(KINDS)),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=8),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.text(max_size=5), inner, max_size=3)
            ),
            max_leaves=6,
        ),
    )
)
def test_nonsense_is_refused_in_words_or_read_never_worse(document: dict[str, Any]) -> None:
    try:
        offer = Offer.of(document)
    except OfferRefused as refused:
        assert refused.field.split(".")[0].split("[")[0] in KINDS and refused.reason
    else:
        assert Offer.of(offer.document()).text() == offer.text()


@pytest.mark.parametrize(
    ("document", "field"),
    [
        ({"focus": "very"}, "focus"),
        ({"surprise": 1}, "surprise"),
        ({"wte": "-1"}, "wte"),
        ({"wte": "NaN"}, "wte"),
        ({"stages": "antenatal"}, "stages"),
        ({"ages_eligible": {"from_months": 12, "to_months": 12}}, "ages_eligible.from_months"),
        ({"ages_eligible": {"from_months": 0, "to_months": True}}, "ages_eligible.from_months"),
        ({"wait_weeks": {"value": "3"}}, "wait_weeks.on"),
        ({"funding_ends": "31/03/2027"}, "funding_ends"),
        ({"interventions": [{"name": "x", "evidence": "Strong"}]}, "interventions[0].evidence"),
        ({"wte_shares": {"getting_help": "0.7", "thriving": "0.4"}}, "wte_shares"),
        ({"free": "yes"}, "free"),
        ({"exclusions": "a\0b"}, "exclusions"),
    ],
)
def test_a_wrong_field_is_named(document: dict[str, Any], field: str) -> None:
    with pytest.raises(OfferRefused) as refused:
        Offer.of(document)
    assert refused.value.field == field


def test_words_are_known_by_key_or_title_in_any_case() -> None:
    offer = Offer.of({"groupings": ["GETTING HELP", "thriving"], "focus": "Non-Specialised"})
    assert offer.groupings == (Grouping.THRIVING, Grouping.GETTING_HELP)
    assert offer.focus is Focus.NON_SPECIALISED


def test_every_word_has_one_key_and_one_title() -> None:
    for vocabulary in Word.__subclasses__():
        members = list(vocabulary)
        assert len({each.value for each in members}) == len(members)
        assert len({each.title.casefold() for each in members}) == len(members)


@pytest.mark.parametrize(
    ("ages", "stages"),
    [
        (Ages(-9, 0), {Stage.ANTENATAL}),
        (Ages(0, 6), {Stage.TO_6_MONTHS}),
        (Ages(5, 7), {Stage.TO_6_MONTHS, Stage.TO_12_MONTHS}),
        (Ages(-9, 60), set(Stage)),
        (Ages(60, 300), set()),
    ],
)
def test_ages_touch_stages(ages: Ages, stages: set[Stage]) -> None:
    assert set(ages.stages) == stages


def test_numbers_keep_the_places_they_were_written_with() -> None:
    assert Offer.read(Offer.of({"wte": "4.60"}).text()).wte == Decimal("4.60")
