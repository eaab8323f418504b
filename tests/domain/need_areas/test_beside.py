"""Need beside offer: two sides that are never divided by each other."""

from fractions import Fraction

import pytest

from attune.domain.levels import Grouping
from attune.domain.need_areas.beside import Beside, NeedBesideOffer, OfferSide
from attune.domain.need_areas.kinds import Ages
from attune.domain.offers.standing import State
from attune.domain.refusals import Refused
from attune.domain.uncertainty.ranges import Interval

MORE = Grouping.GETTING_MORE_HELP
FAMILIES = Interval(mean=3_000, median=2_950, low=2_134, high=4_790)
THREE = OfferSide(State.PRESENT, services=3, specialised=1, wte=Fraction(21, 5), sized=2)
NONE = OfferSide(State.NOT_ASKED, services=0, specialised=0, wte=Fraction(0), sized=0)


def row(area: str, offer: OfferSide, families: Interval | None = FAMILIES) -> Beside:
    return Beside(area, area.title(), MORE, families, offer)


def test_what_is_not_known_of_services_is_counted() -> None:
    assert THREE.unsized == 1


@pytest.mark.parametrize(
    "wrong", [{"specialised": 4}, {"sized": 4}, {"wte": Fraction(-1)}, {"specialised": -1}]
)
def test_an_offer_that_cannot_be_is_refused(wrong: dict[str, int]) -> None:
    whole = {"state": State.PRESENT, "services": 3, "specialised": 1, "wte": 1, "sized": 2}
    with pytest.raises(Refused):
        OfferSide(**(whole | wrong))


def test_need_without_any_service_is_found() -> None:
    both = NeedBesideOffer(Ages.UNDER_TWO, (row("vale", NONE), row("wrenbridge", THREE)), {})
    assert [each.area for each in both.bare] == ["vale"]
    assert both.of_grouping(MORE) == both.rows
    assert both.of_area("vale") == both.rows[:1]


def test_an_area_without_need_says_why() -> None:
    with pytest.raises(Refused, match="or a reason"):
        NeedBesideOffer(Ages.UNDER_TWO, (row("vale", NONE, None),), {})
    told = NeedBesideOffer(Ages.UNDER_TWO, (row("vale", NONE, None),), {"vale": "Not loaded"})
    assert list(told.bare) == []


def test_a_grouping_told_twice_is_refused() -> None:
    with pytest.raises(Refused, match="once"):
        NeedBesideOffer(Ages.UNDER_TWO, (row("vale", NONE), row("vale", THREE)), {})
