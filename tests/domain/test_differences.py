"""Two versions of a record are told apart field by field, and a change is laid onto a newer one."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from attune.domain.listings.differences import differences, laid_onto
from attune.domain.listings.document import PlaceOfService, ServiceDocument
from attune.domain.listings.merging import merged
from attune.domain.offers.offer import Offer

VALUES = st.one_of(
    st.text("ab<&", max_size=3), st.integers(0, 3), st.lists(st.text("xy", max_size=2), max_size=2)
)
RECORDS = st.dictionaries(
    st.sampled_from(["description", "url", "odd", "fees"]), VALUES, max_size=4
)
WAITS = st.sampled_from(
    [{}, {"exclusions": "x"}, {"focus": "specialised"}, {"wte": "2", "free": True}]
)
DOCUMENTS = st.builds(
    lambda record, offer: ServiceDocument({"name": "One", **record}, Offer.of(offer)),
    RECORDS,
    WAITS,
)


def a_document(**fields: Any) -> ServiceDocument:
    return ServiceDocument({"name": "One", **fields})


@given(DOCUMENTS)
def test_a_record_does_not_differ_from_itself(document: ServiceDocument) -> None:
    assert differences(document, document) == ()


@given(DOCUMENTS, DOCUMENTS)
def test_records_that_differ_say_where(one: ServiceDocument, other: ServiceDocument) -> None:
    assert bool(differences(one, other)) == (one.text() != other.text())


@given(DOCUMENTS, DOCUMENTS)
def test_a_change_to_an_unmoved_record_is_the_change(
    base: ServiceDocument, wanted: ServiceDocument
) -> None:
    document, conflicts = laid_onto(base, base=base, wanted=wanted)
    assert document.text() == wanted.text()
    assert conflicts == ()


@given(DOCUMENTS, DOCUMENTS)
def test_a_change_that_changes_nothing_leaves_what_moved_on(
    base: ServiceDocument, current: ServiceDocument
) -> None:
    document, conflicts = laid_onto(current, base=base, wanted=base)
    assert (document.text(), conflicts) == (current.text(), ())


def test_two_changes_to_different_fields_both_stand() -> None:
    base = a_document(description="Old", url="https://example.org")
    wanted = a_document(description="New", url="https://example.org")
    current = a_document(description="Old", url="https://example.org/now", fees="Free")
    document, conflicts = laid_onto(current, base=base, wanted=wanted)
    assert document.service == {
        "name": "One",
        "description": "New",
        "url": "https://example.org/now",
        "fees": "Free",
    }
    assert conflicts == ()


def test_two_changes_to_one_field_are_a_conflict() -> None:
    base, current = a_document(fees="£1"), a_document(fees="£2")
    document, [conflict] = laid_onto(current, base=base, wanted=a_document(fees="£3"))
    assert document.service["fees"] == "£3"
    assert (conflict.before, conflict.after) == (("£2",), ("£3",))


def test_a_difference_reads_like_a_record_not_like_data() -> None:
    after = a_document(contacts=[{"id": "x", "phones": [{"id": "y", "number": "01632 960 100"}]}])
    [change] = differences(a_document(), after)
    assert (change.title, change.before, change.after) == (
        "Contacts and phone numbers",
        (),
        ("Number: 01632 960 100",),
    )


@given(DOCUMENTS, DOCUMENTS)
def test_a_merge_loses_nothing_that_only_one_said(
    kept: ServiceDocument, gone: ServiceDocument
) -> None:
    both = merged(kept, gone)
    for name, value in kept.service.items():
        if value not in ("", [], None):
            assert both.service[name] == value
    for name, value in gone.service.items():
        if kept.service.get(name) in ("", [], None):
            assert both.service[name] == value
    assert both.offer.document() == {**gone.offer.document(), **kept.offer.document()}


def test_a_merge_takes_the_other_places_but_not_the_same_postcode_twice() -> None:
    def at(key: str, postcode: str) -> PlaceOfService:
        return PlaceOfService({"id": key}, {"id": key, "addresses": [{"postal_code": postcode}]})

    kept = ServiceDocument({"name": "One"}, places=(at("a", "WB1 1AA"),))
    gone = ServiceDocument({"name": "One"}, places=(at("b", "WB1 1AA"), at("c", "WB2 2BB")))
    assert [place.postcode for place in merged(kept, gone).places] == ["WB1 1AA", "WB2 2BB"]
