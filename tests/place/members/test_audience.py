"""Who may open a page: deny by default."""

import pytest
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory

from attune.project.middleware import DenyByDefault
from tests.cast import Cast


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
