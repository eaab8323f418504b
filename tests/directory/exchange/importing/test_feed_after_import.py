"""After a dirty feed was loaded, our own feed satisfies the published schemas on every page."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attune.directory.records.models import Service
from tests.cast import NOW, Cast
from tests.directory.exchange.importing.feeds_from_elsewhere import a_feed, a_row, load
from tests.directory.exchange.importing.test_garbage import rows as garbage
from tests.directory.exchange.oruk_schemas import empties, faults, needs_schemas

pytestmark = needs_schemas
LISTS = {
    "services": "service_list",
    "organizations": "organization_list",
    "taxonomies": "taxonomy_list",
    "taxonomy_terms": "taxonomy_term_list",
    "service_at_locations": "service_at_location_list",
}
TERM = {
    "id": "t1",
    "name": "Bonding",
    "taxonomy_detail": {"id": "x", "name": "Needs", "description": ""},
}
DIRTY: list[dict[str, Any]] = [
    {"url": "", "email": "", "assured_date": ""},
    {"url": "not an address", "email": "nobody at home", "assured_date": "soon"},
    {"description": "<script>alert(1)</script><b>Bold</b> &nbsp;", "status": "open"},
    {"organization": {"id": "o2", "name": "Nameless charity", "website": "", "email": "x"}},
    {"organization": None, "organization_id": "nobody"},
    {"attributes": [{"id": "a1", "link_id": "12", "taxonomy_term": TERM}, {"id": ""}]},
    {"schedules": [{"id": "s", "freq": "DAILY", "opens_at": "25:00", "valid_from": "10:00"}]},
    {"cost_options": [{"amount": "free"}], "minimum_age": "0-5", "languages": [{"name": "Urdu"}]},
    {"service_at_locations": [{"id": "x"}, {"location_id": "l9"}, {"location": {"name": "Hut"}}]},
    {"contacts": [{"name": "", "phones": [{"number": ""}]}], "phones": [{"id": "p"}]},
    {"last_modified": "2024-13-45", "service_areas": [{"name": "", "uri": ":::"}]},
    {"eligibilitys": [{"minimum_age": 0}], "regular_schedules": [{"byday": "Mo"}]},
]


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: NOW.date())


def wrong(client: Client) -> list[str]:
    """Everything a checker finds on every page of every list, and in every item of it."""
    found: list[str] = []
    for name, schema in LISTS.items():
        page, last = 1, False
        while not last:
            answer = client.get(f"/api/oruk/v3/{name}", {"page": page, "per_page": 5})
            assert answer.status_code == 200
            listed = json.loads(answer.getvalue())
            found += [f"{name} {fault}" for fault in faults(schema, listed)]
            for item in listed["contents"]:
                one = json.loads(client.get(f"/api/oruk/v3/{name}/{item['id']}").getvalue())
                found += [f"{name} {fault}" for fault in faults(schema[: -len("_list")], one)]
                found += [f"{name} empty {place}" for place in empties(one)]
            page, last = page + 1, listed["last_page"]
    return found


def test_a_dirty_feed_goes_out_clean(cast: Cast, client: Client, tmp_path: Path) -> None:
    dirty = [a_row(f"svc-{number}", **fields) for number, fields in enumerate(DIRTY)]
    run = load(cast.wrenbridge, a_feed(tmp_path, dirty))
    assert run.imported == len(DIRTY) == Service.objects.count()
    listed = json.loads(client.get("/api/oruk/v3/services").getvalue())
    assert listed["total_items"] == len(DIRTY)
    assert wrong(client) == []


@settings(
    max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(rows=st.lists(garbage, min_size=1, max_size=3))
def test_garbage_goes_out_clean(cast: Cast, client: Client, rows: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        path = Path(folder) / "feed.json"
        path.write_text(json.dumps({"contents": rows}), encoding="utf-8")
        load(cast.wrenbridge, path)
        found = wrong(client)
        transaction.set_rollback(True)
    assert found == []
