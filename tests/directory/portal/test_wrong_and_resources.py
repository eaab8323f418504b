"""A visitor says that a record is wrong; the area keeps its resources and its promise."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from attune.directory.portal import actions
from attune.directory.portal.models import Resource, WrongMessage
from attune.domain.listings.resources import ResourceCard, ResourceKind
from attune.domain.offers.vocabulary import Topic
from attune.domain.refusals import Refused
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import a_service, named


def test_a_visitor_says_what_is_wrong_and_lena_answers(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, assured_on=timezone.localdate())
    address = f"/wrenbridge/support/{named('Baby and You')}/wrong/"
    assert "not about your family" in client.get(address).content.decode()
    answer = client.post(address, {"what_is_wrong": ["closed"]})
    assert answer.status_code == 302
    message = WrongMessage.objects.at(cast.wrenbridge).open().get()
    client.force_login(cast.lena)
    listed = client.get("/wrenbridge/directory/messages/").content.decode()
    assert "Baby and You" in listed
    client.post(f"/wrenbridge/directory/messages/{message.pk}/", {"what": "Called them: closed."})
    assert not WrongMessage.objects.at(cast.wrenbridge).open().exists()


def test_an_empty_message_is_not_kept(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, assured_on=timezone.localdate())
    answer = client.post(f"/wrenbridge/support/{named('Baby and You')}/wrong/", {})
    assert "There is a problem" in answer.content.decode()
    assert not WrongMessage.objects.exists()


def test_only_who_keeps_the_directory_reads_messages(cast: Cast, client: Client) -> None:
    client.force_login(cast.joseph)
    assert client.get("/wrenbridge/directory/messages/").status_code == 404
    client.force_login(cast.outsider)
    assert client.get("/wrenbridge/directory/messages/").status_code == 404


def a_card(**parts: object) -> ResourceCard:
    whole = {
        "title": "Ellery Sleep Guide",
        "kind": ResourceKind.WEBSITE,
        "about": "Short films on sleep.",
        "topics": (Topic.SLEEP_AND_CRYING,),
        "reviewed_on": date(2026, 10, 1),
        "review_on": date(2027, 10, 1),
    }
    return ResourceCard(**{**whole, **parts})  # type: ignore[arg-type]


def test_families_find_a_resource_by_what_it_is_about(cast: Cast, client: Client) -> None:
    actions.keep_resource(cast.wrenbridge, card=a_card(), by=cast.lena, at=NOW)
    here = client.get("/wrenbridge/support/resources/?about=sleep_and_crying").content.decode()
    assert "Ellery Sleep Guide" in here
    other = client.get("/wrenbridge/support/resources/?about=loss").content.decode()
    assert "Ellery Sleep Guide" not in other


def test_a_resource_taken_off_is_gone_for_families(cast: Cast, client: Client) -> None:
    row = actions.keep_resource(cast.wrenbridge, card=a_card(), by=cast.lena, at=NOW)
    actions.take_off(row, by=cast.lena, at=NOW)
    assert not Resource.objects.at(cast.wrenbridge).offered().exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"evidence": "Strong"},
        {"url": "javascript:alert(1)"},
        {"title": " "},
        {"review_on": date(2026, 9, 1)},
        {"about": "x" * 2001},
    ],
)
def test_a_resource_says_all_that_must_be_said(wrong: dict[str, object]) -> None:
    with pytest.raises(Refused):
        a_card(**wrong)


def test_lena_adds_a_resource_on_its_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    given = {
        "title": "Dads Talking",
        "kind": "app",
        "about": "An app for dads.",
        "topics": ["bonding"],
        "reviewed_on-day": "1",
        "reviewed_on-month": "10",
        "reviewed_on-year": "2026",
    }
    answer = client.post("/wrenbridge/directory/resources/new/", given)
    assert answer.status_code == 302
    kept = Resource.objects.at(cast.wrenbridge).get()
    assert (kept.title, kept.review_on) == ("Dads Talking", date(2027, 10, 1))


def test_the_promise_stands_on_the_page_families_read(cast: Cast, client: Client) -> None:
    actions.keep_promise(
        cast.wrenbridge,
        promise="We will listen.\nWe will ask you first.",
        promised_by="The parent-infant team",
        reader_name="Ife",
        reader_email="ife@example.org",
        by=cast.lena,
        at=NOW,
    )
    page = client.get("/wrenbridge/support/asking-for-help/").content.decode()
    assert "We will ask you first." in page
    client.force_login(cast.lena)
    assert "Reading age" in client.get("/wrenbridge/directory/promise/").content.decode()


def test_an_area_may_list_only_marked_services(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, assured_on=timezone.localdate())
    assert "Baby and You" in client.get("/wrenbridge/support/").content.decode()
    client.force_login(cast.lena)
    client.post("/wrenbridge/directory/promise/", {"mark_required": "on"})
    assert "Baby and You" not in client.get("/wrenbridge/support/").content.decode()
