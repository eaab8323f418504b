"""Families search on a phone: by words and choices in the address, by a postcode that stays out."""

import logging
from datetime import date
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from attune.directory.records.models import AreaTerms
from attune.place.audit.models import AuditRow
from tests.cast import Cast
from tests.directory.services_at_wrenbridge import a_place, a_service

SEARCH = "/wrenbridge/support/"
CALL = [{"phones": [{"number": "01632 960 123"}]}]


def fresh() -> date:
    """Checked today, whenever the tests run."""
    return timezone.localdate()


def page(client: Client, **asked: Any) -> str:
    answer = client.get(SEARCH, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, **said: Any) -> Any:
    return client.post(SEARCH, {"words": "", "postcode": "", "miles": ""} | said)


def test_a_card_says_what_where_and_whom_to_call(cast: Cast, client: Client) -> None:
    offer = {"stages": ["antenatal"]}
    a_service(cast.wrenbridge, assured_on=fresh(), contacts=CALL, offer=offer)
    said = page(client)
    assert "1 service" in said
    for words in ("Baby and You", "A weekly group for new parents.", "Willow Family Hub"):
        assert words in said
    assert 'href="tel:01632960123"' in said
    assert "Need help now?" in said


def test_a_postcode_travels_by_post_and_the_address_holds_its_district(
    cast: Cast, client: Client
) -> None:
    a_service(cast.wrenbridge, assured_on=fresh())
    answer = send(client, words="baby", postcode="wb1 1aa", miles="3", only=["free", "dads"])
    assert answer.status_code == 303
    assert answer.url == f"{SEARCH}?words=baby&near=WB1&miles=3&only=dads&only=free"


def test_a_postcode_is_kept_nowhere(
    cast: Cast, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    place = a_place(latitude="52.0", longitude="-1.0")
    a_service(cast.wrenbridge, assured_on=fresh(), places=(place,))
    trail = AuditRow.objects.count()
    answer = send(client, postcode="WB1 9ZZ")
    followed = client.get(answer.url)
    spoken = caplog.text + str(answer.headers) + str(client.cookies) + followed.content.decode()
    assert "9ZZ" not in spoken
    assert not Session.objects.exists()
    assert AuditRow.objects.count() == trail


def test_words_that_are_no_postcode_are_answered_in_plain_words(cast: Cast, client: Client) -> None:
    answer = send(client, postcode="over the hill")
    assert answer.status_code == 200
    assert "Enter a postcode, such as CF37 1TW, or its first part" in answer.content.decode()


def test_choices_show_how_many_they_would_find(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, "One", assured_on=fresh(), offer={"stages": ["antenatal"]})
    a_service(cast.wrenbridge, "Two", assured_on=fresh(), offer={"stages": ["to_6_months"]})
    said = page(client, stage="antenatal")
    assert "Pregnancy (1)" in said and "Birth to 6 months (1)" in said
    assert "1 to 2 years (" not in said
    assert "One</a>" in said and "Two</a>" not in said


def test_nothing_found_offers_ways_on_that_find_something(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, "Baby massage", assured_on=fresh())
    said = page(client, words="massage swimming", stage="antenatal")
    assert "Nothing fits all of that" in said
    assert "See every service (1)" in said
    assert "Need help now?" in said
    said = page(client, words="massage swimming")
    assert "Look for “massage” (1)" in said
    assert "Look for “swimming”" not in said


def test_a_misspelt_word_is_guessed(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, "Breastfeeding friends", assured_on=fresh())
    assert "Did you mean “breastfeeding”? (1)" in page(client, words="breastfeding")


def test_a_directory_with_nothing_in_it_is_no_dead_end(cast: Cast, client: Client) -> None:
    said = page(client)
    assert "midwife, health visitor or GP" in said
    assert "Need help now?" in said


def test_ten_on_a_page_and_the_next_page_keeps_the_search(cast: Cast, client: Client) -> None:
    for number in range(12):
        a_service(cast.wrenbridge, f"Group {number:02}", assured_on=fresh())
    first, second = page(client, words="group"), page(client, words="group", page="2")
    assert first.count("attune-result") >= 10 and "?words=group&amp;page=2" in first
    assert "Group 11" in second and "Group 09" not in second


@pytest.mark.parametrize(
    "nonsense",
    [
        {"page": "0"},
        {"page": "-4"},
        {"page": "9" * 400},
        {"page": "²"},
        {"miles": "1e9"},
        {"near": "x'; --"},
        {"near": "WB1 1AA" * 90},
        {"stage": "nonsense"},
        {"words": "\"' AND ) NEAR( * : & | ! \\ \0"},
        {"words": "n_baby here_1"},
        {"words": "و" * 900},
        {"words": "a" * 5000},
    ],
)
def test_nonsense_is_a_page_like_any_other(
    cast: Cast, client: Client, nonsense: dict[str, str]
) -> None:
    a_service(cast.wrenbridge, assured_on=fresh())
    assert "Find support" in page(client, **nonsense)


def test_what_is_not_checked_says_so(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, assured_on=None)
    # Listed on the day of the tests' calendar, so that its grace lasts.
    assert "Not yet checked" in page(client) or "Nothing fits" in page(client)


def test_an_area_that_asks_for_the_mark_lists_nothing_without_it(
    cast: Cast, client: Client
) -> None:
    a_service(cast.wrenbridge, assured_on=fresh())
    AreaTerms.objects.create(locality=cast.wrenbridge, mark_required=True)
    assert "Baby and You" not in page(client)
