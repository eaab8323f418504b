"""Who may open the pages of the editor."""

import pytest
from django.test import Client

from attune.pathway.records.models import LocalPathway
from attune.place.members import actions as members
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.pathway.editing.small import HOME, WORK

READ = (
    *(WORK, HOME, f"{HOME}part/steps.ask/", f"{HOME}part/head/", f"{HOME}part/family/"),
    *(f"{HOME}part/information.baby.tools.film/", f"{HOME}slots/groups/", f"{HOME}history/"),
)
EDIT = (
    *(f"{WORK}new/", f"{HOME}add/links/", f"{HOME}add/steps/", f"{HOME}add/groupings/"),
    *(f"{HOME}routes/ask/", f"{HOME}routes/look/", f"{HOME}words/"),
)


@pytest.mark.parametrize("address", [*READ, *EDIT])
def test_the_lead_opens_every_page(lena: Client, address: str) -> None:
    assert lena.get(address).status_code == 200


@pytest.mark.parametrize("address", READ)
def test_a_practitioner_reads(
    cast: Cast, pathway: LocalPathway, client: Client, address: str
) -> None:
    client.force_login(cast.joseph)
    page = client.get(address)
    assert page.status_code == 200
    assert ">Save<" not in page.content.decode()


@pytest.mark.parametrize("address", EDIT)
def test_a_practitioner_finds_no_page_that_changes(
    cast: Cast, pathway: LocalPathway, client: Client, address: str
) -> None:
    client.force_login(cast.joseph)
    assert client.get(address).status_code == 404
    assert client.post(f"{HOME}part/contacts.lead/", {"phone": "01632 960 001"}).status_code == 404
    assert client.post(f"{HOME}move/", {"up": "slots.library"}).status_code == 404


@pytest.mark.parametrize("address", [WORK, HOME, f"{HOME}part/head/", f"{HOME}history/"])
def test_outsiders_and_providers_find_nothing(
    cast: Cast, pathway: LocalPathway, client: Client, address: str
) -> None:
    assert client.get(address).status_code == 302
    client.force_login(cast.outsider)
    assert client.get(address).status_code == 404
    provider = members.add(email="p@example.org", name="P", by=None, at=NOW)
    members.grant(provider, locality=cast.wrenbridge, role=Role.PROVIDER, by=None, at=NOW)
    client.force_login(provider)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        *(f"{HOME}part/steps.gone/", f"{HOME}add/nothing/", f"{HOME}routes/well/"),
        *(f"{HOME}routes/gone/", f"{HOME}slots/gone/", f"{WORK}none/", f"{HOME}part/.../"),
    ],
)
def test_what_is_not_there_is_not_found(lena: Client, address: str) -> None:
    assert lena.get(address).status_code == 404
