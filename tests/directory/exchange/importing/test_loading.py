"""A feed is loaded: every row accounted for, twice the same, what was edited here untouched."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from attune.directory.editing.models import LikePair
from attune.directory.exchange.importing import actions
from attune.directory.exchange.importing.models import (
    Difference,
    ImportedService,
    ImportRun,
    QuarantinedRow,
    Source,
)
from attune.directory.records.models import (
    Location,
    Provider,
    Service,
    ServiceVersion,
    Taxonomy,
    TaxonomyTerm,
)
from attune.directory.services import actions as services
from attune.domain.offers.offer import Offer
from tests.cast import NOW, Cast
from tests.directory.exchange.importing.feeds_from_elsewhere import a_feed, a_row, load, real_id
from tests.directory.services_at_wrenbridge import a_service, named

LATER = NOW + timedelta(days=7)


def figures(run: ImportRun) -> tuple[int, ...]:
    return run.read, run.imported, run.merged, run.quarantined, run.changed


def test_a_feed_is_listed_with_its_organisation_and_place(cast: Cast, tmp_path: Path) -> None:
    run = load(cast.wrenbridge, a_feed(tmp_path, [a_row()]))
    service = Service.objects.get()
    assert figures(run) == (1, 1, 0, 0, 1)
    assert (service.name, service.kept_by, service.provider.name) == (
        "Baby and You",
        cast.wrenbridge,
        "Vale Families",
    )
    assert service.at_locations.get().location.postcode == "VL2 2BB"


def test_imported_records_start_not_yet_checked_and_are_seen(cast: Cast, tmp_path: Path) -> None:
    load(cast.wrenbridge, a_feed(tmp_path, [a_row()]))
    service = Service.objects.get()
    assert service.assured_on is None
    assert Service.objects.public(on=NOW.date()).exists()


@pytest.mark.parametrize(
    ("said", "kept"), [("2026-10-01", True), ("2019-10-01", False), ("2030-01-01", False)]
)
def test_the_feeds_own_date_of_assurance_counts_while_it_is_worth_something(
    cast: Cast, tmp_path: Path, said: str, kept: bool
) -> None:
    load(cast.wrenbridge, a_feed(tmp_path, [a_row(assured_date=said)]))
    service = Service.objects.get()
    assert (service.assured_on is not None) is kept
    assert service.whole_document.service["assured_date"] == said


def test_the_same_feed_again_changes_nothing_and_counts_the_same(
    cast: Cast, tmp_path: Path
) -> None:
    rows = [a_row(), a_row("svc-2", "Two"), a_row("svc-2", "Two"), a_row("svc-2", "Else"), 7]
    path = a_feed(tmp_path, rows)
    first, second = (load(cast.wrenbridge, path, at=at) for at in (NOW, LATER))
    assert figures(first) == (5, 2, 2, 1, 2)
    assert figures(second) == (5, 2, 2, 1, 0)
    assert first.found["reasons"] == second.found["reasons"]
    assert ServiceVersion.objects.count() == 2
    assert Service.objects.filter(last_modified=LATER).count() == 0


def test_another_rows_words_under_the_same_id_are_kept_to_be_seen(
    cast: Cast, tmp_path: Path
) -> None:
    run = load(cast.wrenbridge, a_feed(tmp_path, [a_row(), a_row(name="Otherwise")]))
    row = QuarantinedRow.objects.get(run=run)
    assert row.merged
    assert "Otherwise" in row.snippet


def test_what_the_source_changed_is_taken_over(cast: Cast, tmp_path: Path) -> None:
    load(cast.wrenbridge, a_feed(tmp_path, [a_row(), a_row("svc-2")]))
    run = load(cast.wrenbridge, a_feed(tmp_path, [a_row(name="Renamed"), a_row("svc-2")]))
    assert figures(run) == (2, 2, 0, 0, 1)
    service = Service.objects.get(name="Renamed")
    assert service.number == 2
    assert load(cast.wrenbridge, a_feed(tmp_path, [a_row(name="Renamed")])).changed == 0


def test_an_edit_made_here_outlives_the_next_loading(cast: Cast, tmp_path: Path) -> None:
    path = a_feed(tmp_path, [a_row()])
    load(cast.wrenbridge, path)
    edit(cast, description="We know better.")
    run = load(cast.wrenbridge, path, at=LATER)
    assert (run.changed, run.held) == (0, 1)
    assert Service.objects.get().whole_document.service["description"] == "We know better."
    assert Difference.objects.open().count() == 1
    assert load(cast.wrenbridge, path, at=LATER).changed == 0
    assert Difference.objects.count() == 1  # the same difference is not found twice


def edit(cast: Cast, **fields: str) -> Service:
    service = Service.objects.get()
    document = service.whole_document.with_fields(**fields)
    return services.change_service(
        service, document=document, by=cast.lena, at=LATER, why="An edit here"
    )


def test_a_person_takes_the_sources_word(cast: Cast, tmp_path: Path) -> None:
    load(cast.wrenbridge, a_feed(tmp_path, [a_row()]))
    edit(cast, description="We know better.")
    changed = a_feed(tmp_path, [a_row(description="They know best.")])
    load(cast.wrenbridge, changed, at=LATER)
    difference = Difference.objects.open().get()
    actions.answer(difference, take=["service.description"], by=cast.lena, at=LATER)
    assert Service.objects.get().whole_document.service["description"] == "They know best."
    assert not Difference.objects.open().exists()
    assert load(cast.wrenbridge, changed, at=LATER).held == 0


def test_a_person_takes_some_fields_and_the_rest_is_still_ours(cast: Cast, tmp_path: Path) -> None:
    load(cast.wrenbridge, a_feed(tmp_path, [a_row()]))
    edit(cast, description="We know better.", email="hello@example.org")
    path = a_feed(tmp_path, [a_row(description="They know best.")])
    load(cast.wrenbridge, path, at=LATER)
    difference = Difference.objects.open().get()
    actions.answer(difference, take=["service.description"], by=cast.lena, at=LATER)
    service = Service.objects.get().whole_document.service
    assert (service["description"], service["email"]) == ("They know best.", "hello@example.org")
    assert not Difference.objects.open().exists()
    assert load(cast.wrenbridge, path, at=LATER).changed == 0
    load(cast.wrenbridge, a_feed(tmp_path, [a_row(description="Third")]), at=LATER)
    assert Service.objects.get().whole_document.service["email"] == "hello@example.org"
    assert Difference.objects.open().count() == 1


def test_a_person_keeps_ours_until_the_source_says_something_new(
    cast: Cast, tmp_path: Path
) -> None:
    load(cast.wrenbridge, a_feed(tmp_path, [a_row()]))
    edit(cast, description="We know better.")
    path = a_feed(tmp_path, [a_row(description="They know best.")])
    load(cast.wrenbridge, path, at=LATER)
    actions.answer(Difference.objects.open().get(), take=[], by=cast.lena, at=LATER)
    load(cast.wrenbridge, path, at=LATER)
    assert not Difference.objects.open().exists()
    load(cast.wrenbridge, a_feed(tmp_path, [a_row(description="Third")]), at=LATER)
    assert Difference.objects.open().count() == 1


def test_a_difference_is_answered_once(cast: Cast, tmp_path: Path) -> None:
    path = a_feed(tmp_path, [a_row()])
    load(cast.wrenbridge, path)
    edit(cast, description="We know better.")
    load(cast.wrenbridge, path, at=LATER)
    difference = Difference.objects.open().get()
    actions.answer(difference, take=[], by=cast.lena, at=LATER)
    with pytest.raises(actions.ImportRefused, match="answered this already"):
        actions.answer(difference, take=["service.description"], by=cast.lena, at=LATER)


def test_a_mapping_record_made_here_is_no_reason_to_hold_the_feed_back(
    cast: Cast, tmp_path: Path
) -> None:
    load(cast.wrenbridge, a_feed(tmp_path, [a_row()]))
    service = Service.objects.get()
    mapped = service.whole_document.with_offer(Offer.of({"groupings": ["getting_help"]}))
    services.change_service(service, document=mapped, by=cast.lena, at=LATER, why="Mapped")
    run = load(cast.wrenbridge, a_feed(tmp_path, [a_row(name="Renamed")]), at=LATER)
    service = Service.objects.get()
    assert (run.changed, run.held, service.name) == (1, 0, "Renamed")
    assert service.offer.groupings


def test_what_left_the_feed_is_shown_and_never_deleted(cast: Cast, tmp_path: Path) -> None:
    load(cast.wrenbridge, a_feed(tmp_path, [a_row(), a_row("svc-2", "Left")]))
    load(cast.wrenbridge, a_feed(tmp_path, [a_row()]), at=LATER)
    assert Service.objects.count() == 2
    assert [i.service.name for i in ImportedService.objects.gone(cast.wrenbridge)] == ["Left"]


def test_a_row_that_is_set_aside_this_time_has_not_left_the_feed(
    cast: Cast, tmp_path: Path
) -> None:
    load(cast.wrenbridge, a_feed(tmp_path, [a_row(), a_row("svc-2", "Spoilt later")]))
    load(cast.wrenbridge, a_feed(tmp_path, [a_row(), a_row("svc-2", "")]), at=LATER)
    assert not ImportedService.objects.gone(cast.wrenbridge).exists()


def test_a_real_uuid_stays_the_id_of_the_record(cast: Cast, tmp_path: Path) -> None:
    load(cast.wrenbridge, a_feed(tmp_path, [a_row(real_id("one")), a_row("two")]))
    uids = {str(each.uid) for each in Service.objects.all()}
    assert real_id("one") in uids
    assert all(UUID(uid).version in (4, 5) for uid in uids)


def test_an_id_that_is_taken_here_is_not_taken_again(cast: Cast, tmp_path: Path) -> None:
    ours = a_service(cast.wrenbridge, "Baby and You")
    load(cast.wrenbridge, a_feed(tmp_path, [a_row(str(named("Baby and You")), "Theirs")]))
    theirs = Service.objects.get(name="Theirs")
    assert theirs.uid != ours.uid
    assert load(cast.wrenbridge, tmp_path / "council.json").changed == 0


def test_two_sources_with_the_same_ids_make_records_of_their_own(
    cast: Cast, tmp_path: Path
) -> None:
    row = a_row(real_id("one"))
    row["organization"]["id"] = real_id("organisation")
    row["service_at_locations"][0] |= {"id": real_id("at")}
    row["service_at_locations"][0]["location"]["id"] = real_id("location")
    path = a_feed(tmp_path, [row])
    load(cast.wrenbridge, path, source="First")
    load(cast.wrenbridge, path, source="Second")
    for model in (Service, Provider, Location):
        assert model.objects.count() == 2
    for source in ("First", "Second"):
        assert load(cast.wrenbridge, path, source=source).changed == 0


def test_one_place_named_twice_in_one_feed_breaks_nothing(cast: Cast, tmp_path: Path) -> None:
    rows = [a_row("a"), a_row("b"), a_row("c")]
    for row in rows:
        row["service_at_locations"] = [{"id": real_id("at"), "location": {"id": "x"}}] * 2
    path = a_feed(tmp_path, rows)
    assert figures(load(cast.wrenbridge, path)) == (3, 3, 0, 0, 3)
    assert load(cast.wrenbridge, path).changed == 0


def test_an_organisation_edited_here_is_left_as_it_is(cast: Cast, tmp_path: Path) -> None:
    load(cast.wrenbridge, a_feed(tmp_path, [a_row()]))
    provider = Provider.objects.get()
    services.keep_provider(
        cast.wrenbridge, uid=provider.uid, record={"name": "Ours"}, by=cast.lena, at=LATER
    )
    run = load(cast.wrenbridge, a_feed(tmp_path, [a_row(name="Renamed")]), at=LATER)
    assert Provider.objects.get().name == "Ours"
    assert "organisations that were edited here, left as they are" in run.found["notes"]


def test_terms_of_attributes_become_terms_of_the_directory(cast: Cast, tmp_path: Path) -> None:
    taxonomy = {"id": "needs", "name": "Needs", "description": "A list of needs"}
    term = {"id": "n1", "name": "Bonding", "taxonomy_detail": taxonomy}
    attribute = {"id": "a1", "link_id": "svc-1", "taxonomy_term": term}
    path = a_feed(tmp_path, [a_row(attributes=[attribute])])
    load(cast.wrenbridge, path)
    assert TaxonomyTerm.objects.get().taxonomy == Taxonomy.objects.get(name="Needs")
    assert load(cast.wrenbridge, path).changed == 0


def test_unknown_fields_are_kept(cast: Cast, tmp_path: Path) -> None:
    load(cast.wrenbridge, a_feed(tmp_path, [a_row(local_offer={"send": True})]))
    assert Service.objects.get().whole_document.service["local_offer"] == {"send": True}


def test_the_same_name_at_the_same_place_is_the_same_source(cast: Cast, tmp_path: Path) -> None:
    path = a_feed(tmp_path, [a_row()])
    for locality in (cast.wrenbridge, cast.vale):
        assert load(locality, path).changed == 1
        assert load(locality, path).changed == 0
    assert Source.objects.count() == 2
    assert Service.objects.count() == 2


def test_likenesses_go_to_the_queue_and_are_not_merged(cast: Cast, tmp_path: Path) -> None:
    load(cast.wrenbridge, a_feed(tmp_path, [a_row()]), source="First")
    run = load(cast.wrenbridge, a_feed(tmp_path, [a_row("other-id")]), source="Second")
    assert figures(run) == (1, 1, 0, 0, 1)
    assert Service.objects.filter(merged_into=None).count() == 2
    assert LikePair.objects.at(cast.wrenbridge).open().count() == 1
