"""A feed's server for tests: each path is answered by a function, and may misbehave."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

HERE = frozenset({"127.0.0.1"})  # the only address inside that a test may reach


@dataclass
class Told:
    """What the server answers: text, or a function that writes for itself."""

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    writes: Callable[["_Handler"], None] | None = None


@dataclass
class FeedServer:
    """`answer(path, query)` says what stands there; `asked` keeps what was asked for."""

    answer: Callable[[str, dict[str, str]], Told]
    asked: list[str] = field(default_factory=list)
    url: str = ""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        served: FeedServer = self.server.served  # type: ignore[attr-defined]
        served.asked.append(self.path)
        parts = urlsplit(self.path)
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        told = served.answer(parts.path, query)
        self.close_connection = True
        if told.writes:
            return told.writes(self)
        body = told.body.encode() if isinstance(told.body, str) else told.body
        self.send_response(told.status)
        for name, value in {"Content-Length": str(len(body)), **told.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing in tests."""


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hung up is what some tests are about."""


@contextmanager
def serving(answer: Callable[[str, dict[str, str]], Told]) -> Iterator[FeedServer]:
    """Serve on a free port until the context ends."""
    served = FeedServer(answer)
    server = _Quiet(("127.0.0.1", 0), _Handler)
    server.served = served  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
