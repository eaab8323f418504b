"""What the links in letters open: nothing happens before a button, no link of ours is an error."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from attune.directory.assurance import actions
from attune.directory.assurance.links import SIGNER, Link
from attune.directory.assurance.models import Assurance, ChangeAsked
from attune.directory.records.models import Service
from attune.directory.services.actions import end_service
from attune.domain.reminders import CheckCycle
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import a_service


@pytest.fixture
def service(cast: Cast) -> Service:
    return a_service(cast.wrenbridge, assured_on=None, email="owner@example.org")


@pytest.fixture
def link(service: Service) -> str:
    return f"/answer/still-correct/{Link.to(service, on=timezone.localdate()).token}/"


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_opening_a_link_changes_nothing(
    client: Client, service: Service, link: str, method: str
) -> None:
    for address in (link, f"{link}changed/", f"{link}closed/"):
        assert getattr(client, method)(address).status_code == 200
    assert not Assurance.objects.exists() and not ChangeAsked.objects.exists()
    assert Service.objects.get().assured_on is None


def test_one_press_says_that_it_is_still_correct(
    client: Client, service: Service, link: str
) -> None:
    page = shown(client, link)
    assert "Is this still correct?" in page and "A weekly group for new parents." in page
    answer = client.post(link, follow=True)
    assert "Thank you" in answer.content.decode()
    row = Assurance.objects.get()
    assert (row.how, row.by) == ("letter", None)
    assert Service.objects.get().last_modified == service.last_modified


def test_a_second_press_thanks_again_and_adds_nothing(client: Client, link: str) -> None:
    for _ in range(3):
        assert "Thank you" in client.post(link, follow=True).content.decode()
    assert Assurance.objects.count() == 1


def test_the_press_is_protected_and_works_without_a_login(link: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(link).status_code == 403
    page = browser.get(link).content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert browser.post(link, {"csrfmiddlewaretoken": token}).status_code == 302
    assert Assurance.objects.count() == 1


@pytest.mark.parametrize("part", ["", "changed/", "closed/"])
def test_the_page_is_kept_from_search_engines_and_other_sites(
    client: Client, link: str, part: str
) -> None:
    answer = client.get(link + part)
    assert answer["Referrer-Policy"] == "same-origin"
    assert "noindex" in answer["X-Robots-Tag"] and answer["Cache-Control"] == "no-store"
    assert 'name="robots" content="noindex' in answer.content.decode()


def test_a_link_holds_nothing_personal(service: Service, link: str) -> None:
    token = link.split("/")[3]
    assert SIGNER.unsign_object(token)[0] == service.uid.hex
    assert "owner" not in token and len(SIGNER.unsign_object(token)) == 4


def test_what_has_changed_waits_for_a_person(client: Client, link: str) -> None:
    empty = client.post(f"{link}changed/").content.decode()
    assert 'href="#id_text"' in empty
    client.post(f"{link}changed/", {"text": "Now at Oak Hub"})
    asked = ChangeAsked.objects.get()
    assert (asked.text, asked.gone, asked.by) == ("Now at Oak Hub", False, None)
    assert not Assurance.objects.exists()


def test_a_closed_service_waits_for_a_person_too(client: Client, link: str) -> None:
    client.post(f"{link}closed/")
    assert ChangeAsked.objects.get().gone and Service.objects.get().is_public


def test_after_confirming_one_can_still_say_that_something_changed(
    client: Client, link: str
) -> None:
    client.post(link)
    client.post(f"{link}changed/", {"text": "One more thing"})
    assert ChangeAsked.objects.get().text == "One more thing"


def test_an_expired_link_helps_and_does_nothing(client: Client, service: Service) -> None:
    old = Link.to(service, on=timezone.localdate() - timedelta(days=93))
    address = f"/answer/still-correct/{old.token}/"
    assert "This link has ended" in shown(client, address)
    assert "This link has ended" in client.post(address).content.decode()
    assert client.post(f"{address}changed/", {"text": "x"}).status_code == 302
    assert not Assurance.objects.exists() and not ChangeAsked.objects.exists()


def test_a_merged_record_leads_to_what_it_became(
    client: Client, cast: Cast, service: Service, link: str
) -> None:
    other = a_service(cast.wrenbridge, "Baby and Us")
    Service.objects.filter(pk=service.pk).update(merged_into=other)
    page = shown(client, link)
    assert "part of another one" in page and str(other.uid) in page
    assert client.post(link).status_code == 200
    assert not Assurance.objects.exists()


def test_an_ended_service_needs_no_answer(
    client: Client, cast: Cast, service: Service, link: str
) -> None:
    end_service(service, by=cast.lena, at=NOW, why="Closed")
    assert "Families do not see this page now" in shown(client, link)
    assert client.post(link).status_code == 200
    assert not Assurance.objects.exists()


def test_a_link_of_an_older_cycle_cannot_confirm_this_one(client: Client, service: Service) -> None:
    cycle = CheckCycle(service.listed_on - timedelta(days=100), first=False)
    old = Link(service.uid, cycle, timezone.localdate() + timedelta(days=9))
    client.post(f"/answer/still-correct/{old.token}/")
    assert not Assurance.objects.exists()


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "a.b",
        signing.Signer(salt="other", sep=".").sign_object(["0" * 32, 1, 0, 1]),
        SIGNER.sign_object(["0" * 32, 739000, 0, 739000]),
        SIGNER.sign_object(["short", 739000, 0, 739000]),
        SIGNER.sign_object(["0" * 32, 0, 0, 10**9]),
        SIGNER.sign_object({"a": 1}),
        SIGNER.sign_object([None, None, None, None]),
    ],
)
@pytest.mark.parametrize("part", ["", "changed/", "closed/"])
def test_a_link_that_is_not_ours_gets_a_helpful_page(
    client: Client, db: None, token: str, part: str
) -> None:
    for method in (client.get, client.post):
        answer = method(f"/answer/still-correct/{token}/{part}")
        assert answer.status_code == 404
        assert "copy the whole link" in answer.content.decode()


def test_a_hidden_address_stays_hidden_on_the_owners_page_too(client: Client, cast: Cast) -> None:
    refuge = a_service(
        cast.wrenbridge, "Robin Refuge", offer={"topics": ["domestic_abuse"]}, assured_on=None
    )
    token = Link.to(refuge, on=timezone.localdate()).token
    page = shown(client, f"/answer/still-correct/{token}/")
    assert "1 Willow Street" not in page and "WB1 1AA" not in page


def test_too_many_messages_are_answered_with_a_sentence(
    client: Client, service: Service, link: str
) -> None:
    for number in range(5):
        actions.say_changed(service, text=f"Change {number}", by=None, at=NOW)
    page = client.post(f"{link}changed/", {"text": "More"}).content.decode()
    assert "We have your messages" in page
