"""A service is listed, changed, brought back and ended; each time its document is kept."""

from datetime import timedelta

import pytest

from attune.directory.records.models import Location, Service, ServiceVersion
from attune.directory.services import actions, publishing
from attune.domain.confidential import Confidentiality
from attune.domain.listings.document import DocumentRefused
from attune.place.audit.models import AuditRow
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import a_document, a_place, a_service, named

LATER = NOW + timedelta(days=1)


def test_a_listed_service_reaches_its_locality_and_is_public(cast: Cast) -> None:
    service = a_service(cast.wrenbridge)
    assert list(Service.objects.reaching(cast.wrenbridge).public(on=NOW.date())) == [service]
    assert not Service.objects.reaching(cast.vale).exists()
    assert service.versions.count() == 1


def test_a_service_may_reach_other_localities_too(cast: Cast) -> None:
    service = a_service(cast.wrenbridge, reach=(cast.vale,))
    assert list(Service.objects.reaching(cast.vale)) == [service]


def test_a_change_keeps_the_version_before(cast: Cast) -> None:
    service = a_service(cast.wrenbridge)
    changed = service.whole_document.with_fields(description="Twice a week now.")
    service = actions.change_service(
        service, document=changed, by=cast.lena, at=LATER, why="Moved to two days"
    )
    assert (service.number, service.last_modified) == (2, LATER)
    assert service.whole_document.service["description"] == "Twice a week now."
    assert [each.number for each in service.versions.all()] == [2, 1]


def test_a_change_that_says_the_same_changes_nothing(cast: Cast) -> None:
    service = a_service(cast.wrenbridge)
    trail = AuditRow.objects.count()
    same = actions.change_service(
        service, document=service.whole_document, by=cast.lena, at=LATER, why="Nothing"
    )
    assert (same.number, same.last_modified) == (1, NOW)
    assert AuditRow.objects.count() == trail


def test_an_earlier_version_comes_back_as_a_new_one(cast: Cast) -> None:
    service = a_service(cast.wrenbridge)
    first = service.document
    changed = service.whole_document.with_fields(name="Something else")
    actions.change_service(service, document=changed, by=cast.lena, at=LATER, why="A slip")
    version = ServiceVersion.objects.get(service=service, number=1)
    back = actions.restore_version(version, by=cast.lena, at=LATER)
    assert (back.number, back.document, back.name) == (3, first, "Baby and You")


def test_an_ended_service_leaves_the_public_but_not_the_record(cast: Cast) -> None:
    service = a_service(cast.wrenbridge)
    ended = actions.end_service(service, by=cast.lena, at=LATER, why="The funding ended")
    assert not ended.is_public
    assert Service.objects.kept_by(cast.wrenbridge).exists()


@pytest.mark.parametrize("standing", ["planned", "aspirational", "ended"])
def test_what_is_not_there_yet_is_not_public(cast: Cast, standing: str) -> None:
    assert not a_service(cast.wrenbridge, offer={"standing": standing}).is_public


def test_a_worked_example_is_never_public(cast: Cast) -> None:
    assert not a_service(cast.wrenbridge, historical=True).is_public


def test_an_unknown_organisation_is_refused_and_nothing_is_listed(cast: Cast) -> None:
    with pytest.raises(DocumentRefused, match="no organisation"):
        a_service(cast.wrenbridge, provider=str(named("Nobody")))
    assert not Service.objects.exists()


def test_two_services_share_one_place(cast: Cast) -> None:
    a_service(cast.wrenbridge, "One")
    a_service(cast.wrenbridge, "Two")
    assert Location.objects.count() == 1


def test_places_follow_a_change(cast: Cast) -> None:
    service = a_service(cast.wrenbridge)
    moved = a_document(places=(a_place("VL2 2BB", "Oak Hall"),), provider=str(service.provider.uid))
    actions.change_service(service, document=moved, by=cast.lena, at=LATER, why="Moved")
    [at] = service.at_locations.all()
    assert (at.location.name, at.location.postcode, at.location.district) == (
        "Oak Hall",
        "VL2 2BB",
        "VL2",
    )


def test_a_refuge_is_masked_until_a_person_clears_it(cast: Cast) -> None:
    service = a_service(cast.wrenbridge, "Wren Refuge", offer={"topics": ["domestic_abuse"]})
    place = service.at_locations.get().location
    assert place.hides
    actions.say_confidentiality(
        place, confidentiality=Confidentiality.CLEARED, by=cast.lena, at=LATER
    )
    assert not place.hides
    changed = service.whole_document.with_fields(description="Changed.")
    actions.change_service(service, document=changed, by=cast.lena, at=LATER, why="An edit")
    assert not Location.objects.get(pk=place.pk).hides


def test_what_many_verbs_change_is_published_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[list[int]] = []
    monkeypatch.setattr(publishing.search, "keep", lambda ids: kept.append(list(ids)))
    with publishing.published_together():
        one, two = a_service(cast.wrenbridge, "One"), a_service(cast.wrenbridge, "Two")
        assert kept == []
    assert kept == [[one.pk, two.pk]]


def test_an_error_publishes_nothing_and_the_next_verb_publishes_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[list[int]] = []
    monkeypatch.setattr(publishing.search, "keep", lambda ids: kept.append(list(ids)))
    with pytest.raises(DocumentRefused), publishing.published_together():
        a_service(cast.wrenbridge, "One")
        a_service(cast.wrenbridge, "Two", provider=str(named("Nobody")))
    assert kept == []
    two = a_service(cast.wrenbridge, "Two")
    assert kept == [[two.pk]]
