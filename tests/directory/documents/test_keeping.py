"""What the feed says of a service follows every verb, and says nothing that must stay hidden."""

import json
from datetime import date, timedelta
from typing import Any

from attune.directory.documents.models import (
    Listed,
    PublishedPlace,
    PublishedProvider,
    PublishedService,
)
from attune.directory.records.models import Location, Service
from attune.directory.services import actions
from attune.domain.confidential import Confidentiality
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import TODAY, a_place, a_service, named, provider

LATER = NOW + timedelta(days=1)
LONG_AFTER = TODAY + timedelta(days=400)


def whole(service: Service) -> dict[str, Any]:
    return json.loads(PublishedService.objects.get(service=service).whole)


def test_a_listed_service_is_published_with_its_provider_and_place(cast: Cast) -> None:
    said = whole(a_service(cast.wrenbridge))
    assert said["name"] == "Baby and You"
    assert said["organization"]["name"] == "Wrenbridge Community Health"
    assert said["organization_id"] == said["organization"]["id"]
    [place] = said["service_at_locations"]
    assert place["location"]["addresses"][0]["postal_code"] == "WB1 1AA"


def test_a_list_says_only_what_is_one_to_one(cast: Cast) -> None:
    a_service(cast.wrenbridge, offer={"topics": ["feeding"]})
    listed = json.loads(PublishedService.objects.get().listed)
    assert listed["organization"]["name"] == "Wrenbridge Community Health"
    assert not [name for name, value in listed.items() if isinstance(value, list)]


def test_a_place_stands_where_its_row_says(cast: Cast) -> None:
    service = a_service(cast.wrenbridge, places=(a_place(), a_place("VL2 2BB", "Oak Hall")))
    published = PublishedService.objects.get(service=service)
    names = [
        json.loads(published.place(row.start, row.length))["location"]["name"]
        for row in PublishedPlace.objects.order_by("position")
    ]
    assert names == ["Willow Family Hub", "Oak Hall"]


def test_a_service_that_is_no_longer_public_leaves_the_feed(cast: Cast) -> None:
    service = a_service(cast.wrenbridge)
    actions.end_service(service, by=cast.lena, at=LATER, why="The funding ended")
    assert not PublishedService.objects.exists()
    assert not Listed.objects.exists()
    assert not PublishedProvider.objects.exists()


def test_a_stale_service_is_not_seen_though_nobody_touched_it(cast: Cast) -> None:
    a_service(cast.wrenbridge)
    assert Listed.objects.at(None, on=TODAY).exists()
    assert not Listed.objects.at(None, on=LONG_AFTER).exists()
    assert not PublishedProvider.objects.at(None, on=LONG_AFTER).exists()


def test_it_is_listed_for_every_locality_it_reaches_and_for_no_other(cast: Cast) -> None:
    a_service(cast.wrenbridge, "Here")
    both = a_service(cast.wrenbridge, "Both", reach=(cast.vale,))
    assert Listed.objects.at(cast.wrenbridge, on=TODAY).count() == 2
    assert [each.service_id for each in Listed.objects.at(cast.vale, on=TODAY)] == [both.pk]


def test_the_date_of_assurance_is_ours_and_not_the_records(cast: Cast) -> None:
    said = whole(a_service(cast.wrenbridge, "One", assured_date="2031-01-01"))
    assert said["assured_date"] == TODAY.isoformat()
    unchecked = whole(a_service(cast.wrenbridge, "Two", assured_on=None, assured_date="2031-01-01"))
    assert "assured_date" not in unchecked


def test_a_quality_mark_stands_among_the_accreditations(cast: Cast) -> None:
    service = a_service(cast.wrenbridge, accreditations="Baby Friendly")
    Service.objects.filter(pk=service.pk).update(marked_until=date(2027, 3, 1))
    actions.change_service(
        service,
        document=service.whole_document.with_fields(alert="Moved"),
        by=cast.lena,
        at=LATER,
        why="An edit",
    )
    said = whole(service)["accreditations"]
    assert said == "Baby Friendly; Quality mark of Wrenbridge, valid until 2027-03-01"


def test_the_words_of_the_offer_are_terms_that_others_can_filter_by(cast: Cast) -> None:
    service = a_service(
        cast.wrenbridge,
        offer={"groupings": ["getting_help"], "stages": ["antenatal"], "topics": ["feeding"]},
    )
    terms = {each["taxonomy_term"]["name"] for each in whole(service)["attributes"]}
    assert terms == {"Getting help", "Pregnancy", "Feeding"}


def test_what_is_for_staff_never_leaves(cast: Cast) -> None:
    offer = {
        "wte": "3.5",
        "funding_source": "Start for Life",
        "funding_ends": "2027-03-31",
        "queries": ["Is Mo still the manager?"],
        "interventions": [{"name": "Video feedback", "training": "Ten days"}],
        "topics": ["bonding"],
    }
    said = whole(a_service(cast.wrenbridge, offer=offer))
    assert said["attune_offer"]["interventions"] == [{"name": "Video feedback"}]
    text = json.dumps(said)
    for private in ("3.5", "Start for Life", "2027-03-31", "Is Mo", "Ten days"):
        assert private not in text


def test_ages_are_told_in_years_where_the_record_says_none(cast: Cast) -> None:
    ages = {"ages_eligible": {"from_months": -9, "to_months": 18}}
    said = whole(a_service(cast.wrenbridge, offer=ages))
    assert (said["minimum_age"], said["maximum_age"]) == (0, 1.5)
    own = whole(a_service(cast.wrenbridge, "Own", offer=ages, minimum_age=2))
    assert (own["minimum_age"], "maximum_age" in own) == (2, False)


SECRET = "WB9 9ZZ"


def a_refuge(cast: Cast, **parts: Any) -> Service:
    place = a_place(SECRET, "Linden House", latitude="52.123456", longitude="-1.234567")
    parts = {"description": f"Come to {SECRET}.", "offer": {"topics": ["domestic_abuse"]}} | parts
    return a_service(cast.wrenbridge, "Safe Start", places=(place,), **parts)


def test_a_hidden_place_is_told_no_finer_than_its_district(cast: Cast) -> None:
    offer = {"topics": ["domestic_abuse"], "how_to_refer": f"Write to {SECRET}"}
    text = json.dumps(whole(a_refuge(cast, offer=offer)))
    for secret in ("9ZZ", "Linden", "Willow Street", "52.12", "-1.23"):
        assert secret not in text
    assert "WB9" in text


def test_a_hidden_place_has_no_position_of_its_own(cast: Cast) -> None:
    a_refuge(cast)
    assert PublishedPlace.objects.get().latitude_e6 is None


def test_the_provider_of_a_hidden_place_is_guarded_in_all_its_services(cast: Cast) -> None:
    uid = named("Haven")
    record = {"name": "Haven", "description": f"We are at {SECRET}.", "locations": [{"name": "X"}]}
    actions.keep_provider(cast.wrenbridge, uid=uid, record=record, by=None, at=NOW)
    line = a_service(cast.wrenbridge, "A helpline", provider=str(uid))
    assert SECRET in whole(line)["organization"]["description"]
    a_refuge(cast, provider=str(uid))
    told = whole(line)["organization"]
    assert (told["description"], "locations" in told) == ("We are at WB9.", False)
    assert SECRET not in PublishedProvider.objects.get(uid=uid).own


def test_a_place_that_somebody_cleared_is_told_whole(cast: Cast) -> None:
    service = a_refuge(cast)
    actions.say_confidentiality(
        Location.objects.get(), confidentiality=Confidentiality.CLEARED, by=cast.lena, at=LATER
    )
    assert SECRET in json.dumps(whole(service))


def test_a_provider_without_a_public_service_is_not_in_the_feed(cast: Cast) -> None:
    provider(cast.wrenbridge, "Nobody yet")
    a_service(cast.wrenbridge)
    assert [each.folded for each in PublishedProvider.objects.all()] == [
        "wrenbridge community health"
    ]
