"""Open Referral UK 1.0: told by its words, and turned into the words of 3.0.

What 3.0 has a place for moves there; all else (eligibilitys, holiday_schedules, attending_type,
link_taxonomies ...) stays where it was, word for word. Source: the 1.0 specification of Open
Referral UK and the spellings met in live feeds.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from attune.formats.hsds.shape import Sort
from attune.formats.listing import Record
from attune.formats.repairs import Beyond, mended

ELIGIBILITIES = ("eligibilitys", "eligibilities", "eligibility")
TERMS = ("service_taxonomys", "service_taxonomies")
OLD_WORDS = frozenset(
    {
        *ELIGIBILITIES,
        *TERMS,
        "fundings",
        "regular_schedule",
        "regular_schedules",
        "holiday_schedule",
        "holiday_schedules",
        "link_taxonomy",
        "link_taxonomys",
        "link_taxonomies",
        "deliverable_type",
        "attending_type",
        "attending_access",
    }
)
OLD_WORDS_OF_A_LOCATION = frozenset(
    {"physical_addresses", "physical_address", "accessibility_for_disabilities"}
)


def is_legacy(record: Mapping[str, Any]) -> bool:
    """Whether a service speaks the words of 1.0."""
    if OLD_WORDS & record.keys():
        return True
    organisation = record.get("organization")
    if isinstance(organisation, Mapping) and "url" in organisation:
        return True
    return any(
        isinstance(place, Mapping)
        and isinstance(location := place.get("location"), Mapping)
        and OLD_WORDS_OF_A_LOCATION & location.keys()
        for place in _objects(record.get("service_at_locations"))
    )


def upgraded(old: Mapping[str, Any]) -> Record:
    """A 1.0 service in the words of 3.0; nothing it said is lost."""
    new = dict(old)
    _move(new, "fundings", "funding")
    _move(new, "regular_schedules", "schedules")
    _move(new, "regular_schedule", "schedules")
    _each(new, "languages", _language)
    _each(new, "service_areas", _area)
    _each(new, "service_at_locations", _place)
    if isinstance(organisation := new.get("organization"), Mapping):
        new["organization"] = _renamed(organisation, "url", "website")
    _ages(new)
    _terms(new)
    return new


def _objects(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return [value]
    return value if isinstance(value, list) else []


def _move(new: Record, old_key: str, key: str) -> None:
    """A list under its new name, behind what stands there already."""
    if old_key not in new or not isinstance(new.get(key, []), list):
        return
    if isinstance(new[old_key], Mapping | list):
        new[key] = [*new.get(key, []), *_objects(new.pop(old_key))]


def _renamed(record: Mapping[str, Any], old_key: str, key: str) -> Record:
    if old_key not in record or record.get(key):
        return dict(record)
    return {key if name == old_key else name: value for name, value in record.items()}


def _each(new: Record, key: str, turn: Callable[[Mapping[str, Any]], Record]) -> None:
    if isinstance(new.get(key), Mapping | list):
        entries = _objects(new[key])
        new[key] = [turn(each) if isinstance(each, Mapping) else each for each in entries]


def _language(old: Mapping[str, Any]) -> Record:
    return _renamed(old, "language", "name")


def _area(old: Mapping[str, Any]) -> Record:
    said = old.get("service_area")
    return {**old, "name": said} if isinstance(said, str) and not old.get("name") else dict(old)


def _place(old: Mapping[str, Any]) -> Record:
    new = dict(old)
    _move(new, "regular_schedules", "schedules")
    _move(new, "regular_schedule", "schedules")
    if isinstance(location := new.get("location"), Mapping):
        new["location"] = _location(location)
    return new


def _location(old: Mapping[str, Any]) -> Record:
    new = dict(old)
    for old_key, sort in (
        ("physical_addresses", "physical"),
        ("physical_address", "physical"),
        ("postal_addresses", "postal"),
    ):
        if isinstance(new.get(old_key), Mapping | list):
            new[old_key] = [
                {**each, "address_type": each.get("address_type") or sort}
                if isinstance(each, Mapping)
                else each
                for each in _objects(new[old_key])
            ]
        _move(new, old_key, "addresses")
    _move(new, "accessibility_for_disabilities", "accessibility")
    _each(new, "accessibility", _accessibility)
    return new


def _accessibility(old: Mapping[str, Any]) -> Record:
    said = old.get("accessibility")
    named = isinstance(said, str) and not old.get("description")
    return {**old, "description": said} if named else dict(old)


def _ages(new: Record) -> None:
    """The youngest of the least ages and the oldest of the greatest; the rows themselves stay."""
    for key in ELIGIBILITIES:
        rows = [each for each in _objects(new.get(key)) if isinstance(each, Mapping)]
        for field, pick in (("minimum_age", min), ("maximum_age", max)):
            ages = [age for each in rows if (age := _age(each.get(field))) is not None]
            if ages and new.get(field) in (None, ""):
                new[field] = pick(ages)


def _age(value: Any) -> int | Decimal | None:
    try:
        age, _ = mended(Sort.AGE, value)
    except Beyond:
        return None
    return age if isinstance(age, int | Decimal) else None


def _terms(new: Record) -> None:
    """Service taxonomies as attributes, each with its term nested."""
    for key in TERMS:
        rows = new.get(key)
        attributes = new.get("attributes", [])
        if isinstance(rows, list) and isinstance(attributes, list):
            turned = [_attribute(each) if isinstance(each, Mapping) else each for each in rows]
            new["attributes"] = [*attributes, *turned]
            del new[key]


def _attribute(old: Mapping[str, Any]) -> Record:
    new = dict(old)
    if isinstance(term := new.get("taxonomy"), Mapping):
        del new["taxonomy"]
        new["taxonomy_term"] = _renamed(term, "vocabulary", "taxonomy")
    return {"link_entity": "service", **new}
