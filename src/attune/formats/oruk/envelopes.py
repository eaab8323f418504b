"""What stands around the documents: the page of a list, a line of a stream, the API's own words."""

from collections.abc import Mapping, Sequence
from typing import Any

from attune.domain import canonical
from attune.formats.listing import Record

VERSION = "HSDS-UK-3.0"


def page(contents: Sequence[Any], *, total_items: int, page_number: int, per_page: int) -> Record:
    """One page of a list; pages count from 1, and an empty list is one empty page."""
    total_pages = max(1, -(-total_items // per_page))
    return {
        "total_items": total_items,
        "total_pages": total_pages,
        "page_number": page_number,
        "size": len(contents),
        "first_page": page_number == 1,
        "last_page": page_number >= total_pages,
        "empty": not contents,
        "contents": list(contents),
    }


def page_text(contents: Sequence[str], *, total_items: int, page_number: int, per_page: int) -> str:
    """The same page as JSON text, out of documents that are JSON text already."""
    head = page([], total_items=total_items, page_number=page_number, per_page=per_page)
    head |= {"size": len(contents), "empty": not contents}
    del head["contents"]
    opening = canonical.text(head)[:-1]
    return f'{opening},"contents":[{",".join(contents)}]}}'


def line(document: Mapping[str, Any]) -> str:
    """One document as one line of `format=ndjson`, line break included."""
    return canonical.text(document) + "\n"


def api_details(*, profile: str, openapi_url: str) -> Record:
    """What the API's root says of itself; both addresses are absolute."""
    return {"version": VERSION, "profile": profile, "openapi_url": openapi_url}
