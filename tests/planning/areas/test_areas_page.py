"""The areas page: wards, authorities, the system, England; and what to load where they are not."""

import pytest
from django.test import Client

from attune.place.localities.models import Locality

pytestmark = pytest.mark.django_db


def page(client: Client, query: str = "", place: str = "wrenbridge") -> str:
    answer = client.get(f"/{place}/plan/areas/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_wards_are_listed_with_means_and_ranges(warded: Locality, lena: Client) -> None:
    shown = page(lena)
    assert "Wards (4)" in shown
    assert "Ward 3" in shown
    assert "Ward 5" not in shown
