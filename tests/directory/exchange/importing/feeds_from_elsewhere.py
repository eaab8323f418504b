"""Invented feeds and files from elsewhere, and how a test loads them."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from attune.directory.exchange.importing import actions
from attune.directory.exchange.importing.models import ImportRun
from attune.directory.exchange.importing.reading import deliver
from attune.directory.exchange.importing.taking_in import taken_in
from attune.place.localities.models import Locality
from tests.cast import NOW

SPACE = UUID("00000000-0000-4000-8000-00000000feed")


def real_id(word: str) -> str:
    return str(uuid5(SPACE, word))


def a_row(source_id: str = "svc-1", name: str = "Baby and You", **fields: Any) -> dict[str, Any]:
    """A service as a council's feed tells it; none of its ids need be a UUID."""
    organisation = {"id": "org-1", "name": "Vale Families", "description": "A charity."}
    location = {
        "id": "loc-1",
        "location_type": "physical",
        "name": "Oak Hall",
        "addresses": [
            {"id": "ad-1", "address_1": "2 Oak Road", "city": "Vale", "postal_code": "VL2 2BB"}
        ],
    }
    row: dict[str, Any] = {
        "id": source_id,
        "name": name,
        "status": "active",
        "description": "A weekly group.",
        "organization": organisation,
        "service_at_locations": [{"id": f"at-{source_id}", "location": location}],
    }
    return row | fields


def a_page(rows: Sequence[Any], *, number: int = 1, pages: int = 1, total: int = -1) -> str:
    """One page of an Open Referral UK feed."""
    envelope = {
        "total_items": len(rows) if total < 0 else total,
        "total_pages": pages,
        "page_number": number,
        "size": len(rows),
        "first_page": number == 1,
        "last_page": number == pages,
        "empty": not rows,
        "contents": list(rows),
    }
    return json.dumps(envelope)


def a_feed(folder: Path, rows: Iterable[Any], name: str = "council.json") -> Path:
    path = folder / name
    path.write_text(a_page(list(rows)), encoding="utf-8")
    return path


def load(
    locality: Locality, path: Path, *, source: str = "Council feed", at: datetime = NOW
) -> ImportRun:
    """Load a file as the command does."""
    with taken_in(deliver(path)) as taken:
        return actions.load(locality, taken=taken, source_name=source, by=None, at=at)
