"""From where somebody acts: a web address, the command line, or a worker."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COMMAND_LINE = "command line"
WORKER = "worker"

_origin: ContextVar[str] = ContextVar("origin", default=COMMAND_LINE)


def current() -> str:
    """What the audit trail says when a verb is not told."""
    return _origin.get()


@contextmanager
def acting_from(origin: str) -> Iterator[None]:
    """Everything done inside comes from here."""
    token = _origin.set(origin[:60])
    try:
        yield
    finally:
        _origin.reset(token)


class FromAddress:
    """Middleware: what a request does comes from its client's address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with acting_from(client_address(request)):
            return self.get_response(request)


def client_address(request: HttpRequest) -> str:
    """The client's address as our own proxies saw it; what a client claims by itself is ignored.

    ATTUNE_PROXIES is how many proxies of ours stand in front: each adds the address it saw at the
    end of X-Forwarded-For.
    """
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies = getattr(settings, "ATTUNE_PROXIES", 0)
    if proxies and len(seen) >= proxies and seen[-proxies]:
        return seen[-proxies]
    return str(request.META.get("REMOTE_ADDR") or "web")
