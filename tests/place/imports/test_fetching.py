"""A download goes on where it stopped, is checked, and is never left half-done under its name."""

import hashlib
import random
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from attune.place.imports.fetching import FetchFailed, fetch
from attune.place.imports.sources import Source, SourceRefused, chosen, official_sources
from tests.place.imports.publishers import Publisher, publishing

BODY = random.Random(7).randbytes(300_000)  # noqa: S311
SHA256 = hashlib.sha256(BODY).hexdigest()


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing(Publisher(BODY)) as served:
        yield served


def source(publisher: Publisher, sha256: str = SHA256) -> Source:
    return Source(
        "one", "One", "ONS", "file.csv", publisher.url, "https://example.org/page", sha256,
        "Open Government Licence v3.0", "",
    )  # fmt: skip


class Waits(list[float]):
    """Notes how long it should have waited, and does not."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def got(wanted: Source, folder: Path, **how: object) -> bytes:
    return fetch(wanted, folder, wait=Waits(), **how).read_bytes()  # type: ignore[arg-type]


def test_a_file_arrives_whole_with_a_note_of_where_it_is_from(
    publisher: Publisher, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    progress = lambda done, total: told.append((done, total))  # noqa: E731
    assert got(source(publisher), tmp_path, progress=progress) == BODY
    assert told[-1] == (len(BODY), len(BODY))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file.csv", "file.csv.source"]
    assert (tmp_path / "file.csv.source").read_text("utf-8") == f"{publisher.url}\n"


def test_what_is_there_already_is_not_fetched_again(publisher: Publisher, tmp_path: Path) -> None:
    got(source(publisher), tmp_path)
    assert got(source(publisher), tmp_path) == BODY
    assert publisher.asked == [""]


def test_a_broken_connection_is_taken_up_where_it_broke(
    publisher: Publisher, tmp_path: Path
) -> None:
    publisher.drop_after = [100_000, 50_000]
    waits = Waits()
    assert fetch(source(publisher), tmp_path, wait=waits).read_bytes() == BODY
    assert publisher.asked == ["", "bytes=100000-", "bytes=150000-"]
    assert waits == [1.0, 2.0]


def test_a_later_fetch_goes_on_where_an_earlier_gave_up(
    publisher: Publisher, tmp_path: Path
) -> None:
    publisher.drop_after = [100_000, 50_000]
    with pytest.raises(FetchFailed, match="150,000 bytes are kept: fetch again to go on"):
        fetch(source(publisher), tmp_path, wait=Waits(), attempts=2)
    assert not (tmp_path / "file.csv").exists()
    assert got(source(publisher), tmp_path) == BODY
    assert publisher.asked[-1] == "bytes=150000-"


@pytest.mark.parametrize("honour", [True, False])
def test_a_file_that_changed_meanwhile_is_fetched_anew(
    publisher: Publisher, tmp_path: Path, honour: bool
) -> None:
    """Also from a server that ignores the condition and sends the tail of the new file."""
    publisher.drop_after = [100_000]
    with pytest.raises(FetchFailed):
        fetch(source(publisher), tmp_path, wait=Waits(), attempts=1)
    publisher.body, publisher.etag, publisher.honour_if_range = BODY[::-1], '"two"', honour
    changed = source(publisher, hashlib.sha256(BODY[::-1]).hexdigest())
    assert got(changed, tmp_path) == BODY[::-1]


def test_a_server_without_ranges_starts_again(publisher: Publisher, tmp_path: Path) -> None:
    publisher.drop_after, publisher.ranges = [100_000], False
    assert got(source(publisher), tmp_path) == BODY


def test_without_mark_or_checksum_nothing_is_pieced_together(
    publisher: Publisher, tmp_path: Path
) -> None:
    publisher.drop_after, publisher.etag = [100_000], ""
    assert got(source(publisher, ""), tmp_path) == BODY
    assert publisher.asked == ["", ""]


def test_a_weak_mark_is_no_mark(publisher: Publisher, tmp_path: Path) -> None:
    publisher.drop_after, publisher.etag = [100_000], 'W/"one"'
    assert got(source(publisher, ""), tmp_path) == BODY
    assert publisher.asked == ["", ""]


def test_a_server_that_claims_more_than_it_sends_is_given_up(
    publisher: Publisher, tmp_path: Path
) -> None:
    publisher.claim = 1_000
    with pytest.raises(FetchFailed, match="gave up after 6 attempts"):
        fetch(source(publisher, ""), tmp_path, wait=Waits())
    assert not (tmp_path / "file.csv").exists()
    assert got(source(publisher), tmp_path) == BODY  # the checksum knows better


def test_a_busy_server_is_waited_for(publisher: Publisher, tmp_path: Path) -> None:
    publisher.busy = 2
    assert got(source(publisher), tmp_path) == BODY


def test_a_file_that_moved_is_explained_at_once(publisher: Publisher, tmp_path: Path) -> None:
    publisher.status = 404
    with pytest.raises(FetchFailed, match=r"answers 404 .* look at https://example\.org/page"):
        fetch(source(publisher), tmp_path, wait=Waits())
    assert len(publisher.asked) == 1


def test_another_checksum_is_refused_unless_told_otherwise(
    publisher: Publisher, tmp_path: Path
) -> None:
    wanted = source(publisher, "0" * 64)
    with pytest.raises(FetchFailed, match="may have corrected it"):
        fetch(wanted, tmp_path, wait=Waits())
    assert list(tmp_path.iterdir()) == []
    assert got(wanted, tmp_path, even_if_changed=True) == BODY


def test_a_finished_part_is_recognised(publisher: Publisher, tmp_path: Path) -> None:
    (tmp_path / "file.csv.part").write_bytes(BODY)
    assert got(source(publisher), tmp_path) == BODY
    assert publisher.asked == [f"bytes={len(BODY)}-"]


def test_a_part_longer_than_the_file_is_thrown_away(publisher: Publisher, tmp_path: Path) -> None:
    (tmp_path / "file.csv.part").write_bytes(BODY + b"more")
    assert got(source(publisher), tmp_path) == BODY


def test_a_damaged_note_of_a_part_only_costs_a_new_start(
    publisher: Publisher, tmp_path: Path
) -> None:
    (tmp_path / "file.csv.part").write_bytes(b"x")
    (tmp_path / "file.csv.part.json").write_text("[]", encoding="utf-8")
    assert got(source(publisher, ""), tmp_path) == BODY


def test_without_a_network_it_says_what_to_do(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    nobody = source(Publisher(b"", url=f"http://127.0.0.1:{port}/file.csv"))
    with pytest.raises(FetchFailed, match=r"no network, or .* cannot be reached .* import the"):
        fetch(nobody, tmp_path, wait=Waits())


def test_only_the_web_is_fetched_from(tmp_path: Path) -> None:
    with pytest.raises(SourceRefused, match="is not a web address"):
        source(Publisher(b"", url="file:///etc/passwd"))
    with pytest.raises(SourceRefused, match="is not a plain file name"):
        Source("x", "", "", "../x", "https://a.example/", "", "", "", "")


def test_the_list_names_publishers_pages_and_what_can_be_fetched() -> None:
    listed = official_sources()
    assert {"deprivation-2019", "deprivation-2025"} <= {each.key for each in listed}
    assert all(each.page and each.publisher and each.licence for each in listed)
    assert [each.key for each in chosen([])] == [each.key for each in listed if each.url]
    with pytest.raises(SourceRefused, match="there is no “x”; there are: population-mid2020"):
        chosen(["x"])


def test_a_file_known_by_its_page_only_is_not_fetched(tmp_path: Path) -> None:
    (postcodes,) = chosen(["postcodes"])
    with pytest.raises(FetchFailed, match="only its page is known"):
        fetch(postcodes, tmp_path)
