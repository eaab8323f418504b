"""Adds to the demo the faults of a real directory: likenesses, bare records, stale ones, markup."""

from typing import Any

from attune.directory.records.models import Service
from attune.directory.services.drafts import Draft
from attune.domain.listings.document import PlaceOfService, ServiceDocument
from attune.domain.offers.offer import Offer
from attune.place.localities.models import Locality

from .calendar import LISTED, Calendar
from .services import list_drafts
from .sites import named

# The same thing listed twice, as two offices would write it.
LIKENESSES = (
    ("Stay and Play at Oak Family Hub", "Stay & Play - Oak Family Hub"),
    ("Baby massage at Rowan Family Hub", "Baby Masage at Rowan Family Hub"),
    ("Feeding friends at Hazel Family Hub", "Feeding Friends (Hazel Hub)"),
    ("Health visiting in Wrenbridge", "Wrenbridge Health Visiting Service"),
    ("Bumps Together at Oak Street Hall", "Bumps Together, Oak St Hall"),
    ("Rhyme time at Oak Library", "Oak Library rhyme time"),
)
BARE: tuple[dict[str, Any], ...] = (
    {"name": "Toddler gym", "description": ""},
    {"name": "Parenting course", "description": "<p>Call <b>us</b>&nbsp;for dates</p>"},
    {"name": "Playgroup", "description": "Every week.", "status": "temporarily closed"},
    {"name": "Baby café", "description": "x", "email": "", "url": ""},
    {"name": "Sensory room", "description": "Book by email only.", "fees": "£4"},
    {"name": "Twins club", "description": "Ask at reception.", "minimum_age": 0, "maximum_age": 5},
    {"name": "CHILDMINDER DROP IN", "description": "EVERY TUESDAY EXCEPT HALF TERM."},
    {"name": "Young dads football", "description": "Boots not needed.", "status": "inactive"},
)


def add(places: dict[str, Locality], *, calendar: Calendar) -> int:
    """How many faulty records were added."""
    wrenbridge = places["wrenbridge"]
    bare = [_bare("wrenbridge", fields, calendar) for fields in BARE]
    list_drafts(wrenbridge, bare, calendar=calendar, why="Came from an old list")
    likenesses = [draft for each in LIKENESSES if (draft := _likeness(wrenbridge, *each))]
    list_drafts(wrenbridge, likenesses, calendar=calendar, why="Listed by another office")
    return len(bare) + len(likenesses)


def _likeness(place: Locality, name: str, other: str) -> Draft | None:
    service = Service.objects.kept_by(place).filter(name=name).first()
    if service is None:
        return None
    document = service.whole_document
    record = {**document.service, "name": other, "description": "See leaflet."}
    record.pop("schedules", None)
    places = tuple(
        PlaceOfService({"id": str(named(f"{other} there"))}, place.location)
        for place in document.places
    )
    twin = ServiceDocument(record, Offer(), places, document.provider)
    return Draft(twin, named(f"likeness {other}"), None)


def _bare(slug: str, fields: dict[str, Any], calendar: Calendar) -> Draft:
    kept = {name: value for name, value in fields.items() if value != ""}
    checked = None if len(fields["name"]) % 2 else calendar.day(LISTED)
    return Draft(ServiceDocument(kept), named(f"bare {slug} {fields['name']}"), checked)
