"""What a page says of a record: opening times, ways in, ages, costs; and what it never says."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.listings.document import DocumentRefused, PlaceOfService, ServiceDocument
from attune.domain.listings.reach import ways_in
from attune.domain.listings.schedules import clock, words
from attune.domain.listings.shown import costs, in_words, shown
from attune.domain.offers.offer import Offer
from attune.domain.offers.parts import Ages
from attune.domain.readability import reading_age


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        ({"byday": "MO,TH", "opens_at": "10:00", "closes_at": "11:30"},
         "Monday and Thursday, 10am to 11:30am"),
        ({"byday": "1TU", "freq": "MONTHLY", "opens_at": "12:00:00"},
         "Once a month on Tuesday, from midday"),
        ({"description": "Term time only"}, "Term time only"),
        ({"byday": "XX", "opens_at": "25:00"}, ""),
        ({}, ""),
    ],
)  # fmt: skip
def test_a_schedule_in_words(schedule: dict[str, Any], said: str) -> None:
    assert words(schedule) == said


@pytest.mark.parametrize(
    ("time", "said"),
    [("00:00", "midnight"), ("09:05", "9:05am"), ("13:00", "1pm"), ("23:59", "11:59pm"), ("x", "")],
)
def test_a_time_as_people_say_it(time: str, said: str) -> None:
    assert clock(time) == said


def a_document(**service: Any) -> ServiceDocument:
    return ServiceDocument({"name": "Baby and You", **service})


def test_the_services_own_number_comes_before_its_organisations() -> None:
    own = a_document(contacts=[{"phones": [{"number": "01632 960 100"}]}])
    theirs = {"phones": [{"number": "01632 960 999"}], "email": "office@example.org"}
    ways = ways_in(own, theirs)
    assert [each.dial for each in ways.calls] == ["01632960100"]
    assert ways.emails == ("office@example.org",)
    assert [each.dial for each in ways_in(a_document(), theirs).calls] == ["01632960999"]


def test_a_text_line_is_not_a_call() -> None:
    phones = [{"number": "07700 900 123", "type": "text"}, {"number": "0808 157 0123"}]
    ways = ways_in(a_document(phones=phones), {})
    assert [each.dial for each in ways.texts] == ["07700900123"]
    assert ways.calls[0].free


def test_a_link_is_only_a_web_address() -> None:
    links = ways_in(a_document(url="javascript:alert(1)"), {"website": "https://example.org"}).links
    assert links == ("https://example.org",)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"cost_options": [{"amount": 0}]}, ("Free",)),
        ({"cost_options": [{"amount": "12"}]}, ("£12",)),
        (
            {"cost_options": [{"amount": 3.5, "amount_description": "a family"}]},
            ("£3.50: a family",),
        ),
        ({"fees": "Ask"}, ("Ask",)),
        ({"cost_options": [{"amount": "lots", "option": "Sliding scale"}]}, ("Sliding scale",)),
        ({}, ()),
    ],
)
def test_what_it_costs(record: dict[str, Any], said: tuple[str, ...]) -> None:
    assert costs(record) == said


@pytest.mark.parametrize(
    ("ages", "said"),
    [
        (Ages(-9, 24), "From pregnancy to 2 years"),
        (Ages(-5, 0), "In pregnancy"),
        (Ages(0, 6), "From birth to 6 months"),
        (Ages(6, 18), "6 months to 18 months"),
        (Ages(12, 60), "1 year to 5 years"),
        (Ages(24, 30), "2 years to 2.5 years"),
    ],
)
def test_ages_in_words(ages: Ages, said: str) -> None:
    assert in_words(ages) == said


SECRETS = st.from_regex(r"[A-Z]{2}[1-9] [1-9][ABD-HJLN]{2}", fullmatch=True)


@given(SECRETS, st.text(max_size=10))
def test_no_part_of_a_hidden_address_is_shown(postcode: str, around: str) -> None:
    place = PlaceOfService(
        {"id": "at", "description": f"Ring at {postcode}"},
        {
            "id": "one",
            "location_type": "physical",
            "name": f"Robin House {postcode}",
            "latitude": 51.123456,
            "external_identifier": "100012345678",
            "addresses": [{"id": "a", "address_1": "9 Robin Street", "postal_code": postcode}],
        },
    )
    street = "Come to 9 ROBIN Street, the house with the green door of Robin House."
    record = {"name": "Wren Refuge", "description": f"{around} {postcode} {around}. {street}"}
    offer = Offer(how_to_refer=f"Ring the bell of 9 Robin Street, {postcode}.")
    document = ServiceDocument(record, offer, (place,))
    page = repr(shown(document, {}, {"one": postcode.split()[0]}))
    for secret in (postcode, "robin street", "robin house", "51.12", "100012345678"):
        assert secret.casefold() not in page.casefold()


def test_a_document_needs_a_name_and_holds_no_organisation() -> None:
    for wrong in ({}, {"name": "  "}, {"name": "x", "organization": {}}):
        with pytest.raises(DocumentRefused):
            ServiceDocument(wrong)


def test_a_document_is_read_back_as_it_was_written() -> None:
    place = PlaceOfService({"id": "at"}, {"id": "one", "latitude": 51.5})
    document = ServiceDocument({"name": "x", "odd": {"kept": [1, None]}}, places=(place,))
    assert ServiceDocument.read(document.text()).text() == document.text()


EASY = (
    "We help you and your baby. You can call us. We are open each day. Come and have a cup of tea."
)
HARD = (
    "Multidisciplinary practitioners deliver evidence-based psychotherapeutic interventions "
    "addressing intergenerational relational difficulties experienced by vulnerable populations "
    "within comprehensive integrated neighbourhood partnership arrangements."
)


def test_reading_age_tells_easy_from_hard() -> None:
    easy, hard = reading_age(EASY), reading_age(HARD)
    assert easy and hard
    assert easy.within_aim and not hard.within_aim
    assert "multidisciplinary" in hard.longest
    assert reading_age("Too short.") is None


def test_reading_age_by_hand() -> None:
    """20 words of 4 letters in 2 sentences: 4.71 x 4 + 0.5 x 10 - 21.43 = 2.41; 7.4 years old."""
    text = " ".join(["baby"] * 10) + ". " + " ".join(["baby"] * 10) + "."
    measured = reading_age(text)
    assert measured and str(measured.years) == "7.4"
