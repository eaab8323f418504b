"""Whatever a file holds: no crash, every row counted, and a second loading changes nothing."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attune.directory.exchange.importing.counts import FeedRefused
from attune.directory.exchange.importing.models import ImportRun
from attune.directory.exchange.importing.reading import deliver
from attune.directory.exchange.importing.taking_in import taken_in
from tests.cast import Cast
from tests.directory.exchange.importing.feeds_from_elsewhere import a_row, load

words = st.text(max_size=20)
plain = st.none() | st.booleans() | st.integers() | st.floats() | words
anything = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3)
)
known = st.sampled_from(
    "id name status description url email organization service_at_locations schedules contacts "
    "phones attributes location addresses taxonomy_term taxonomy_detail organization_id "
    "location_id fees cost_options languages eligibilitys service_taxonomys regular_schedules "
    "physical_addresses minimum_age assured_date service_areas program funding latitude".split()
)
records = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(known, inner, max_size=6),
    max_leaves=30,
)
rows = st.builds(lambda over: a_row() | over, st.dictionaries(known, records, max_size=5))
few = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def read(content: bytes, name: str) -> None:
    """Reading alone: the counts of what was read add up, or it is refused in a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            with taken_in(deliver(path)) as taken:
                counts = taken.counts
                assert counts.imported == taken.shelf.count
                assert counts.quarantined == sum(counts.reasons.values())
                assert len(list(taken.shelf.aside())) >= counts.quarantined
        except FeedRefused as wrong:
            assert name in str(wrong)


@given(st.binary(max_size=2_000))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read(content, "feed.json")


@given(st.binary(max_size=300), st.integers(0, 400))
def test_a_feed_cut_and_spoilt_anywhere_is_read_or_refused(noise: bytes, at: int) -> None:
    whole = json.dumps({"contents": [a_row("a"), a_row("b")]}).encode()
    read(whole[:at] + noise + whole[at:], "feed.json")
    read(whole[:at] + noise, "feed.json")


@given(st.lists(st.lists(words, max_size=6), max_size=6))
def test_any_table_under_the_right_header_is_read(cells: list[list[str]]) -> None:
    lines = ["id,name,status,url,organization_id", *(",".join(row) for row in cells)]
    read("\n".join(lines).encode("utf-8", "surrogatepass"), "services.csv")


@pytest.mark.parametrize("wrapped", [True, False])
@given(given_rows=st.lists(anything | records, max_size=4))
def test_any_json_is_read(wrapped: bool, given_rows: list[Any]) -> None:
    value = {"contents": given_rows} if wrapped else given_rows
    read(json.dumps(value).encode(), "feed.json")


@few
@given(given_rows=st.lists(rows, min_size=1, max_size=4))
def test_loading_anything_twice_counts_the_same_and_changes_nothing(
    cast: Cast, given_rows: list[dict[str, Any]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        path = Path(folder) / "feed.json"
        path.write_text(json.dumps({"contents": given_rows}), encoding="utf-8")
        first = load(cast.wrenbridge, path)
        second = load(cast.wrenbridge, path)
        assert figures(second) == figures(first)
        assert second.changed == 0
        assert first.changed == first.imported
        transaction.set_rollback(True)


def figures(run: ImportRun) -> tuple[Any, ...]:
    return (run.read, run.imported, run.merged, run.quarantined, run.found["reasons"])
