"""Who may open a page: deny by default."""

import pytest
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory

from attune.place.members import actions as members
from attune.place.members.models import Membership
from attune.place.members.roles import Role
from attune.project.middleware import DenyByDefault
from tests.cast import NOW, Cast


def test_a_view_that_declares_no_audience_is_closed() -> None:
    guard = DenyByDefault(lambda request: HttpResponse())
    with pytest.raises(Http404):
        guard.process_view(RequestFactory().get("/"), lambda request: HttpResponse(), [], {})


def test_a_stranger_is_asked_to_sign_in(cast: Cast, client: Client) -> None:
    answer = client.get("/wrenbridge/area/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_to_the_lead_of_another_place_the_page_is_not_there(cast: Cast, client: Client) -> None:
    client.force_login(cast.outsider)
    assert client.get("/wrenbridge/area/").status_code == 404
    assert client.get("/vale/area/").status_code == 200


def test_a_practitioner_does_not_see_the_planning_pages(cast: Cast, client: Client) -> None:
    client.force_login(cast.joseph)
    assert client.get("/wrenbridge/plan/need/").status_code == 404


def test_outside_demo_mode_the_demo_sign_in_does_not_exist(cast: Cast, client: Client) -> None:
    assert client.post("/demo/sign-in/", {"who": "lena"}).status_code == 404
    assert "demo" not in client.get("/").content.decode().lower()


def test_a_place_that_does_not_exist_is_not_found(client: Client, db: None) -> None:
    assert client.get("/nowhere-at-all/").status_code == 404


def test_the_menu_holds_only_doors_that_open(cast: Cast, client: Client) -> None:
    client.force_login(cast.joseph)
    page = client.get("/wrenbridge/").content.decode()
    assert "/wrenbridge/directory/" in page
    assert "/wrenbridge/plan/need/" not in page
    assert "/wrenbridge/area/" not in page
    client.force_login(cast.outsider)
    assert "/wrenbridge/directory/" not in client.get("/wrenbridge/").content.decode()


def test_a_role_taken_away_closes_the_page_at_once(cast: Cast, client: Client) -> None:
    members.grant(cast.joseph, locality=cast.wrenbridge, role=Role.VIEWER, by=None, at=NOW)
    viewer = Membership.objects.of(cast.joseph).at(cast.wrenbridge).get(role=Role.VIEWER.value)
    client.force_login(cast.lena)
    page = f"/wrenbridge/area/members/{viewer.pk}/"
    assert "Take this role away" in client.get(page).content.decode()
    assert "taken away" in client.post(page, follow=True).content.decode()
    client.force_login(cast.joseph)
    assert client.get("/wrenbridge/plan/need/").status_code == 404


def test_the_last_lead_is_told_why_their_role_stays(cast: Cast, client: Client) -> None:
    lead = Membership.objects.of(cast.lena).at(cast.wrenbridge).get()
    client.force_login(cast.lena)
    answer = client.post(f"/wrenbridge/area/members/{lead.pk}/", follow=True)
    assert "at least one lead" in answer.content.decode()
