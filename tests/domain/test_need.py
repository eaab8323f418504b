"""The estimate: published figures to the last family, and what holds for any place."""

from dataclasses import astuple, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.anchors import calibration_on_example
from attune.domain.assumptions import Assumptions
from attune.domain.calibration import Calibration
from attune.domain.evidence_reading import read_evidence
from attune.domain.gradients import AttachmentPercents, Gradient
from attune.domain.levels import Attachment, Level
from attune.domain.need import Mode, gradient_need, plain_need
from attune.domain.profiles import Profile
from attune.domain.refusals import Refused
from attune.domain.rounding import SETTLED
from attune.domain.shares import LevelMix, Share
from attune.domain.vintages import Geography, PopulationVintage, Vintages, deprivation_vintage
from attune.domain.worked_examples import read_example
from attune.place.content.files import read
from tests.domain.places import AREAS, level_shares, place, places

EVIDENCE = read_evidence(read("figures", "birmingham-2022").data, file="birmingham-2022.toml")
EXAMPLE = read_example(read("examples", "birmingham").data, file="birmingham.toml")
ASSUMED = Assumptions.of(EVIDENCE)
CALIBRATION = calibration_on_example(EXAMPLE, EVIDENCE)
PUBLISHED = [15336, 6134, 3987, 2454, 613, 2147]


def assumed(**values: str) -> Assumptions:
    return Assumptions.of(EVIDENCE.with_values(values))


def test_plain_percentages_give_the_published_table() -> None:
    need = plain_need(EXAMPLE.local, ASSUMED)
    assert need.mode is Mode.PLAIN
    assert need.under_twos == 30671
    assert list(need.levels.values()) == PUBLISHED
    assert need.expected[Level.UNIVERSAL] == Decimal("15335.5")
    assert need.expected[Level.LONG_TERM_PAIR] == Decimal("2146.97")
    assert (need.specialist.gross, need.specialist.perinatal, need.specialist.net) == (
        2760,
        340,
        2420,
    )
    assert need.most_deprived_decile_percent == Decimal("49.94")


def test_plain_percentages_give_the_published_attachment_exactly() -> None:
    mix = plain_need(EXAMPLE.local, ASSUMED).attachment
    assert astuple(mix) == (50, 30, 20)


def test_the_gradient_gives_birmingham_back_within_a_family_and_a_fiftieth_of_a_percent() -> None:
    need = gradient_need(EXAMPLE.local, ASSUMED, CALIBRATION)
    assert need.mode is Mode.GRADIENT
    for count, published in zip(need.levels.values(), PUBLISHED, strict=True):
        assert abs(count - published) <= 1
    for each, percent in zip(Attachment, (50, 30, 20), strict=True):
        assert float(getattr(need.attachment, each.value)) == pytest.approx(percent, abs=0.02)
    assert need.specialist.net == 2420


def test_a_place_less_deprived_than_birmingham_has_less_need() -> None:
    here = gradient_need(place([30671], [AREAS // 2]), ASSUMED, CALIBRATION)
    assert here.levels[Level.LONG_TERM_PAIR] < 2147 < here.under_twos
    assert here.levels[Level.UNIVERSAL] > 15336


def test_a_year_is_the_same_as_published_until_somebody_says_otherwise() -> None:
    need = plain_need(EXAMPLE.local, ASSUMED)
    assert need.year == need.specialist


def test_half_the_stock_comes_in_a_year_when_each_family_comes_once() -> None:
    need = plain_need(EXAMPLE.local, assumed(stock_to_flow="0.5"))
    assert (need.year.gross, need.year.perinatal, need.year.net) == (1380, 170, 1210)
    assert need.specialist.net == 2420  # the stock is what it was


def test_uptake_lowers_the_year_and_not_the_need() -> None:
    need = plain_need(EXAMPLE.local, assumed(uptake="60%"))
    assert need.year.net == 1452
    assert need.specialist.net == 2420


def test_more_children_in_a_family_make_fewer_families() -> None:
    need = plain_need(EXAMPLE.local, assumed(children_per_family="1.2"))
    assert need.specialist.gross == 2300
    assert list(need.levels.values()) == PUBLISHED  # levels count children


def test_a_place_without_deprivation_can_be_worked_out_plainly() -> None:
    need = plain_need(place([1000], None, name="Cardiff"), ASSUMED)
    assert need.levels[Level.LONG_TERM_PAIR] == 70
    assert need.most_deprived_decile_percent is None
    assert [row.under_twos for row in need.by_decile] == [None] * 10


def test_a_place_without_deprivation_has_no_gradient() -> None:
    wales = Vintages(CALIBRATION.vintages.population, CALIBRATION.vintages.deprivation)
    cardiff = Profile.of_areas("Cardiff", wales, under_twos=[9], under_threes=[9], ranks=None)
    with pytest.raises(Refused, match=r"Cardiff.*they do not cover Wales"):
        gradient_need(cardiff, ASSUMED, CALIBRATION)


def test_a_gradient_of_other_vintages_is_refused() -> None:
    newer = Vintages(
        PopulationVintage("mid-2023", Geography.LSOA21), deprivation_vintage("IoD 2025")
    )
    vale = Profile.of_areas("Vale", newer, under_twos=[9], under_threes=[9], ranks=[1])
    with pytest.raises(Refused, match="solved on mid-2020 × IoD 2019: solve it again"):
        gradient_need(vale, ASSUMED, CALIBRATION)


@pytest.mark.parametrize("value", ["0", "0.99"])
def test_a_family_with_less_than_one_child_is_refused(value: str) -> None:
    with pytest.raises(Refused, match="at least one child"):
        replace(ASSUMED, children_per_family=Decimal(value))


def near(one: AttachmentPercents, other: AttachmentPercents) -> bool:
    """Equal but for the last digit, where a sum of floating-point numbers may tip."""
    return all(abs(a - b) <= SETTLED for a, b in zip(astuple(one), astuple(other), strict=True))


@given(places(), level_shares())
def test_plain_levels_add_up_within_their_rounding(here: Profile, shares: list[Share]) -> None:
    levels = LevelMix(dict(zip(Level, shares, strict=True)))
    need = plain_need(here, replace(ASSUMED, levels=levels))
    assert sum(need.expected.values()) == need.under_twos
    assert abs(sum(need.levels.values()) - need.under_twos) <= 3
    mix = need.attachment
    assert mix.secure + mix.insecure + mix.disorganised == 100


@given(places())
def test_gradient_levels_add_up_within_their_rounding(here: Profile) -> None:
    need = gradient_need(here, ASSUMED, CALIBRATION)
    assert float(sum(need.expected.values())) == pytest.approx(need.under_twos, abs=1e-5)
    assert abs(sum(need.levels.values()) - need.under_twos) <= 3
    assert need.specialist.net + need.specialist.perinatal == need.specialist.gross


@given(places(), st.data())
def test_a_more_deprived_place_never_has_less_disorganised(
    here: Profile, data: st.DataObject
) -> None:
    ranks, _ = here.placed()
    nearer = [data.draw(st.integers(1, int(rank))) for rank in ranks]
    poorer = place(here.under_twos.tolist(), nearer)
    before, after = (gradient_need(each, ASSUMED, CALIBRATION) for each in (here, poorer))
    assert after.attachment.disorganised >= before.attachment.disorganised
    assert after.attachment.secure <= before.attachment.secure


@given(places(), st.data())
def test_plain_percentages_do_not_look_at_deprivation(here: Profile, data: st.DataObject) -> None:
    ranks, _ = here.placed()
    moved = place(here.under_twos.tolist(), data.draw(st.permutations(ranks.astype(int).tolist())))
    assert plain_need(here, ASSUMED).levels == plain_need(moved, ASSUMED).levels
    assert plain_need(here, ASSUMED).attachment == plain_need(moved, ASSUMED).attachment


@given(places(), st.integers(2, 50))
def test_a_place_so_many_times_as_large_has_so_many_times_the_need(
    here: Profile, times: int
) -> None:
    ranks, _ = here.placed()
    larger = place((here.under_twos * times).tolist(), ranks.astype(int).tolist())
    small, large = (gradient_need(each, ASSUMED, CALIBRATION) for each in (here, larger))
    for level in Level:
        assert float(large.expected[level]) == pytest.approx(
            times * float(small.expected[level]), abs=1e-4
        )
    assert near(large.attachment, small.attachment)


@given(places())
def test_two_places_together_have_the_need_of_both(here: Profile) -> None:
    ranks, _ = here.placed()
    twice = place(here.under_twos.tolist() * 2, ranks.astype(int).tolist() * 2)
    one, both = (gradient_need(each, ASSUMED, CALIBRATION) for each in (here, twice))
    for level in Level:
        assert float(both.expected[level]) == pytest.approx(
            2 * float(one.expected[level]), abs=1e-5
        )


@given(places())
def test_without_a_slope_everywhere_is_alike(here: Profile) -> None:
    flat: Calibration = replace(CALIBRATION, gradient=Gradient(-0.5, 0.0, -1.0, 0.0))
    need = gradient_need(here, ASSUMED, flat)
    assert all(near(row.attachment, need.attachment) for row in need.by_decile)
