"""A publisher's server for tests: it knows ranges, and misbehaves when asked to."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Publisher:
    """What the server offers and how it behaves; `asked` keeps the ranges asked for."""

    body: bytes
    etag: str = '"one"'
    status: int = 0  # answer this instead
    busy: int = 0  # answer 503 so many times first
    drop_after: list[int] = field(default_factory=list)  # bytes to send before hanging up
    claim: int = 0  # more bytes claimed than sent
    ranges: bool = True
    honour_if_range: bool = True
    asked: list[str] = field(default_factory=list)
    url: str = ""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        publisher: Publisher = self.server.publisher  # type: ignore[attr-defined]
        wanted = self.headers.get("Range", "")
        publisher.asked.append(wanted)
        if publisher.busy:
            publisher.busy -= 1
            return self._refuse(503)
        if publisher.status:
            return self._refuse(publisher.status)
        start = self._start(publisher, wanted)
        if start and start >= len(publisher.body):
            return self._refuse(416, ("Content-Range", f"bytes */{len(publisher.body)}"))
        self._answer(publisher, start)

    def _start(self, publisher: Publisher, wanted: str) -> int:
        known = self.headers.get("If-Range", publisher.etag)
        if not wanted or not publisher.ranges:
            return 0
        if publisher.honour_if_range and known != publisher.etag:
            return 0
        return int(wanted.removeprefix("bytes=").split("-")[0])

    def _answer(self, publisher: Publisher, start: int) -> None:
        whole = len(publisher.body) + publisher.claim
        self.send_response(206 if start else 200)
        if publisher.etag:
            self.send_header("ETag", publisher.etag)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{whole - 1}/{whole}")
        self.send_header("Content-Length", str(whole - start))
        self.end_headers()
        rest = publisher.body[start:]
        if publisher.drop_after:
            rest = rest[: publisher.drop_after.pop(0)]
        self.wfile.write(rest)
        self.close_connection = True

    def _refuse(self, status: int, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (*headers, ("Content-Length", "0")):
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing in tests."""


@contextmanager
def publishing(publisher: Publisher) -> Iterator[Publisher]:
    """Serve on a free port until the context ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.publisher = publisher  # type: ignore[attr-defined]
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    publisher.url = f"http://127.0.0.1:{server.server_port}/file.csv"
    try:
        yield publisher
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
