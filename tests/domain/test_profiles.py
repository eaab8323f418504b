"""Places by deprivation."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.bands import Band, in_bands, of_bands
from attune.domain.deprivation import middle_of_decile, ridits
from attune.domain.profiles import Profile
from attune.domain.refusals import Refused
from tests.domain.places import AREAS, RANKS, UNRANKED, VINTAGES, place, places


def test_the_most_deprived_area_is_at_the_top_and_the_least_at_the_bottom() -> None:
    ends = ridits(np.array([1.0, AREAS]), AREAS)
    assert ends == pytest.approx([0.5 - 0.5 / AREAS, -0.5 + 0.5 / AREAS], abs=1e-15)


@given(RANKS)
def test_an_area_and_its_mirror_image_stand_equally_far_from_the_middle(rank: int) -> None:
    both = ridits(np.array([rank, AREAS + 1 - rank], dtype=float), AREAS)
    assert both.sum() == pytest.approx(0, abs=1e-12)


def test_the_middle_of_the_first_decile() -> None:
    assert middle_of_decile(1) == pytest.approx(0.45)
    assert middle_of_decile(10) == pytest.approx(-0.45)


@pytest.mark.parametrize("rank", [0, -1, AREAS + 1])
def test_a_rank_that_no_area_has_is_refused(rank: int) -> None:
    with pytest.raises(Refused, match="between 1 and 32,844"):
        place([10], [rank])


def test_a_population_of_zero_is_refused_with_the_place() -> None:
    with pytest.raises(Refused, match="No children under two are counted in Wrenbridge"):
        place([0, 0], [1, 2])


def test_no_areas_are_a_population_of_zero() -> None:
    with pytest.raises(Refused, match="No children under two"):
        place([], [])


@pytest.mark.parametrize(("under_twos", "under_threes"), [([-1, 9], [0, 9]), ([5, 5], [4, 9])])
def test_counts_that_cannot_be_right_are_refused(
    under_twos: list[int], under_threes: list[int]
) -> None:
    with pytest.raises(Refused, match="cannot be right"):
        Profile.of_areas(
            "Vale", VINTAGES, under_twos=under_twos, under_threes=under_threes, ranks=[1, 2]
        )


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(Refused, match="different lengths"):
        Profile.of_areas("Vale", VINTAGES, under_twos=[1], under_threes=[1], ranks=[1, 2])


def test_ranks_without_an_edition_are_refused() -> None:
    with pytest.raises(Refused, match="have no vintage"):
        Profile.of_areas("Vale", UNRANKED, under_twos=[1], under_threes=[1], ranks=[1])


def test_a_place_without_ranks_has_no_deprivation_and_says_so() -> None:
    cardiff = place([10, 20], None, name="Cardiff")
    assert cardiff.total == 30
    assert cardiff.most_deprived_decile_percent() is None
    assert cardiff.under_twos_by_decile() is None
    with pytest.raises(Refused, match=r"Cardiff.*they do not cover Wales.*use plain percentages"):
        cardiff.placed()


def test_children_are_counted_by_the_decile_they_live_in() -> None:
    vale = place([10, 20, 40], [1, 3284, 3285])
    assert vale.under_twos_by_decile() == {1: 30, 2: 40} | dict.fromkeys(range(3, 11), 0)
    # 15 and 30 of 15, 30 and 60 children aged 0 to 2
    assert vale.most_deprived_decile_percent() == Decimal(4500) / Decimal(105)


def test_a_profile_cannot_be_changed_afterwards() -> None:
    with pytest.raises(ValueError, match="read-only"):
        place([10], [1]).under_twos[0] = 99


@given(places(), st.sampled_from([10, 20, 100, 400]))
def test_bands_keep_every_child_area_and_decile(whole: Profile, count: int) -> None:
    banded = of_bands(whole.place, whole.vintages, in_bands(whole, count))
    assert banded.total == whole.total
    assert banded.areas == whole.areas
    assert banded.under_twos_by_decile() == whole.under_twos_by_decile()
    assert banded.most_deprived_decile_percent() == whole.most_deprived_decile_percent()


@given(places())
def test_bands_keep_the_mean_deprivation_of_the_children(whole: Profile) -> None:
    banded = of_bands(whole.place, whole.vintages, in_bands(whole, 20))
    means = [each.under_twos @ each.ridits / each.total for each in (whole, banded)]
    assert means[0] == pytest.approx(means[1], abs=1e-9)


@pytest.mark.parametrize("count", [0, 5, 15, -10])
def test_a_band_never_straddles_two_deciles(count: int) -> None:
    with pytest.raises(Refused, match="multiple of ten"):
        in_bands(place([1], [1]), count)


def test_bands_of_a_place_without_children_are_refused() -> None:
    empty = Band(decile=1, areas=3, under_twos=0, under_threes=0, mean_rank=5.0)
    with pytest.raises(Refused, match="No children under two"):
        of_bands("Vale", VINTAGES, [empty])
