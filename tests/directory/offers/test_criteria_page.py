"""A practitioner tries a service's own criteria; nothing is kept."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from attune.place.audit.models import AuditRow
from tests.cast import Cast
from tests.directory.services_at_wrenbridge import a_service
from tests.domain.test_criteria import LANARKSHIRE

MEETS, DISCUSS = "Meets this service’s published criteria", "Discuss with us"


@pytest.fixture
def address(cast: Cast) -> str:
    service = a_service(cast.wrenbridge, offer={"criteria": LANARKSHIRE})
    return f"/wrenbridge/directory/criteria/{service.uid}/"


@pytest.fixture
def joseph(cast: Cast, client: Client) -> Client:
    client.force_login(cast.joseph)
    return client


def answered(client: Client, address: str, *counts: Any) -> str:
    said = {f"domain_{number}": str(count) for number, count in enumerate(counts)}
    answer = client.post(address, said)
    assert answer.status_code == 200
    assert "&lt;" not in answer.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_rule_is_read_before_it_is_tried(joseph: Client, address: str) -> None:
    shown = joseph.get(address).content.decode()
    assert "at least 5 indicators in at least 3 areas" in shown
    assert "at least 3 indicators in all 5 areas" in shown
    assert "relationship with main carer" in shown
    assert MEETS not in shown and DISCUSS not in shown


@pytest.mark.parametrize("counts", [(5, 5, 5, 0, 0), (4, 4, 4, 4, 0), (3, 3, 3, 3, 3)])
def test_it_meets(joseph: Client, address: str, counts: tuple[int, ...]) -> None:
    shown = answered(joseph, address, *counts)
    assert MEETS in shown and DISCUSS not in shown


@pytest.mark.parametrize("counts", [(5, 5, 4, 0, 0), (4, 4, 4, 3, 0), (3, 3, 3, 3, 2)])
def test_a_near_miss_is_a_conversation_and_never_a_no(
    joseph: Client, address: str, counts: tuple[int, ...]
) -> None:
    shown = answered(joseph, address, *counts)
    assert DISCUSS in shown and "This is not a no." in shown and MEETS not in shown


def test_no_total_is_ever_shown(joseph: Client, address: str) -> None:
    shown = answered(joseph, address, 4, 4, 4, 3, 2)
    assert not re.search(r"\b17\b", shown)


@pytest.mark.parametrize("count", ["", "-1", "61", "three", "2.5", "1e2"])
def test_a_count_that_is_none_is_asked_again(joseph: Client, address: str, count: str) -> None:
    shown = answered(joseph, address, 3, 3, 3, 3, count)
    assert "There is a problem" in shown
    assert MEETS not in shown and DISCUSS not in shown


def test_nothing_is_kept_and_nothing_stands_in_the_address(joseph: Client, address: str) -> None:
    events = AuditRow.objects.count()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answered(joseph, address, 5, 5, 5, 0, 0)
    writes = [q["sql"] for q in asked if not q["sql"].lstrip().upper().startswith("SELECT")]
    assert not writes
    assert AuditRow.objects.count() == events
    by_get = joseph.get(address + "?domain_0=5&domain_1=5&domain_2=5&domain_3=0&domain_4=0")
    assert MEETS not in by_get.content.decode()
    assert "no-store" in by_get["Cache-Control"]


def test_a_service_without_criteria_has_no_such_page(cast: Cast, joseph: Client) -> None:
    plain = a_service(cast.wrenbridge, "Plain")
    assert joseph.get(f"/wrenbridge/directory/criteria/{plain.uid}/").status_code == 404


def test_the_outsider_and_families_find_no_door(cast: Cast, client: Client, address: str) -> None:
    assert client.get(address).status_code == 302
    client.force_login(cast.outsider)
    assert client.get(address).status_code == 404


def test_the_services_page_leads_there_for_staff(joseph: Client, address: str) -> None:
    page = joseph.get(address.replace("/directory/criteria/", "/support/")).content.decode()
    assert address in page
