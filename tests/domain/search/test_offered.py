"""What a record offers: by its offer, or by Open Referral's own fields."""

from typing import Any

import pytest

from attune.domain.listings.document import PlaceOfService, ServiceDocument
from attune.domain.offers.offer import Offer
from attune.domain.offers.vocabulary import Kind, MadeFor, Setting, Stage, Topic, WhoFor
from attune.domain.search.facets import FACETS, LANGUAGES, YES, Facet, bits_of, chosen_of
from attune.domain.search.offered import offered


def offers(offer: dict[str, Any] | None = None, places: Any = (), **record: Any) -> dict[str, Any]:
    document = ServiceDocument({"name": "A group"} | record, Offer.of(offer or {}), tuple(places))
    return offered(document)


@pytest.mark.parametrize(
    ("record", "free"),
    [
        ({"cost_options": [{"amount": 0}]}, True),
        ({"cost_options": [{"amount": "0.00"}]}, True),
        ({"cost_options": [{"amount": 5}, {"amount": 0}]}, True),
        ({"cost_options": [{"amount": 5, "option": "free tea"}]}, False),
        ({"cost_options": [{"option": "Free"}]}, True),
        ({"cost_options": [{"amount_description": "No charge"}]}, True),
        ({"fees_description": "This is free of charge."}, True),
        ({"fees_description": "This is not free."}, False),
        ({"fees_description": "£3 each, free parking"}, False),
        ({"cost_options": "nonsense"}, False),
        ({}, False),
    ],
)
def test_free_is_what_the_record_says_of_its_costs(record: dict[str, Any], free: bool) -> None:
    assert (offers(**record)["free"] == {YES}) is free


def test_the_offers_own_word_on_costs_goes_first() -> None:
    assert offers({"free": False}, cost_options=[{"amount": 0}])["free"] == set()


@pytest.mark.parametrize(
    ("ages", "stages"),
    [
        ({"minimum_age": 0, "maximum_age": 1}, {"to_6_months", "to_12_months", "to_2_years"}),
        ({"minimum_age": 2, "maximum_age": 4}, {"to_5_years"}),
        ({"minimum_age": "0", "maximum_age": "0.5"}, {"to_6_months"}),
        ({"minimum_age": 5, "maximum_age": 11}, set()),
        ({"minimum_age": 18}, set()),
        ({"minimum_age": 4, "maximum_age": 1}, set()),
        ({"minimum_age": "young", "maximum_age": None}, set()),
        ({"minimum_age": -5, "maximum_age": 3}, set()),
        ({"minimum_age": 1e300, "maximum_age": 1e301}, set()),
        ({}, set()),
    ],
)
def test_stages_follow_from_years(ages: dict[str, Any], stages: set[str]) -> None:
    assert offers(**ages)["stage"] == stages


def test_the_offers_stages_go_first_then_its_ages() -> None:
    assert offers({"stages": ["antenatal"]}, minimum_age=0)["stage"] == {"antenatal"}
    ages = {"ages_eligible": {"from_months": -9, "to_months": 6}}
    assert offers(ages)["stage"] == {"antenatal", "to_6_months"}


def test_days_come_from_every_schedule_of_the_record_and_its_places() -> None:
    place = PlaceOfService(
        {"schedules": [{"byday": "TU"}]}, {"schedules": [{"description": "Fridays from 10"}]}
    )
    found = offers(places=[place], schedules=[{"byday": "MO,1WE"}, {"byday": "", "freq": ""}])
    assert found["day"] == {"MO", "WE", "TU", "FR"}
    assert len(offers(schedules=[{"freq": "DAILY"}])["day"]) == 7


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": "Welsh"}, "cy"),
        ({"name": "Cymraeg"}, "cy"),
        ({"code": "pa", "name": "Panjabi"}, "pa"),
        ({"code": "ur"}, "ur"),
        ({"name": "British Sign Language (BSL)"}, "bfi"),
        ({"name": "Klingon"}, "other"),
        ({"code": "en-GB"}, "en"),
    ],
)
def test_languages_are_known_by_name_or_code(said: dict[str, str], code: str) -> None:
    assert offers(languages=[said])["language"] == {code}


def test_who_it_is_for_and_how_to_ask() -> None:
    assert offers({"who_for": ["father_or_partner"]})["dads"] == {YES}
    assert offers(name="Dads and tots")["dads"] == {YES}
    assert offers(name="Grandfather clocks")["dads"] == set()
    assert offers({"routes": ["self"]})["self"] == {YES}
    assert offers(application_process="You can self-refer online.")["self"] == {YES}
    assert offers(application_process="By your GP")["self"] == set()
    assert offers(interpretation_services="Language line")["interpreter"] == {YES}
    assert offers(interpretation_services="None")["interpreter"] == set()


def test_a_virtual_place_is_online() -> None:
    place = PlaceOfService({}, {"location_type": "virtual"})
    assert offers({"settings": ["home"]}, [place])["setting"] == {"home", "online"}


@pytest.mark.parametrize(
    ("key", "vocabulary"),
    [
        ("stage", Stage),
        ("who", WhoFor),
        ("setting", Setting),
        ("topic", Topic),
        ("kind", Kind),
        ("made_for", MadeFor),
    ],
)
def test_every_word_of_a_vocabulary_can_be_chosen(key: str, vocabulary: Any) -> None:
    assert list(FACETS[key].choices) == [word.value for word in vocabulary]


def test_no_two_choices_share_a_bit() -> None:
    taken: set[tuple[int, int]] = set()
    for facet in FACETS.values():
        for choice in facet.choices if facet.has_bits else ():
            bit = (facet.lane, facet.bit(choice))
            assert bit not in taken and bit[1] < 2**62
            taken.add(bit)


def test_a_facet_without_room_for_its_choices_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        Facet("a", "A", {"b": "B", "c": "C"}, 0, 0, 1)


def test_bits_and_choices_leave_out_what_is_not_there() -> None:
    assert bits_of({"free": {YES}, "marked": {YES}, "topic": {"nonsense"}}) == (1 << 9, 0, 0)
    asked = {"free": [YES], "topic": ["nonsense"], "colour": ["red"]}
    assert chosen_of(asked) == {"free": frozenset({YES})}


def test_the_languages_are_in_families_words() -> None:
    assert LANGUAGES["en"] == "English" and len(LANGUAGES) <= FACETS["language"].room
