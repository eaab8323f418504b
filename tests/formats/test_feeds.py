"""Feeds as they really come: dirty, broken, huge, or no feed at all; every row is one item."""

import io
import json
import tracemalloc
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain import canonical
from attune.formats.feeds import open_feed
from attune.formats.hsds.splitting import full_service
from attune.formats.json_pieces import CHUNK, Pieces
from attune.formats.listing import DEEPEST, LONGEST_TEXT, FormatRefused, Listing, Quarantined
from attune.formats.once import Once
from tests.formats.open_referral import aside, listings, loose, one, read

GOOD = {"id": "1", "name": "Play", "status": "active"}


def service(**fields: Any) -> dict[str, Any]:
    return {**GOOD, **fields}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"  \n ", "is empty"),
        (b"<!DOCTYPE html><html>", "is a web page"),
        (b"\xef\xbb\xbf<html>", "is a web page"),
        (b"<feed/>", "is XML"),
        (b"hello", "is in no layout"),
        (b"\x89PNG\r\n\x1a\n\0", "is not text"),
        (b"PK\x03\x04rubbish", "is a damaged zip"),
        (b"a,b,c\n1,2,3\n", "is in no layout"),
    ],
)
def test_what_is_no_feed_is_refused_by_name_with_what_was_expected(data: bytes, said: str) -> None:
    with pytest.raises(FormatRefused, match=said) as refused:
        open_feed(io.BytesIO(data), name="thing.json")
    assert "thing.json" in str(refused.value) and "Expected: an Open Referral UK" in str(
        refused.value
    )


@pytest.mark.parametrize(
    "shaped",
    [
        lambda one_, two: {"contents": [one_, two], "total_items": 2},
        lambda one_, two: [one_, two],
        lambda one_, two: {"services": [one_, two]},
        lambda one_, two: {"content": [one_, two]},
        lambda one_, two: json.dumps(one_) + "\n" + json.dumps(two) + "\n",
        lambda one_, two: json.dumps(one_, indent=1) + json.dumps(two),
    ],
)
def test_every_shape_of_feed_gives_its_services(shaped: Any) -> None:
    found = listings(read(shaped(service(), service(id="2"))))
    assert [each.source_id for each in found] == ["1", "2"]


def test_one_bad_record_costs_no_other() -> None:
    feed = (
        b'{"contents": [{"id":"1","name":"A","status":"active"}, {"id":"2" "name"}, 12, null,'
        b' {"id":"3","name":"\xff\xe9","status":"active"}, {"id":"4","name":"D","x":NaN,'
        b'"status":"active"}], "total_items": 6}'
    )
    items = read(feed)
    assert [each.source_id for each in listings(items)] == ["1", "3", "4"]
    assert [each.where for each in aside(items)] == ["/contents/1", "/contents/2", "/contents/3"]
    assert len(items) == 6


def test_a_file_that_breaks_off_gives_what_was_whole_and_says_where_it_ends() -> None:
    whole = json.dumps({"contents": [service(), service(id="2")]})
    items = read(whole[:-40])
    assert [each.source_id for each in listings(items)] == ["1"]
    assert all("breaks off" in each.reason for each in aside(items)) and aside(items)


def test_a_broken_line_among_lines_costs_one_row() -> None:
    lines = [json.dumps(service()), '{"id": "2", "name": ', json.dumps(service(id="3"))]
    items = read("\n".join(lines[::2]) + "\n" + lines[1])
    assert [each.source_id for each in listings(items)] == ["1", "3"]
    assert len(aside(items)) == 1


@pytest.mark.parametrize(
    ("fields", "field", "kept"),
    [
        ({"minimum_age": "5 years"}, "minimum_age", 5),
        ({"minimum_age": "18 months"}, "minimum_age", Decimal("1.5")),
        ({"maximum_age": ""}, "maximum_age", None),
        ({"maximum_age": "adult"}, "original_maximum_age", "adult"),
        ({"maximum_age": True}, "original_maximum_age", True),
        ({"minimum_age": 1e999}, "original_minimum_age", "Infinity"),
        ({"assured_date": "2024-02-30"}, "original_assured_date", "2024-02-30"),
        ({"assured_date": "01/02/2024"}, "assured_date", "2024-02-01"),
        ({"assured_date": "2024-02-01T09:00:00Z"}, "assured_date", "2024-02-01"),
        ({"assured_date": "09:00"}, "original_assured_date", "09:00"),
        ({"last_modified": "yesterday"}, "original_last_modified", "yesterday"),
        ({"status": "Published"}, "status", "active"),
        ({"status": "zombie"}, "original_status", "zombie"),
        ({"email": "mailto:hub@example.org "}, "email", "hub@example.org"),
        ({"url": "http://"}, "url", None),
        ({"name": 12}, "name", "12"),
        ({"description": "a\x00b\ud800c"}, "description", "abc"),
        ({"description": "e\u0301"}, "description", "é"),
        ({"description": ["a"]}, "original_description", ["a"]),
        ({"description": "5 < 6 & 7 > 2"}, "description", "5 < 6 & 7 > 2"),
        ({"phones": {"number": "1"}}, "phones", [{"number": "1"}]),
        ({"schedules": "daily"}, "original_schedules", "daily"),
        ({"schedules": [1, {"id": "s"}]}, "schedules", [{"id": "s"}]),
        ({"own_field": [{"a": "<b>kept</b>"}]}, "own_field", [{"a": "<b>kept</b>"}]),
        ({"id": 7}, "id", "7"),
    ],
)  # fmt: skip
def test_what_is_not_what_its_field_says_is_mended_or_moved_and_noted(
    fields: dict[str, Any], field: str, kept: Any
) -> None:
    text = json.dumps([service(**fields)]).replace("Infinity", "1e999")
    if fields.get("minimum_age") == 1e999:
        kept = "1e999"
    listing = one(text)
    assert listing.service.get(field) == kept
    unchanged = field in fields and fields[field] == kept
    quiet = unchanged or fields == {"description": "e\u0301"}
    assert bool(listing.repairs) is not quiet


@pytest.mark.parametrize(
    ("record", "field", "said"),
    [
        ({"id": "1"}, "name", "has no name"),
        ({"id": "1", "name": " \n"}, "name", "has no name"),
        ({"id": "1", "name": None}, "name", "has no name"),
        ({"name": "x"}, "id", "has no id"),
        ({"id": {}, "name": "x"}, "id", "has no id"),
        ({"id": "x" * 201, "name": "x"}, "id", "longer than 200"),
        (service(description="x" * (LONGEST_TEXT + 1)), "description", "has 20,001 characters"),
        (service(own={"deep": "x" * (LONGEST_TEXT + 1)}), "own.deep", "has 20,001 characters"),
        (service(**{f"k{n}": "x" * 19_999 for n in range(16)}), "", "more than 300,000"),
        (service(many=[0] * 20_001), "", "more than 20,000 values"),
    ],
)
def test_what_cannot_be_taken_is_set_aside_with_its_field(
    record: dict[str, Any], field: str, said: str
) -> None:
    (wrong,) = read({"contents": [{"status": "active", **record}]})
    assert isinstance(wrong, Quarantined)
    assert said in wrong.reason
    assert field == "" or wrong.field == field


@pytest.mark.parametrize("levels", [DEEPEST + 1, 150, 5_000])
def test_deep_nesting_is_set_aside(levels: int) -> None:
    text = f'[{{"id":"1","name":"A","status":"active","x":{"[" * levels}{"]" * levels}}}]'
    (wrong,) = read(text)
    assert isinstance(wrong, Quarantined) and "levels deep" in wrong.reason


def test_the_same_id_twice_is_said_with_whether_the_words_differ() -> None:
    items = read([service(), service(), service(name="Other")])
    assert len(listings(items)) == 1
    alike, other = aside(items)
    assert "word for word (first: /0)" in alike.reason and alike.row is None
    assert "with other words" in other.reason
    assert other.row is not None and other.row["name"] == "Other"


def test_an_id_met_on_two_pages_is_seen_when_the_pages_share_what_was_met() -> None:
    once = Once()
    pages = [json.dumps({"contents": [service()], "page_number": n}).encode() for n in (1, 2)]
    items = [i for p in pages for i in open_feed(io.BytesIO(p), name="p", once=once).items]
    assert [type(each) for each in items] == [Listing, Quarantined]


def test_an_organisation_with_its_services_gives_each_with_its_organisation() -> None:
    trust = {"id": "o", "name": "Trust", "website": "https://example.org"}
    items = read({**trust, "services": [service(), service(id="2")]})
    assert [each.organisation for each in listings(items)] == [trust, trust]


def test_a_page_of_organisations_is_no_service_and_nothing_is_lost() -> None:
    (item,) = loose(read({"contents": [{"id": "o", "name": "T", "logo": "x", "own": 1}]}))
    assert item.row == {"id": "o", "name": "T", "logo": "x", "own": 1}


def test_an_empty_page_gives_nothing_but_its_figures() -> None:
    reading = open_feed(io.BytesIO(b'{"total_items":0,"empty":true,"contents":[]}'), name="p")
    assert list(reading.items) == []
    assert (reading.tally.page.total_items, reading.tally.page.contents) == (0, 0)


class Endless(io.RawIOBase):
    """A feed of many megabytes, made while it is read, a part at a time."""

    def __init__(self, *parts: Iterator[bytes] | list[bytes]) -> None:
        self.parts = chain(*parts)

    def read(self, size: int = -1) -> bytes:
        return next(self.parts, b"")


def peak_of(file: Endless) -> tuple[list[int], int]:
    """Counts of (listings, others) and the most memory held, in bytes."""
    from attune.formats.json_feeds import read_json
    from attune.formats.listing import Tally

    counts = [0, 0]
    tracemalloc.start()
    for item in read_json(file, Tally()):
        counts[not isinstance(item, Listing)] += 1
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return counts, peak


def test_a_large_feed_is_read_in_little_memory() -> None:
    words = b"word " * 3000
    part = b'{"id":"%d","name":"A","status":"active","description":"%s"},'
    parts = (b"".join(part % (n * 50 + m, words) for m in range(50)) for n in range(30))
    tail = b'{"id":"x","name":"A","status":"active"}]}'
    counts, peak = peak_of(Endless([b'{"contents":['], parts, [tail]))
    assert counts == [1_501, 0]
    assert peak < 12 * CHUNK


@pytest.mark.parametrize("opening", [b'{"id":"1","x":"', b'{"id":"1","x":[{"a":"b"},"'])
def test_one_record_of_many_megabytes_is_passed_over_in_little_memory(opening: bytes) -> None:
    closing = b'"]},' if b"[" in opening else b'"},'
    tail = closing + b'{"id":"2","name":"B","status":"active"}]'
    parts = (b"x" * CHUNK for _ in range(100))
    counts, peak = peak_of(Endless([b"[" + opening], parts, [tail]))
    assert counts == [1, 1]
    assert peak < 60_000_000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.lists(JSON, min_size=1, max_size=4), st.sampled_from([None, 1, " "]))
def test_the_splitter_finds_the_values_that_the_parser_finds(
    values: list[Any], indent: Any
) -> None:
    text = json.dumps(values, indent=indent)
    pieces = Pieces(io.BytesIO(text.encode()))
    pieces.take() if pieces.peek() == b"[" else None
    found = []
    while pieces.peek() not in (b"]", b""):
        raw = pieces.value().raw
        assert raw is not None
        found.append(json.loads(raw))
        if pieces.peek() == b",":
            pieces.take()
    assert json.dumps(found) == json.dumps(values)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
def test_no_bytes_raise_anything_but_the_refusal(data: bytes) -> None:
    for start in (b"", b"[", b"{", b'{"contents":[', b'{"contents":[{"id":"1",'):
        try:
            items = read(start + data)
        except FormatRefused:
            continue
        for item in listings(items):
            canonical.text(full_service(item))


@given(JSON, st.sampled_from(["contents", "content", "services", "x", "organization", "phones"]))
def test_any_json_is_read_item_by_item(value: Any, key: str) -> None:
    for feed in (
        value,
        {key: value},
        [value],
        {"contents": [{"id": "1", "name": "A", key: value}]},
    ):
        if isinstance(feed, dict | list):
            for item in listings(read(feed)):
                canonical.text(full_service(item))


@pytest.mark.parametrize("mark", [b"\x0b", b"\x0c", b"\x85", b"\x00", b"{", b"}", b":", b'"', b"-"])
@pytest.mark.parametrize(
    "feed", [b"[%s]", b'[%s{"id":"1"}]', b'{"contents":[%s', b'{"id":%s}', b'{%s"id":1}']
)
def test_no_stray_mark_holds_the_reader_up(feed: bytes, mark: bytes) -> None:
    assert len(read(feed % mark)) < 8
