"""Exact shares and the mixes made of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.levels import Attachment, Level
from attune.domain.refusals import Refused
from attune.domain.shares import AttachmentMix, LevelMix, Share, exact
from tests.domain.places import level_shares

PUBLISHED = dict(
    zip(Level, map(Share, ("0.5", "0.2", "0.13", "0.08", "0.02", "0.07")), strict=True)
)


@given(st.decimals(0, 1, places=4))
def test_a_share_between_0_and_1_is_kept_exactly(number: Decimal) -> None:
    assert Share(number) == number


@given(st.decimals(-3, 3, places=3).filter(lambda number: not 0 <= number <= 1))
def test_a_share_outside_0_and_1_is_refused(number: Decimal) -> None:
    with pytest.raises(Refused, match="between 0 and 1"):
        Share(number)


@pytest.mark.parametrize("wrong", ["", "half", "NaN", "Infinity", "0.1.2"])
def test_what_is_no_number_is_refused(wrong: str) -> None:
    with pytest.raises(Refused, match="is not a number"):
        exact(wrong)


@pytest.mark.parametrize("wrong", ["1e999999999", "1e-999999999", "0." + "1" * 40])
def test_a_number_too_long_to_add_exactly_is_refused(wrong: str) -> None:
    with pytest.raises(Refused, match="at most 15 digits"):
        exact(wrong)


def test_a_float_means_what_is_written() -> None:
    assert Share(0.2) == Decimal("0.2")


def test_a_mix_that_adds_to_less_than_1_is_refused_with_its_sum() -> None:
    with pytest.raises(Refused, match=r"add to 0\.99, and they must add to exactly 1"):
        AttachmentMix(Share("0.5"), Share("0.3"), Share("0.19"))


def test_a_mix_a_hair_above_1_is_refused() -> None:
    with pytest.raises(Refused, match="exactly 1"):
        AttachmentMix(Share("0.5"), Share("0.3"), Share("0.200000000001"))


def test_a_missing_level_is_named() -> None:
    shares = {level: share for level, share in PUBLISHED.items() if level is not Level.TARGETED}
    with pytest.raises(Refused, match="lack targeted"):
        LevelMix(shares)


def test_the_published_levels_add_up_to_the_published_attachment() -> None:
    assert LevelMix(PUBLISHED).attachment() == AttachmentMix(
        Share("0.50"), Share("0.30"), Share("0.20")
    )


def test_a_level_takes_its_part_of_its_own_class() -> None:
    mix = LevelMix(PUBLISHED)
    assert mix.within_class(Level.UNIVERSAL) == 1
    assert mix.within_class(Level.LONG_TERM_PAIR) == Decimal("0.35")
    assert mix.within_class(Level.RISK_SUPPORT) == Decimal("0.65")


def test_a_class_without_families_cannot_be_divided() -> None:
    nobody = dict.fromkeys(Level, Share(0)) | {Level.UNIVERSAL: Share(1)}
    with pytest.raises(Refused, match="No level holds any insecure families"):
        LevelMix(nobody).within_class(Level.TARGETED)


@given(level_shares())
def test_the_classes_of_any_levels_are_a_whole_mix(shares: list[Share]) -> None:
    mix = LevelMix(dict(zip(Level, shares, strict=True)))
    assert sum(mix.attachment().share(each) for each in Attachment) == 1


def test_levels_come_in_the_order_of_the_table_whatever_order_they_are_given_in() -> None:
    backwards = dict(reversed(PUBLISHED.items()))
    assert list(LevelMix(backwards).shares) == list(Level)
