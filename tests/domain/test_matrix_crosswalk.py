"""One table between vocabularies: what is recorded in one is read in another."""

from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.levels import Grouping
from attune.domain.offers.cells import Asked
from attune.domain.offers.crosswalk import (
    HealthyChildLevel,
    Vocabulary,
    read_crosswalk,
)
from attune.domain.offers.matrix import in_vocabulary
from attune.domain.offers.offer import Offer
from attune.domain.offers.standing import State
from attune.domain.offers.vocabulary import Tier
from attune.domain.refusals import Refused
from tests.domain.offers_made_up import CROSSWALK, FILE, OFFERS, a_matrix, a_service, nothing


def read(vocabulary: Vocabulary, **offer: Any) -> dict[Any, Fraction]:
    return dict(CROSSWALK.read(Offer.of(offer), vocabulary).shares)


def test_the_table_is_labelled_as_our_proposal() -> None:
    assert "Attune proposal, editable" in CROSSWALK.note
    assert "coping" in CROSSWALK.note  # labels are local


def test_a_grouping_is_read_as_its_tier_and_its_healthy_child_level() -> None:
    help_ = {"groupings": ["getting_help"]}
    assert read(Vocabulary.TIERS, **help_) == {Tier.TARGETED: 1}
    assert read(Vocabulary.HEALTHY_CHILD, **help_) == {HealthyChildLevel.TARGETED: 1}


def test_a_tier_is_read_as_every_grouping_it_stands_for() -> None:
    assert read(Vocabulary.GROUPINGS, tiers=["universal"]) == {
        Grouping.THRIVING: Fraction(1, 2),
        Grouping.GETTING_ADVICE: Fraction(1, 2),
    }
    assert read(Vocabulary.GROUPINGS, tiers=["statutory"]) == {Grouping.GETTING_RISK_SUPPORT: 1}


def test_a_services_own_word_goes_before_the_table() -> None:
    both = Offer.of({"groupings": ["getting_more_help"], "tiers": ["targeted"]})
    tiers = CROSSWALK.read(both, Vocabulary.TIERS)
    assert (dict(tiers.shares), tiers.recorded) == ({Tier.TARGETED: 1}, ())


def test_what_is_read_through_the_table_says_what_was_recorded() -> None:
    through = CROSSWALK.read(Offer.of({"tiers": ["statutory"]}), Vocabulary.GROUPINGS)
    assert through.recorded == (Tier.STATUTORY,)


def test_stated_shares_pass_through_the_table() -> None:
    stated = {"groupings": ["thriving", "getting_advice", "getting_help"]}
    stated |= {"wte_shares": {"thriving": "0.1", "getting_advice": "0.2", "getting_help": "0.3"}}
    assert read(Vocabulary.TIERS, **stated) == {
        Tier.UNIVERSAL: Fraction("0.3"),
        Tier.TARGETED: Fraction("0.3"),
    }


def test_a_share_of_a_grouping_not_named_still_stands() -> None:
    stated = {"groupings": ["thriving"], "wte_shares": {"getting_help": "0.5"}}
    assert read(Vocabulary.GROUPINGS, **stated) == {
        Grouping.THRIVING: 0,
        Grouping.GETTING_HELP: Fraction(1, 2),
    }


def test_no_word_is_no_place() -> None:
    assert [read(vocabulary) for vocabulary in Vocabulary] == [{}, {}, {}]


def test_switching_the_view_needs_no_second_entry() -> None:
    matrix = a_matrix(a_service(groupings=None, tiers=["specialist"]))
    assert (
        matrix.cell(Asked(level=Grouping.GETTING_MORE_HELP, area="wrenbridge")).state
        is State.PRESENT
    )
    tiers = in_vocabulary(matrix, Vocabulary.TIERS)
    assert tiers.cell(Asked(level=Tier.SPECIALIST, area="wrenbridge")).state is State.PRESENT
    assert tiers.cell(Asked(level=Tier.UNIVERSAL)).state is State.NOT_ASKED


def test_nothing_said_of_a_grouping_is_read_in_tiers_only_where_it_is_the_whole_tier() -> None:
    advice = (nothing(grouping=Grouping.GETTING_ADVICE),)
    universal = Asked(level=Tier.UNIVERSAL, area="wrenbridge")
    tiers = a_matrix(says=advice, vocabulary=Vocabulary.TIERS)
    assert tiers.cell(universal).state is State.NOT_ASKED
    both = a_matrix(
        says=(*advice, nothing(grouping=Grouping.THRIVING)), vocabulary=Vocabulary.TIERS
    )
    assert both.cell(universal).state is State.NONE_FOUND


@given(OFFERS, st.sampled_from(Vocabulary))
def test_shares_are_never_more_than_the_whole(offer: Offer, vocabulary: Vocabulary) -> None:
    shares = CROSSWALK.read(offer, vocabulary).shares
    assert all(share >= 0 for share in shares.values())
    assert sum(shares.values()) <= 1
    if offer.tiers or offer.groupings:
        assert shares
        if not offer.wte_shares:
            assert sum(shares.values()) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data["rows"].pop(), "one row for each grouping"),
        (lambda data: data["rows"].reverse(), "one row for each grouping"),
        (lambda data: data["rows"][4].update(tier="targeted"), "nothing of statutory"),
        (lambda data: data["rows"][0].update(tier="tier 1"), "“tier 1” is not one of"),
        (lambda data: data["rows"][0].update(grouping="coping"), "“coping” is not one of"),
        (lambda data: data["rows"][0].pop("focus_expected"), "focus_expected"),
        (lambda data: data.update(note="Everybody agrees."), "Attune proposal, editable"),
        (lambda data: data.update(rows="none"), "rows"),
    ],
)
def test_a_table_that_cannot_be_is_refused_with_its_file(change: Any, said: str) -> None:
    data = deepcopy(FILE.data)
    change(data)
    with pytest.raises(Refused, match=said) as refused:
        read_crosswalk(data, file="levels.toml")
    assert str(refused.value).startswith("levels.toml")
