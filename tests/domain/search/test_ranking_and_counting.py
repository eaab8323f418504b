"""Order and counts, beside the plainest way to work them out."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.search import counting, packing, ranking
from attune.domain.search.distance import MILE, Box, Point, box_around, metres_from
from attune.domain.search.facets import FACETS, YES, bits_of
from attune.domain.search.packing import Spot

ON = date(2026, 11, 2)
KEYS = ("stage", "free", "day", "topic", "language", "marked")
CHOICES = st.fixed_dictionaries(
    {key: st.sets(st.sampled_from(sorted(FACETS[key].choices)), max_size=3) for key in KEYS}
)


def table(records: list[dict[str, set[str]]]) -> Any:
    packed = [
        packing.packed_row(
            number,
            f"Service {number}",
            bits_of(each),
            (ON, ON if each["marked"] else ON - timedelta(days=1)),
            3,
            0,
        )
        for number, each in enumerate(records)
    ]
    return packing.rows("".join(packed))


def plainly(records: list[dict[str, set[str]]], chosen: dict[str, Any], key: str) -> dict[str, int]:
    others = {name: wanted for name, wanted in chosen.items() if name != key}
    under = [each for each in records if all(each[name] & others[name] for name in others)]
    return {choice: sum(choice in each[key] for each in under) for choice in FACETS[key].choices}


@given(st.lists(CHOICES, max_size=25), CHOICES)
def test_counts_are_those_of_counting_one_by_one(
    records: list[dict[str, set[str]]], wanted: dict[str, set[str]]
) -> None:
    chosen = {key: frozenset(choices) for key, choices in wanted.items() if choices}
    counts = counting.counted(table(records), chosen, KEYS, on=ON)
    for key in KEYS:
        assert counts[key] == plainly(records, chosen, key)


@given(st.lists(CHOICES, max_size=25), CHOICES)
def test_counts_need_no_record_that_fails_twice(
    records: list[dict[str, set[str]]], wanted: dict[str, set[str]]
) -> None:
    chosen = {key: frozenset(choices) for key, choices in wanted.items() if choices}
    kept = [each for each in records if sum(not each[key] & chosen[key] for key in chosen) <= 1]
    one, other = (counting.counted(table(each), chosen, KEYS, on=ON) for each in (records, kept))
    assert one == other


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(0, 50)), max_size=60),
    st.integers(0, 70),
    st.none() | st.integers(0, 20),
)
def test_a_page_is_a_slice_of_the_whole_order(
    records: list[tuple[int, int, int]], start: int, most: int | None
) -> None:
    columns = np.array(records, np.int64).reshape(-1, 3)
    names = columns[:, 2].astype(np.uint64)
    ids = np.arange(len(records))
    page = ranking.first_ones([columns[:, 0], columns[:, 1]], [names, ids], start=start, most=most)
    whole = sorted(range(len(records)), key=lambda at: (*records[at], at))
    assert list(page) == whole[start : None if most is None else start + most]


def _within(degrees: int, e6: int) -> int:
    return max(-degrees * 1_000_000, min(degrees * 1_000_000, e6))


@given(st.integers(-89_000_000, 89_000_000), st.integers(1, 200_000), st.floats(0, 6.283))
def test_whatever_is_near_enough_lies_in_the_box(
    latitude: int, metres: int, towards: float
) -> None:
    here = Point(latitude, 0)
    box = box_around(here, metres)
    north = int(np.cos(towards) * metres * 8.99)
    east = int(np.sin(towards) * metres * 8.99 / max(0.0005, np.cos(np.radians(latitude / 1e6))))
    there = Point(_within(90, latitude + north), _within(180, east))
    away = metres_from(here, np.array([there.latitude_e6]), np.array([there.longitude_e6]))[0]
    if away <= metres:
        assert box.south <= there.latitude_e6 <= box.north
        assert box.west <= there.longitude_e6 <= box.east


def test_a_known_distance() -> None:
    # Cardiff Castle to Pontypridd station, about 10.6 miles as the crow flies.
    cardiff = Point(51_482_300, -3_181_200)
    away = metres_from(cardiff, np.array([51_599_000]), np.array([-3_341_000]))[0]
    assert away / MILE == pytest.approx(10.6, abs=0.2)


def test_a_point_lies_on_the_earth() -> None:
    with pytest.raises(ValueError, match="90 degrees"):
        Point(91_000_000, 0)
    assert isinstance(box_around(Point(90_000_000, 0), 1000), Box)


def test_the_nearest_spot_of_each_counts() -> None:
    spots = [Spot(Point(52_000_000 + north, 0), place) for north, place in ((9, 0), (3, 1), (5, 0))]
    packed = packing.spots("".join(each.packed() for each in spots))
    metres, places = ranking.nearest(Point(52_000_000, 0), np.array([2, 0, 1], "u1"), packed)
    assert list(places) == [1, -1, 0]
    assert metres[1] == ranking.NOWHERE and list(metres[[0, 2]]) == [0, 1]


def test_bands_follow_freshness() -> None:
    days = [packing.day_number(ON - timedelta(days=ago)) for ago in (0, 92, 93)]
    assert list(ranking.bands(np.array([*days, 0], "<u2"), on=ON)) == [
        ranking.FRESH,
        ranking.FRESH,
        ranking.OVERDUE,
        ranking.NOT_YET_CHECKED,
    ]


def test_a_packed_row_says_what_was_packed() -> None:
    lanes = bits_of({"free": {YES}, "language": {"cy"}})
    row = packing.rows(packing.packed_row(7, "Éclair club", lanes, (None, ON), 4, 2))[0]
    assert tuple(row["lanes"]) == lanes
    assert (row["service"], row["assured"], row["complete"], row["spots"]) == (7, 0, 4, 2)
    assert row["name"][0] == int.from_bytes(b"eclair c", "big")
    assert row["marked"] == packing.day_number(ON)
    assert len(packing.rows(None)) == 0
