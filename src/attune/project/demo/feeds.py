"""A feed that somebody handed in: rows set aside, and a row that differs from an edit made here."""

import json
import tempfile
from pathlib import Path
from typing import Any

from attune.directory.exchange.importing import actions
from attune.directory.exchange.importing.reading import deliver
from attune.directory.exchange.importing.taking_in import taken_in
from attune.directory.records.models import Service
from attune.directory.services import actions as services
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .calendar import Calendar
from .sites import named

SOURCE = "Wrenshire community directory"
EDITED = "Sling library"
ROWS: tuple[dict[str, Any], ...] = (
    {"name": EDITED, "description": "Borrow a sling. We show you how to tie it."},
    {"name": "Nappy swap", "description": "<p>Bring a size,<br>take a size.</p>", "url": ""},
    {"name": "Toddler forest morning", "description": "Mud, sticks and soup.", "fees": "£3"},
    {"name": "Breastfeeding supporters line", "description": "Ring from 9 to 9."},
    {"name": "Baby signing", "description": "Signs for hungry, tired and more."},
)
NAMELESS: dict[str, Any] = {"name": "", "description": "Nobody knows what this was."}


def load(place: Locality, people: dict[str, Member], *, calendar: Calendar) -> None:
    """The same feed twice; between the two, Ife puts a record right that the feed then changes."""
    ife = people["ife"]
    _read(place, list(ROWS), ife, calendar, days=34)
    sling = Service.objects.kept_by(place).get(name=EDITED)
    changed = sling.whole_document.with_fields(description="Borrow a sling, first month free.")
    services.change_service(
        sling, document=changed, by=ife, at=calendar.ago(28), why="As they said on the telephone"
    )
    later = [{**ROWS[0], "description": "Borrow a sling for £5 a month."}, *ROWS[1:]]
    _read(place, later, ife, calendar, days=13)


def _read(
    place: Locality, rows: list[dict[str, Any]], by: Member, calendar: Calendar, *, days: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "wrenshire.json"
        file.write_text(json.dumps({"contents": [*map(_service, rows), *_spoilt()]}))
        with taken_in(deliver(file)) as taken:
            actions.load(place, taken=taken, source_name=SOURCE, by=by, at=calendar.ago(days))


def _service(row: dict[str, Any]) -> dict[str, Any]:
    provider = {
        "id": str(named("Wrenshire Volunteers")),
        "name": "Wrenshire Volunteers",
        "description": "Wrenshire Volunteers is an invented organisation.",
    }
    own = {"id": str(named(f"feed {row['name']}")), "status": "active"}
    return {**own, **row, "organization": provider}


def _spoilt() -> list[Any]:
    """A row without a name, the same row again with other words, and one that is no record."""
    return [_service(NAMELESS), _service({**ROWS[1], "description": "Bring two."}), "see website"]
