"""Answers a list of the feed: a page, everything on one page, or a stream of lines."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from attune.formats.oruk.envelopes import page_text

from .feed_door import JSON
from .feed_parameters import Paging

NDJSON = "application/x-ndjson; charset=utf-8"
PIECE = 500  # items asked for at a time while streaming


class Shelf(Protocol):
    """A list of documents that are text already."""

    def total(self) -> int: ...

    def page(self, start: int, size: int) -> Sequence[str]: ...

    def all(self) -> Iterator[str]:
        """Every one, a piece at a time, so that no stream holds much or blocks a writer."""
        ...


def listed(paging: Paging, shelf: Shelf) -> HttpResponseBase:
    """One page, or everything as lines. A page beyond the last is empty and says so."""
    if paging.stream:
        lines = (f"{each}\n" for each in shelf.all())
        return StreamingHttpResponse(gathered(lines), content_type=NDJSON)
    total = shelf.total()
    beyond = paging.start >= total
    texts = [] if beyond else shelf.page(paging.start, paging.per_page)
    written = page_text(texts, total_items=total, page_number=paging.page, per_page=paging.per_page)
    return HttpResponse(written, content_type=JSON)


def joined(pieces: Iterable[str]) -> HttpResponseBase:
    """One document that is sent piece by piece."""
    return StreamingHttpResponse(gathered(pieces), content_type=JSON)


def on_one_page(shelf: Shelf) -> HttpResponseBase:
    """Everything on one page, streamed; the counts come last, when they are known."""
    return StreamingHttpResponse(gathered(_one_page(shelf.all())), content_type=JSON)


def _one_page(texts: Iterable[str]) -> Iterator[str]:
    yield '{"contents":['
    count = 0
    for each in texts:
        yield f",{each}" if count else each
        count += 1
    empty = "false" if count else "true"
    yield (
        f'],"total_items":{count},"total_pages":1,"page_number":1,"size":{count},'
        f'"first_page":true,"last_page":true,"empty":{empty}}}'
    )


def gathered(texts: Iterable[str]) -> Iterator[bytes]:
    """Larger pieces: each one costs a turn through the server."""
    held, size = [], 0
    for each in texts:
        held.append(each)
        size += len(each)
        if size > 65_536:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()
