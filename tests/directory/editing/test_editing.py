"""Providers propose, keepers decide; duplicates are merged by a person, and merges undone."""

from datetime import timedelta

import pytest
from django.test import Client

from attune.directory.editing import actions, finding
from attune.directory.editing.models import LikePair, Merge, Proposal
from attune.directory.records.models import Location, Service
from attune.directory.services import actions as services
from attune.domain.confidential import Confidentiality
from attune.place.members import actions as members
from attune.place.members.models import Member, Organisation
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import a_place, a_service, named, provider

LATER = NOW + timedelta(days=1)
PHONE = [{"phones": [{"number": "01632 960 123"}]}]


@pytest.fixture
def ife(cast: Cast) -> Member:
    """Ife works for the organisation that runs the services of the tests."""
    organisation = Organisation.objects.create(name="Wrenbridge Community Health")
    row = provider(cast.wrenbridge)
    row.members = organisation
    row.save()
    member = members.add(
        email="ife@example.org", name="Ife", organisation=organisation, by=None, at=NOW
    )
    members.grant(member, locality=cast.wrenbridge, role=Role.PROVIDER, by=None, at=NOW)
    return member


def edited(client: Client, name: str = "Baby and You", **fields: object) -> object:
    given = {"name": name, "status": "active", "description": "A weekly group for new parents."}
    place = {
        "place_name": "Willow Family Hub",
        "address_1": "1 Willow Street",
        "city": "Wrenbridge",
    }
    place |= {"state_province": "Wrenshire", "postal_code": "WB1 1AA"}
    address = f"/wrenbridge/directory/services/{named('Baby and You')}/record/"
    return client.post(address, {**given, **place, **fields})


def test_a_provider_proposes_and_the_record_stays(cast: Cast, ife: Member, client: Client) -> None:
    service = a_service(cast.wrenbridge)
    client.force_login(ife)
    assert edited(client, description="Two groups a week.").status_code == 302
    service.refresh_from_db()
    assert service.number == 1
    proposal = Proposal.objects.at(cast.wrenbridge).open().get()
    assert proposal.wanted_document.service["description"] == "Two groups a week."


def test_lena_takes_a_change_over_field_by_field(cast: Cast, ife: Member, client: Client) -> None:
    service = a_service(cast.wrenbridge)
    client.force_login(ife)
    edited(client, description="Two groups a week.")
    proposal = Proposal.objects.get()
    moved_on = service.whole_document.with_fields(fees="Free")
    services.change_service(service, document=moved_on, by=cast.lena, at=LATER, why="Fees")
    client.force_login(cast.lena)
    page = client.get(f"/wrenbridge/directory/changes/{proposal.pk}/").content.decode()
    assert "Two groups a week." in page
    assert "A weekly group for new parents." in page
    client.post(f"/wrenbridge/directory/changes/{proposal.pk}/", {"decision": "take"})
    service.refresh_from_db()
    record = service.whole_document.service
    assert (record["description"], record["fees"]) == ("Two groups a week.", "Free")


def test_a_decline_says_why(cast: Cast, ife: Member, client: Client) -> None:
    a_service(cast.wrenbridge)
    client.force_login(ife)
    edited(client, fees="£90")
    proposal = Proposal.objects.get()
    client.force_login(cast.lena)
    address = f"/wrenbridge/directory/changes/{proposal.pk}/"
    assert "Say why" in client.post(address, {"decision": "decline"}).content.decode()
    client.post(address, {"decision": "decline", "reason": "It is free for families here."})
    assert not Proposal.objects.open().exists()
    with pytest.raises(actions.EditRefused, match="decided"):
        actions.take_over(proposal, by=cast.lena, at=LATER)


def test_lena_edits_at_once(cast: Cast, client: Client) -> None:
    service = a_service(cast.wrenbridge)
    client.force_login(cast.lena)
    assert edited(client, phone="01632 960 555", days=["TU"], opens_at="10:00").status_code == 302
    service.refresh_from_db()
    record = service.whole_document.service
    assert record["contacts"][0]["phones"][0]["number"] == "01632 960 555"
    assert record["schedules"][0]["byday"] == "TU"


def test_a_form_sent_back_unchanged_changes_nothing(cast: Cast, client: Client) -> None:
    service = a_service(cast.wrenbridge, odd={"kept": [1]}, contacts=PHONE)
    client.force_login(cast.lena)
    edited(client, phone="01632 960 123")
    service.refresh_from_db()
    assert service.number == 1


def test_a_provider_cannot_touch_another_ones_service(
    cast: Cast, ife: Member, client: Client
) -> None:
    other = provider(cast.wrenbridge, "Another Charity")
    a_service(cast.wrenbridge, provider=str(other.uid))
    client.force_login(ife)
    assert edited(client, description="Mine now").status_code == 404
    page = client.get("/wrenbridge/directory/services/").content.decode()
    assert "Baby and You" not in page


def test_history_shows_each_change_and_brings_one_back(cast: Cast, client: Client) -> None:
    service = a_service(cast.wrenbridge)
    client.force_login(cast.lena)
    edited(client, description="A slip.")
    address = f"/wrenbridge/directory/services/{service.uid}/history/"
    assert "A slip." in client.get(address).content.decode()
    client.post(f"{address}1/")
    service.refresh_from_db()
    assert service.whole_document.service["description"] == "A weekly group for new parents."


def two_alike(cast: Cast) -> LikePair:
    a_service(cast.wrenbridge, contacts=PHONE)
    a_service(
        cast.wrenbridge,
        "Baby & You",
        contacts=PHONE,
        fees="Free",
        places=(a_place("WB2 2BB", "Oak Hall"),),
    )
    found = finding.found_at(cast.wrenbridge)
    assert actions.note_likenesses(cast.wrenbridge, found=found, by=None, at=NOW) == 1
    assert actions.note_likenesses(cast.wrenbridge, found=found, by=None, at=NOW) == 0
    return LikePair.objects.at(cast.wrenbridge).open().get()


def test_a_merge_keeps_both_ids_alive_and_loses_nothing(cast: Cast, client: Client) -> None:
    pair = two_alike(cast)
    client.force_login(cast.lena)
    address = f"/wrenbridge/directory/duplicates/{pair.pk}/"
    assert "Are these one service?" in client.get(address).content.decode()
    client.post(address, {"choice": "first"})
    kept = Service.objects.kept_by(cast.wrenbridge).get()
    assert (kept.name, kept.whole_document.service["fees"]) == ("Baby and You", "Free")
    assert {place.postcode for place in kept.whole_document.places} == {"WB1 1AA", "WB2 2BB"}
    assert Service.objects.successor_of(named("Baby & You")) == kept
    assert not LikePair.objects.at(cast.wrenbridge).open().exists()


def test_a_merge_undone_leaves_both_as_they_were(cast: Cast, client: Client) -> None:
    pair = two_alike(cast)
    before = {service.pk: service.document for service in Service.objects.all()}
    actions.merge(pair.first, gone=pair.second, by=cast.lena, at=LATER)
    client.force_login(cast.lena)
    client.post(f"/wrenbridge/directory/duplicates/undo/{Merge.objects.get().pk}/")
    assert {service.pk: service.document for service in Service.objects.all()} == before
    assert all(service.is_public for service in Service.objects.all())
    with pytest.raises(actions.EditRefused):
        actions.undo_merge(Merge.objects.get(), by=cast.lena, at=LATER)


def test_an_edit_after_a_merge_survives_its_undoing(cast: Cast) -> None:
    pair = two_alike(cast)
    row = actions.merge(pair.first, gone=pair.second, by=cast.lena, at=LATER)
    kept = Service.objects.get(pk=pair.first_id)
    mine = kept.whole_document.with_fields(description="Mine.")
    services.change_service(kept, document=mine, by=cast.lena, at=LATER, why="An edit")
    actions.undo_merge(row, by=cast.lena, at=LATER)
    assert Service.objects.get(pk=kept.pk).whole_document.service["description"] == "Mine."


def test_what_is_merged_is_not_merged_again(cast: Cast) -> None:
    pair = two_alike(cast)
    actions.merge(pair.first, gone=pair.second, by=cast.lena, at=LATER)
    with pytest.raises(actions.EditRefused):
        actions.merge(pair.second, gone=pair.first, by=cast.lena, at=LATER)


def test_a_pair_kept_apart_does_not_come_back(cast: Cast) -> None:
    pair = two_alike(cast)
    actions.keep_apart(pair, by=cast.lena, at=LATER)
    found = finding.found_at(cast.wrenbridge)
    actions.note_likenesses(cast.wrenbridge, found=found, by=None, at=LATER)
    assert not LikePair.objects.at(cast.wrenbridge).open().exists()


def test_a_masked_address_waits_for_a_person(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, "Wren Refuge", offer={"topics": ["domestic_abuse"]})
    client.force_login(cast.lena)
    page = client.get("/wrenbridge/directory/addresses/").content.decode()
    assert "Wren Refuge" in page
    place = Location.objects.get()
    client.post(f"/wrenbridge/directory/addresses/{place.pk}/", {"say": "keep"})
    place.refresh_from_db()
    assert place.confidentiality == Confidentiality.CONFIDENTIAL.value


@pytest.mark.parametrize("page", ["services", "changes", "duplicates", "addresses", "services/new"])
def test_empty_pages_say_what_to_do(cast: Cast, client: Client, page: str) -> None:
    client.force_login(cast.lena)
    assert client.get(f"/wrenbridge/directory/{page}/").status_code == 200
    client.force_login(cast.outsider)
    assert client.get(f"/wrenbridge/directory/{page}/").status_code == 404
