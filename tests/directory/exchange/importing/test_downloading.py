"""A feed is fetched page by page; one that loops, hangs or changes is refused or noted."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attune.directory.exchange.importing import downloading
from attune.directory.exchange.importing.counts import FeedRefused
from attune.directory.exchange.importing.downloading import download, fetched
from attune.directory.exchange.importing.taking_in import taken_in
from attune.directory.records.models import Service
from tests.cast import Cast
from tests.directory.exchange.importing.feed_server import HERE, Told, serving
from tests.directory.exchange.importing.feeds_from_elsewhere import a_page, a_row, load

Answer = Callable[[str, dict[str, str]], Told]


def a_feed_of(pages: int, **changed: Any) -> Answer:
    """Pages of two services each; `changed` gives a page's number another text."""

    def answer(path: str, query: dict[str, str]) -> Told:
        number = int(query.get("page", 1))
        rows = [a_row(f"svc-{number}-{each}") for each in range(2)]
        ours = a_page(rows, number=number, pages=pages, total=2 * pages)
        return Told(changed.get(f"page_{number}", ours))

    return answer


def taken(url: str, folder: Path) -> tuple[int, bool, list[str]]:
    with taken_in(download(url, folder, also=HERE)) as read:
        return read.counts.imported, read.whole, list(read.counts.notes)


def test_every_page_is_fetched_and_loaded(cast: Cast, tmp_path: Path) -> None:
    with serving(a_feed_of(3)) as server:
        download(f"{server.url}/services?per_page=2", tmp_path, also=HERE)
        asked = [f"/services?per_page=2{page}" for page in ("", "&page=2", "&page=3")]
        assert server.asked == asked
    run = load(cast.wrenbridge, tmp_path)
    assert (run.read, run.imported, run.whole) == (6, 6, True)
    assert Service.objects.count() == 6


def test_the_root_of_an_interface_leads_to_its_services(tmp_path: Path) -> None:
    def answer(path: str, query: dict[str, str]) -> Told:
        if path == "/api/":
            return Told(json.dumps({"version": "HSDS-UK-3.0", "openapi_url": "https://e.org/"}))
        return a_feed_of(1)(path, query)

    with serving(answer) as server:
        assert taken(f"{server.url}/api/", tmp_path) == (2, True, [])
        assert server.asked == ["/api/", "/api/services"]


def test_a_feed_that_counts_from_0_is_read_to_its_end(tmp_path: Path) -> None:
    def answer(path: str, query: dict[str, str]) -> Told:
        number = int(query.get("page", 0))
        page = {"totalPages": 3, "number": number, "last": number == 2}
        return Told(json.dumps({**page, "content": [a_row(f"svc-{number}")]}))

    with serving(answer) as server:
        assert taken(f"{server.url}/services", tmp_path)[:2] == (3, True)


def test_a_feed_that_says_0_and_is_asked_for_1_is_read_to_its_end(tmp_path: Path) -> None:
    def answer(path: str, query: dict[str, str]) -> Told:
        number = max(int(query.get("page", 1)), 1)
        page = {"totalPages": 3, "number": number - 1, "last": number == 3}
        return Told(json.dumps({**page, "content": [a_row(f"svc-{number}")]}))

    with serving(answer) as server:
        assert taken(f"{server.url}/services", tmp_path)[:2] == (3, True)


def test_a_feed_in_short_is_asked_for_each_service(tmp_path: Path) -> None:
    def answer(path: str, query: dict[str, str]) -> Told:
        if path == "/services":
            return Told(a_page([{"id": "a/b", "name": "One"}, {"id": "two", "name": "Two"}]))
        return Told(json.dumps(a_row({"/services/a%2Fb": "a/b"}.get(path, "two"))))

    with serving(answer) as server:
        with taken_in(download(f"{server.url}/services", tmp_path, also=HERE)) as read:
            [rows] = read.shelf.slices()
            assert [row.plain["organisation"]["name"] for row in rows] == ["Vale Families"] * 2


def test_a_feed_that_goes_round_in_a_circle_is_refused(tmp_path: Path) -> None:
    with serving(lambda path, query: a_feed_of(9)(path, {"page": "1"})) as server:
        with pytest.raises(FeedRefused, match="goes round in a circle"):
            download(f"{server.url}/services", tmp_path, also=HERE)
        assert len(server.asked) < 4


def test_a_feed_that_never_ends_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(path: str, query: dict[str, str]) -> Told:
        number = int(query.get("page", 1))
        return Told(a_page([a_row(f"svc-{number}")], number=number, pages=number + 1))

    monkeypatch.setattr(downloading, "MOST_PAGES", 5)
    with serving(answer) as server:
        with pytest.raises(FeedRefused, match="does not end after 5 pages"):
            download(f"{server.url}/services", tmp_path, also=HERE)


def test_a_feed_that_changes_meanwhile_is_taken_with_a_note(cast: Cast, tmp_path: Path) -> None:
    changed = a_page([a_row("new")], number=3, pages=3, total=7)
    with serving(a_feed_of(3, page_3=changed)) as server:
        download(f"{server.url}/services", tmp_path, also=HERE)
    with taken_in(fetched(tmp_path)) as read:
        assert (read.counts.imported, read.whole) == (5, False)
        assert "The feed changed while it was read" in next(iter(read.counts.notes))


def test_a_feed_with_more_pages_than_it_says_is_taken_with_a_note(tmp_path: Path) -> None:
    def answer(path: str, query: dict[str, str]) -> Told:
        number = int(query.get("page", 1))
        page = {"total_pages": 2, "page_number": number, "last_page": number == 3}
        return Told(json.dumps({**page, "contents": [a_row(f"svc-{number}")]}))

    with serving(answer) as server:
        imported, whole, notes = taken(f"{server.url}/services", tmp_path)
    assert (imported, whole) == (3, False)
    assert "2 pages, and there were 3" in notes[0]


def test_a_feed_that_gives_less_than_it_says_is_taken_with_a_note(tmp_path: Path) -> None:
    with serving(lambda path, query: Told(a_page([a_row()], total=40))) as server:
        imported, whole, notes = taken(f"{server.url}/services", tmp_path)
    assert (imported, whole) == (1, False)
    assert notes == ["The feed said that it holds 40 and gave 1"]


def test_a_page_that_fails_leaves_nothing_half_done(cast: Cast, tmp_path: Path) -> None:
    def answer(path: str, query: dict[str, str]) -> Told:
        return Told(status=500) if query.get("page") == "2" else a_feed_of(3)(path, query)

    with serving(answer) as server:
        with pytest.raises(FeedRefused, match="answers 500"):
            download(f"{server.url}/services", tmp_path, also=HERE)
    with pytest.raises(FeedRefused, match="no longer here"):
        fetched(tmp_path)


def test_a_package_at_an_address_is_read_as_the_file_it_is(tmp_path: Path) -> None:
    table = "id,name,status\nsvc-1,Baby and You,active\n"
    with serving(lambda path, query: Told(table)) as server:
        assert taken(f"{server.url}/export/services.csv", tmp_path)[0] == 1
    assert fetched(tmp_path).name == "services.csv"


def test_a_web_page_is_no_feed(tmp_path: Path) -> None:
    with serving(lambda path, query: Told("<!doctype html><p>Hello")) as server:
        delivery = download(f"{server.url}/", tmp_path, also=HERE)
        with pytest.raises(FeedRefused, match="is a web page"):
            list(delivery.items())


def test_a_walk_that_takes_too_long_is_refused(tmp_path: Path) -> None:
    with serving(a_feed_of(3)) as server:
        with pytest.raises(FeedRefused, match=r"longer than an hour|in time"):
            download(f"{server.url}/services", tmp_path, also=HERE, seconds=0)
