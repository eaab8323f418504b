"""Families find services by words, by distance and by what is offered."""

from datetime import timedelta
from typing import Any

import pytest

from attune.directory.records.models import AreaTerms, Service
from attune.directory.search.questions import find, matching_words
from attune.directory.services import actions
from attune.domain.listings.document import PlaceOfService
from attune.domain.search.asking import Query
from attune.domain.search.distance import MILE, Point
from attune.place.localities.models import Locality
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import TODAY, a_place, a_service

HERE = Point(52_000_000, -1_000_000)
LATER = NOW + timedelta(days=1)


def placed(north_e6: int, name: str = "Hub", postcode: str = "WB1 1AA") -> PlaceOfService:
    """A place so many millionths of a degree north of `HERE`; 9,000 are about a kilometre."""
    return a_place(postcode, name, latitude=str((52_000_000 + north_e6) / 1e6), longitude="-1.0")


def names(locality: Locality | None, text: str = "", **asked: Any) -> list[str]:
    found = find(Query(text, **asked), locality, on=TODAY)
    by_id = dict(Service.objects.values_list("pk", "name"))
    return [by_id[hit.service] for hit in found.hits]


def test_every_word_must_match_in_any_shape(cast: Cast) -> None:
    a_service(cast.wrenbridge, "Baby massage")
    a_service(cast.wrenbridge, "Sleep line", description="Crying babies and tired parents.")
    assert names(cast.wrenbridge, "babies") == ["Baby massage", "Sleep line"]
    assert names(cast.wrenbridge, "baby crying") == ["Sleep line"]
    assert names(cast.wrenbridge, "baby swimming") == []


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("For fathers", "dads"),
        ("For fathers", "my Dad"),
        ("Café for mums", "cafe mother"),
        ("Infant feeding", "breast feeding babies"),
        ("Women’s group", "womens"),
        ("اردو", "اردو"),
    ],
)
def test_what_means_the_same_is_the_same(cast: Cast, said: str, typed: str) -> None:
    a_service(cast.wrenbridge, said, description="Breast milk and more.")
    assert names(cast.wrenbridge, typed) == [said]


def test_words_that_everybody_says_do_not_narrow(cast: Cast) -> None:
    a_service(cast.wrenbridge, "Colic", description="Crying.")
    assert names(cast.wrenbridge, "I need help with crying") == ["Colic"]
    assert names(cast.wrenbridge, "help") == []


def test_a_beginning_is_enough_where_nothing_says_the_word_whole(cast: Cast) -> None:
    a_service(cast.wrenbridge, "Massage for babies")
    found = find(Query("baby massa"), cast.wrenbridge, on=TODAY)
    assert found.total == 1 and found.by_beginning


def test_a_name_comes_before_a_description(cast: Cast) -> None:
    a_service(cast.wrenbridge, "A group", description="We also do baby massage.")
    a_service(cast.wrenbridge, "Massage")
    assert names(cast.wrenbridge, "massage") == ["Massage", "A group"]


def test_checked_records_come_first_then_fuller_ones_then_by_name(cast: Cast) -> None:
    a_service(cast.wrenbridge, "Overdue", assured_on=TODAY - timedelta(days=100))
    a_service(cast.wrenbridge, "Not checked", assured_on=None)
    a_service(cast.wrenbridge, "Zebra")
    a_service(cast.wrenbridge, "Apple")
    a_service(cast.wrenbridge, "Mango", email="mango@example.org")
    assert names(cast.wrenbridge) == ["Mango", "Apple", "Zebra", "Not checked", "Overdue"]


def test_the_nearest_place_counts_and_the_nearest_service_comes_first(cast: Cast) -> None:
    a_service(cast.wrenbridge, "Far", places=(placed(40_000),))
    a_service(cast.wrenbridge, "Two places", places=(placed(90_000, "A"), placed(1_000, "B")))
    a_service(cast.wrenbridge, "Phone line", places=())
    found = find(Query(near=HERE), cast.wrenbridge, on=TODAY)
    assert names(cast.wrenbridge, near=HERE) == ["Two places", "Far", "Phone line"]
    assert [hit.place for hit in found.hits] == [1, 0, None]
    assert found.hits[0].metres == pytest.approx(111, abs=1)


def test_a_distance_leaves_out_what_is_farther_but_not_what_has_no_place(cast: Cast) -> None:
    a_service(cast.wrenbridge, "Far", places=(placed(40_000),))
    a_service(cast.wrenbridge, "Near", places=(placed(9_000),))
    a_service(cast.wrenbridge, "Phone line", places=())
    assert names(cast.wrenbridge, near=HERE, within=int(MILE)) == ["Near", "Phone line"]


def test_choices_within_a_facet_are_alternatives_and_between_facets_all_hold(cast: Cast) -> None:
    a_service(cast.wrenbridge, "A", offer={"stages": ["antenatal"], "free": True})
    a_service(cast.wrenbridge, "B", offer={"stages": ["to_6_months"], "free": True})
    a_service(cast.wrenbridge, "C", offer={"stages": ["to_6_months"]})
    stages = frozenset({"antenatal", "to_6_months"})
    assert names(cast.wrenbridge, chosen={"stage": stages}) == ["A", "B", "C"]
    chosen = {"stage": frozenset({"to_6_months"}), "free": frozenset({"yes"})}
    found = find(Query(chosen=chosen, facets=("stage", "free", "topic")), cast.wrenbridge, on=TODAY)
    assert found.total == 1
    assert found.counts["stage"]["antenatal"] == 1
    assert found.counts["stage"]["to_6_months"] == 1
    assert found.counts["free"] == {"yes": 1}
    assert found.counts["topic"]["sleep_and_crying"] == 0


def test_a_mark_counts_until_its_last_day(cast: Cast) -> None:
    service = a_service(cast.wrenbridge)
    Service.objects.filter(pk=service.pk).update(marked_until=TODAY)
    actions.publish([service.pk])
    chosen = {"marked": frozenset({"yes"})}
    asked = Query(chosen=chosen, facets=("marked",))
    assert find(asked, cast.wrenbridge, on=TODAY).counts["marked"] == {"yes": 1}
    assert find(asked, cast.wrenbridge, on=TODAY + timedelta(days=1)).total == 0


def test_an_area_may_list_only_what_has_the_mark(cast: Cast) -> None:
    a_service(cast.wrenbridge)
    AreaTerms.objects.create(locality=cast.wrenbridge, mark_required=True)
    assert names(cast.wrenbridge) == []


def test_only_what_reaches_a_locality_is_found_there(cast: Cast) -> None:
    a_service(cast.wrenbridge, "Both", reach=(cast.vale,))
    a_service(cast.wrenbridge, "One")
    assert names(cast.vale, "one") == []
    assert names(cast.vale) == ["Both"]
    assert names(None) == ["Both", "One"]
    assert names(None, "both") == ["Both"]


def test_stale_ended_and_changed_records_leave_the_index(cast: Cast) -> None:
    service = a_service(cast.wrenbridge, "Baby and You")
    assert find(Query(), cast.wrenbridge, on=service.seen_until).total == 1
    assert find(Query(), cast.wrenbridge, on=service.seen_until + timedelta(days=1)).total == 0
    renamed = service.whole_document.with_fields(name="Toddler time")
    actions.change_service(service, document=renamed, by=None, at=LATER, why="Renamed")
    assert names(cast.wrenbridge, "baby") == []
    assert names(cast.wrenbridge, "toddlers") == ["Toddler time"]
    actions.end_service(service, by=None, at=LATER, why="Ended")
    assert names(cast.wrenbridge) == []


def test_pages_follow_each_other_without_gap_or_repetition(cast: Cast) -> None:
    for number in range(23):
        a_service(cast.wrenbridge, f"Group {number:02}")
    pages = [names(cast.wrenbridge, "group", start=start) for start in (0, 10, 20, 30)]
    assert [len(page) for page in pages] == [10, 10, 3, 0]
    together = [name for page in pages for name in page]
    assert together == names(cast.wrenbridge, "group", most=None)
    assert together == [f"Group {number:02}" for number in range(23)]


def test_other_questions_narrow_themselves_by_words(cast: Cast) -> None:
    wanted = a_service(cast.wrenbridge, "Baby massage")
    a_service(cast.wrenbridge, "Choir")
    matching = matching_words("massage", on=TODAY)
    assert list(Service.objects.filter(pk__in=matching)) == [wanted]
    assert Service.objects.filter(pk__in=matching_words("", on=TODAY)).count() == 2
