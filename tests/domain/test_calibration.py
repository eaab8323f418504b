"""Solving the gradient from two mixes."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.bands import in_bands, of_bands
from attune.domain.calibration import Obtained, calibrate
from attune.domain.gradients import Gradient
from attune.domain.levels import Attachment
from attune.domain.profiles import Profile
from attune.domain.refusals import Refused
from attune.domain.shares import AttachmentMix, Share
from attune.domain.vintages import Geography, PopulationVintage, Vintages, deprivation_vintage
from tests.domain.places import BIRMINGHAM, ENGLAND, place, scattered

NATIONAL = scattered(1, 3_000, leaning=1.0, name="England")
DEPRIVED = scattered(2, 600, leaning=3.0, name="Birmingham")
PUBLISHED = Gradient(-0.774345, 0.871352, -1.481335, 1.772615)

SLOPES = st.floats(-2.5, 2.5)
GRADIENTS = st.builds(Gradient, st.floats(-2, 0.5), SLOPES, st.floats(-3, 0), SLOPES)


def mix_under(gradient: Gradient, profile: Profile) -> AttachmentMix:
    """What a place comes to under a gradient, to fifteen digits and adding to 1."""
    counted = gradient.expected(profile)
    insecure, disorganised = (
        Decimal(counted[each] / profile.total).quantize(Decimal("1e-14"))
        for each in (Attachment.INSECURE, Attachment.DISORGANISED)
    )
    return AttachmentMix(Share(1 - insecure - disorganised), Share(insecure), Share(disorganised))


@given(GRADIENTS)
@settings(max_examples=50, deadline=None)
def test_the_gradient_behind_two_mixes_is_found_again(gradient: Gradient) -> None:
    found = calibrate(
        national=NATIONAL,
        anchor=DEPRIVED,
        national_mix=mix_under(gradient, NATIONAL),
        anchor_mix=mix_under(gradient, DEPRIVED),
    )
    assert found.residual < 1e-12
    for name in Gradient.__dataclass_fields__:
        assert getattr(found.gradient, name) == pytest.approx(getattr(gradient, name), abs=1e-8)


def test_both_places_come_out_as_published() -> None:
    found = calibrate(
        national=NATIONAL, anchor=DEPRIVED, national_mix=ENGLAND, anchor_mix=BIRMINGHAM
    )
    assert found.obtained is Obtained.SOLVED
    assert found.anchor == "Birmingham"
    for profile, mix in ((NATIONAL, ENGLAND), (DEPRIVED, BIRMINGHAM)):
        for each, count in found.gradient.expected(profile).items():
            assert count / profile.total == pytest.approx(float(mix.share(each)), abs=1e-12)


@pytest.mark.parametrize("bands", [20, 400])
def test_solving_on_bands_comes_near_to_solving_on_areas(bands: int) -> None:
    national, anchor = (
        of_bands(each.place, each.vintages, in_bands(each, bands)) for each in (NATIONAL, DEPRIVED)
    )
    found = calibrate(national=national, anchor=anchor, national_mix=ENGLAND, anchor_mix=BIRMINGHAM)
    for each, count in found.gradient.expected(DEPRIVED).items():
        near = 0.02 * (20 / bands) ** 2
        assert 100 * count / DEPRIVED.total == pytest.approx(
            100 * float(BIRMINGHAM.share(each)), abs=near
        )


def test_two_places_alike_in_deprivation_cannot_have_different_mixes() -> None:
    with pytest.raises(Refused, match="too alike in deprivation"):
        calibrate(national=NATIONAL, anchor=NATIONAL, national_mix=ENGLAND, anchor_mix=BIRMINGHAM)


def test_a_class_of_nobody_has_no_gradient() -> None:
    nobody = AttachmentMix(Share("0.7"), Share("0.3"), Share("0"))
    with pytest.raises(Refused, match="share of exactly 0"):
        calibrate(national=NATIONAL, anchor=DEPRIVED, national_mix=nobody, anchor_mix=BIRMINGHAM)


def test_england_and_the_anchor_must_be_of_the_same_vintages() -> None:
    later = Vintages(
        PopulationVintage("mid-2023", Geography.LSOA21), deprivation_vintage("IoD 2025")
    )
    newer = Profile.of_areas("Birmingham", later, under_twos=[9], under_threes=[9], ranks=[1])
    with pytest.raises(Refused, match="mid-2020 × IoD 2019 and Birmingham on mid-2023 × IoD 2025"):
        calibrate(national=NATIONAL, anchor=newer, national_mix=ENGLAND, anchor_mix=BIRMINGHAM)


def test_areas_without_children_make_no_difference() -> None:
    more = place([*NATIONAL.under_twos.tolist(), 0, 0], [*NATIONAL.ranks, 1, 2])  # type: ignore[misc]
    found, again = (
        calibrate(national=each, anchor=DEPRIVED, national_mix=ENGLAND, anchor_mix=BIRMINGHAM)
        for each in (NATIONAL, more)
    )
    assert again.gradient.disorganised_slope == pytest.approx(found.gradient.disorganised_slope)


def test_the_published_table_by_decile_comes_out() -> None:
    secure = [45.7, 48.8, 51.9, 54.9, 57.8, 60.6, 63.3, 65.9, 68.4, 70.7]
    insecure = [31.2, 30.5, 29.7, 28.8, 27.8, 26.8, 25.6, 24.4, 23.2, 22.0]
    disorganised = [23.1, 20.6, 18.4, 16.3, 14.4, 12.6, 11.0, 9.6, 8.4, 7.2]
    rows = PUBLISHED.by_decile().values()
    assert [round(float(row.secure), 1) for row in rows] == secure
    assert [round(float(row.insecure), 1) for row in rows] == insecure
    assert [round(float(row.disorganised), 1) for row in rows] == disorganised
