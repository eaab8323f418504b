"""Fetches a feed from its address, page by page, into a folder from which it is then read.

A feed that goes round in a circle, never ends, or breaks off is refused, and nothing of it is
taken. One that changed while it was read is taken, with a note, and what it lacks means nothing.
"""

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from attune.domain import canonical
from attune.formats.feeds import open_feed
from attune.formats.listing import FormatRefused, Listing, Page, Quarantined

from .counts import FeedRefused
from .reaching import Reach, fetch
from .reading import LARGEST, Delivery, EveryRow, deliver

LARGEST_PAGE = 64 << 20
MOST_PAGES = 5_000
MOST_FAILED = 3
SECONDS_FOR_ALL = 3_600.0
NOTE, FILE = "fetched.json", "file "
NESTED = ("organization", "service_at_locations", "contacts", "schedules", "service_areas")
CHANGED = "The feed changed while it was read: read it again for what is new in it"
Progress = Callable[[int, int], None]


def download(
    url: str,
    folder: Path,
    *,
    progress: Progress = lambda done, total: None,
    also: frozenset[str] = frozenset(),
    seconds: float = SECONDS_FOR_ALL,
) -> Delivery:
    """Everything that a feed holds, or the one file that stands at an address.

    `also` names addresses inside a network that a test may reach; nothing else gives it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    walk = _Walk(url, folder, progress, also, time.monotonic() + seconds)
    name = walk.whole()
    note = canonical.text({"file": name, "url": url, "notes": list(dict.fromkeys(walk.notes))})
    (folder / NOTE).write_text(note, encoding="utf-8")
    return fetched(folder)


def fetched(folder: Path) -> Delivery:
    """What `download` put into a folder; FeedRefused when it is no longer there."""
    try:
        note: Any = canonical.value((folder / NOTE).read_text("utf-8"))
    except OSError:
        raise FeedRefused("What was fetched is no longer here: fetch it again.") from None
    if note["file"]:
        return deliver(folder / note["file"], name=note["file"].removeprefix(FILE))
    delivery = deliver(folder, name=note["url"])
    delivery.notes, delivery.whole = tuple(note["notes"]), not note["notes"]
    return delivery


@dataclass
class _Seen:
    """One page as it lies in the folder."""

    path: Path
    digest: str
    page: Page
    rows: int


@dataclass
class _Walk:
    """Goes from page to page of one feed."""

    url: str
    folder: Path
    progress: Progress
    also: frozenset[str]
    ends: float
    size: int = 0
    pages: list[_Seen] = field(default_factory=list)
    met: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    details: bool = False
    start: int | None = None

    def whole(self) -> str:
        """Fetch everything; the name of the file when it is one, "" when it is pages."""
        path = self._fetched(self.url, LARGEST)
        if not _is_json(path):
            return self._one_file(path)
        if _is_front_door(path):
            self.url = self.url.partition("?")[0].rstrip("/") + "/services"
            path = self._fetched(self.url, LARGEST)
        self._choose_detail(path)
        self._keep(path)
        while not self._at_end():
            self._next()
        self._judge()
        return ""

    def _fetched(self, url: str, largest: int = LARGEST_PAGE) -> Path:
        left = self.ends - time.monotonic()
        if left <= 0:
            raise FeedRefused("The feed took longer than an hour, so nothing of it was taken.")
        path = self.folder / f"page-{len(self.pages) + 1:05}.json"
        reach = Reach(min(largest, LARGEST - self.size), seconds=min(left, 300), also=self.also)
        with path.open("wb") as file:
            answer = fetch(url, file, reach=reach)
        self.size += answer.size
        return path

    def _one_file(self, path: Path) -> str:
        """A package or a sheet: under the name it has there."""
        name = PurePosixPath(urlsplit(self.url).path).name[:100] or "feed"
        path.rename(path.with_name(f"{FILE}{name}"))
        return f"{FILE}{name}"

    def _keep(self, path: Path) -> None:
        seen = self._look(path)
        if earlier := self.met.get(seen.digest):
            raise FeedRefused(
                f"Page {len(self.pages) + 1} of the feed holds what page {earlier} held: the feed "
                "goes round in a circle, so nothing of it was taken."
            )
        if self.details:
            self._replace_by_details(path)
        self.pages.append(seen)
        self.met[seen.digest] = len(self.pages)
        self.progress(len(self.pages), seen.page.total_pages or len(self.pages))

    def _look(self, path: Path) -> _Seen:
        digest, rows = hashlib.sha256(), 0
        with path.open("rb") as file:
            try:
                reading = open_feed(file, name=self.url, once=EveryRow())
            except FormatRefused as wrong:
                raise FeedRefused(str(wrong)) from wrong
            for item in reading.items:
                if isinstance(item, Listing | Quarantined):
                    said = item.source_id or str(getattr(item, "row", "")) or item.where
                    digest.update(said.encode() + b"\n")
                    rows += 1
        return _Seen(path, digest.hexdigest(), reading.tally.page, rows)

    def _at_end(self) -> bool:
        last = self.pages[-1]
        if not last.rows:
            if len(self.pages) > 1:
                last.path.unlink()
            return True
        if last.page.last is not None:
            return last.page.last
        said = last.page.total_pages
        return said is None or len(self.pages) >= said

    def _next(self) -> None:
        if len(self.pages) >= MOST_PAGES:
            raise FeedRefused(
                f"The feed does not end after {MOST_PAGES:,} pages, so nothing of it was taken."
            )
        path = self._fetched(_page_url(self.url, self._start() + len(self.pages)))
        again = len(self.pages) == 1 and self._look(path).digest == self.pages[0].digest
        if again and self.start == 0:  # says 0 of its first page, and is asked for 1
            self.start = 1
            path = self._fetched(_page_url(self.url, 2))
        self._keep(path)

    def _start(self) -> int:
        """The number of the first page, as the feed is asked for it."""
        if self.start is None:
            asked = dict(parse_qsl(urlsplit(self.url).query)).get("page", "")
            said = self.pages[0].page.number
            usable = asked.isdigit() and len(asked) < 9
            self.start = int(asked) if usable else 1 if said is None else said
        return self.start

    def _judge(self) -> None:
        """Say when the pages do not fit together."""
        first, given = self.pages[0].page, sum(seen.rows for seen in self.pages)
        for seen in self.pages[1:]:
            if seen.rows and seen.page.total_items != first.total_items:
                self.notes.append(CHANGED)
        if first.total_pages is not None and len(self.pages) > first.total_pages:
            if self.pages[-1].rows:
                said = f"{first.total_pages} pages, and there were {len(self.pages)}"
                self.notes.append(f"The feed said that it has {said}")
        if first.total_items is not None and given != first.total_items and not self.notes:
            self.notes.append(
                f"The feed said that it holds {first.total_items:,} and gave {given:,}"
            )

    def _choose_detail(self, path: Path) -> None:
        """A list may tell of its services in short only: then each is asked for by itself."""
        entry = _first_entry(path)
        if entry is None or any(entry.get(key) for key in NESTED):
            return
        try:
            whole = _parsed(self._fetched_beside(self._detail_url(entry)))
        except FeedRefused:
            return
        self.details = isinstance(whole, dict) and any(whole.get(key) for key in NESTED)

    def _detail_url(self, entry: dict[str, Any]) -> str:
        return f"{self.url.partition('?')[0].rstrip('/')}/{quote(str(entry.get('id')), safe='')}"

    def _fetched_beside(self, url: str) -> Path:
        path = self.folder / "one service"
        left = min(self.ends - time.monotonic(), 60)
        with path.open("wb") as file:
            reach = Reach(LARGEST_PAGE, seconds=max(left, 0), also=self.also)
            self.size += fetch(url, file, reach=reach).size
        return path

    def _replace_by_details(self, path: Path) -> None:
        entries = [each for each in _entries(_parsed(path)) if isinstance(each, dict)]
        failed = 0
        with path.open("wb") as file:
            for entry in entries:
                try:
                    file.write(self._fetched_beside(self._detail_url(entry)).read_bytes())
                    failed = 0
                except FeedRefused as wrong:
                    failed += 1
                    if failed >= MOST_FAILED:
                        raise
                    self.notes.append(f"One service was taken from the list only: {wrong}")
                    file.write(json.dumps(entry).encode())
                file.write(b"\n")


def _page_url(url: str, number: int) -> str:
    parts = urlsplit(url)
    asked = [(key, value) for key, value in parse_qsl(parts.query, True) if key != "page"]
    return parts._replace(query=urlencode([*asked, ("page", str(number))])).geturl()


def _is_json(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
    return start[:1] in (b"{", b"[")


def _parsed(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return None


def _entries(value: Any) -> list[Any]:
    if isinstance(value, dict):
        value = next((value[key] for key in ("contents", "content") if key in value), [])
    return value if isinstance(value, list) else []


def _first_entry(path: Path) -> dict[str, Any] | None:
    if path.stat().st_size > LARGEST_PAGE:
        return None  # a list in short is small
    entry = next(iter(_entries(_parsed(path))), None)
    return entry if isinstance(entry, dict) and entry.get("id") else None


def _is_front_door(path: Path) -> bool:
    """Whether it is the page at the root of an Open Referral interface."""
    if path.stat().st_size > 1 << 20:
        return False
    value = _parsed(path)
    return isinstance(value, dict) and "openapi_url" in value and "contents" not in value
