"""The door of the feed: open to every site, GET only, every refusal as JSON, never a cookie."""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from attune.place.members.audience import public

from .feed_parameters import BadQuestion

JSON = "application/json; charset=utf-8"
PROBLEM = "application/problem+json"
ALLOWED = "GET, HEAD, OPTIONS"
# Ask again each time: an address that has become confidential must not live on in a cache.
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": ALLOWED,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified",
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
}

View = Callable[..., HttpResponseBase]


def feed(view: View) -> View:
    """Make a view a page of the feed, of the whole instance or of the locality in its address."""
    inner = public(view)  # type: ignore[arg-type]

    @wraps(inner)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = _answer(inner, request, *args, **kwargs)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        return answer

    # Whoever tries to write is told so, whatever else their request lacks.
    opened.csrf_exempt = True  # type: ignore[attr-defined]
    return opened


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": ALLOWED})
    if request.method not in ("GET", "HEAD"):
        answer = problem(405, "The feed can be read, not written.")
        answer.headers["Allow"] = ALLOWED
        return answer
    try:
        found = view(request, *args, **kwargs)
    except BadQuestion as wrong:
        return problem(400, wrong.reason, parameter=wrong.parameter)
    except SuspiciousOperation:
        return problem(400, "The address has too many parameters.")
    except Http404:
        return problem(404, "There is nothing at this address.")
    if isinstance(found, StreamingHttpResponse):
        return _without_body(found) if request.method == "HEAD" else found
    return _conditional(request, found)


def problem(status: int, detail: str, **more: str) -> HttpResponse:
    """A refusal as RFC 9457 has it."""
    titles = {400: "Bad request", 404: "Not found", 405: "Method not allowed"}
    said = {"type": "about:blank", "title": titles[status], "status": status, "detail": detail}
    return HttpResponse(json.dumps(said | more), status=status, content_type=PROBLEM)


def _conditional(request: HttpRequest, found: Any) -> HttpResponseBase:
    """Nothing again for those who have it already.

    The tag alone decides: a service that was confirmed says so, though it was not modified.
    """
    if found.status_code != 200:
        return found  # type: ignore[no-any-return]
    tag = f'"{hashlib.blake2b(found.content, digest_size=12).hexdigest()}"'
    found.headers["ETag"] = tag
    unchanged = get_conditional_response(request, etag=tag, response=found)
    return unchanged or found  # type: ignore[no-any-return]


def _without_body(found: StreamingHttpResponse) -> HttpResponse:
    found.close()
    return HttpResponse(content_type=found.headers["Content-Type"])
