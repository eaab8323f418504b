"""Ife brings in a messy feed: a dry run, rows set aside, the load, and our own feed after it."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
SECONDS = 60_000
SPACE = UUID("0d3c5b5a-1001-4000-8000-000000000001")
GOOD = ("Baby library van", "Shed for dads", "Pram walk by the canal")
LISTS = ("services", "organizations", "taxonomies", "taxonomy_terms", "service_at_locations")


def row(name: str, **more: Any) -> dict[str, Any]:
    provider = {"id": str(uuid5(SPACE, "us")), "name": "Canal Neighbours", "description": "Us."}
    own = {"id": str(uuid5(SPACE, name)), "name": name, "status": "active"}
    return {**own, "description": f"{name}, every week.", "organization": provider, **more}


def messy_feed(folder: Path) -> Path:
    """Good rows among markup, empty texts, a row twice, one without a name, and no record."""
    contents = [
        row(GOOD[0], url="", email="", description="<p>Books &amp; <b>bears</b></p>"),
        row(GOOD[1], schedules=[{"id": str(uuid5(SPACE, "s")), "opens_at": "2026-11-21"}]),
        row(GOOD[2], id="not-a-uuid-17"),
        row(GOOD[0], description="The same again, in other words."),
        row(""),
        ["shifted", "columns"],
    ]
    file = folder / "canal.json"
    file.write_text(json.dumps({"contents": contents}), encoding="utf-8")
    return file


def listed(visitor: Visitor) -> int:
    """How many services our own feed has."""
    answer = visitor.page.request.get(f"{visitor.site}/api/oruk/v3/services")
    return int(answer.json()["total_items"])


def test_ife_brings_in_a_messy_feed(visitor: Visitor, tmp_path: Path) -> None:
    page, before = visitor.page, listed(visitor)
    visitor.given_i_am_signed_in_as("Ife Bankole")
    visitor.when_i_open("/wrenbridge/directory/imports/")
    visitor.when_i_press("Hand in a feed or file")
    visitor.then_anybody_can_use_it()
    page.locator("input[type=file]").set_input_files(messy_feed(tmp_path))
    visitor.when_i_write("Name of the source (optional)", "Canal Neighbours")
    visitor.when_i_press("Check it")
    expect(page.get_by_role("button", name="Load it")).to_be_visible(timeout=SECONDS)
    visitor.then_i_read("3 services are new")
    visitor.then_i_read("the service has no name")
    visitor.then_anybody_can_use_it()
    assert listed(visitor) == before, "a dry run changes nothing"
    visitor.when_i_press("Load it")
    expect(page.locator("main")).to_contain_text("Services new or changed: 3", timeout=SECONDS)
    assert listed(visitor) == before + 3
    visitor.when_i_open("/wrenbridge/directory/imports/")
    visitor.when_i_follow_of("Report", "Canal Neighbours")
    visitor.then_i_read("the service has no name")
    visitor.then_i_read("/contents/5")
    visitor.then_anybody_can_use_it()
    with page.expect_download() as waiting:
        visitor.when_i_follow("Download the rows that were set aside (.csv)")
    assert "the service has no name" in waiting.value.path().read_text(encoding="utf-8-sig")


def test_our_own_feed_has_them_and_every_page_of_every_list_is_whole(visitor: Visitor) -> None:
    names = set()
    for place in ("", "/wrenbridge"):
        for each in LISTS:
            number, last = 1, False
            while not last:
                address = f"{visitor.site}{place}/api/oruk/v3/{each}?page={number}&per_page=20"
                answer = visitor.page.request.get(address)
                assert answer.status == 200, address
                said = answer.json()
                assert said["page_number"] == number
                assert said["size"] == len(said["contents"])
                names |= {one.get("name") for one in said["contents"] if each == "services"}
                number, last = number + 1, said["last_page"]
    assert names >= set(GOOD)
    assert "Toddler gym" in names
