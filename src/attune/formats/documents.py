"""What one JSON document of a feed is, and the items it gives."""

from collections.abc import Iterator, Mapping
from typing import Any

from .cleaning import Spoilt, cleaned
from .hsds.shape import SHAPES
from .hsds.splitting import id_of, listing_of
from .json_pieces import NotReadable, Piece
from .listing import Item, Loose, Quarantined
from .oruk.legacy import is_legacy, upgraded

SERVICE_WORDS = frozenset(
    "status organization organization_id service_at_locations eligibilitys fees "
    "cost_options service_areas minimum_age assured_date service_taxonomys alert".split()
)
# Words by which a document that is no service is known, the surest first.
OTHERS = (
    ("taxonomy_terms", frozenset({"term_uri", "taxonomy_detail", "taxonomy", "parent_id"})),
    ("taxonomies", frozenset({"taxonomy_terms", "version", "vocabulary"})),
    ("locations", frozenset({"location_type", "addresses", "physical_addresses", "latitude"})),
    (
        "organizations",
        frozenset(
            "website legal_status tax_status organization_identifiers logo year_incorporated "
            "parent_organization_id programs locations".split()
        ),
    ),
)
SHAPE_OF_TABLE = {shape.table: name for name, shape in SHAPES.items()}


def items_of(piece: Piece, *, where: str, table: str = "") -> Iterator[Item]:
    """The items of one entry of a feed: most often one service."""
    try:
        value = piece.value()
    except NotReadable as wrong:
        yield Quarantined(where, f"this entry cannot be read: {wrong}")
        return
    yield from items_in(value, where=where, table=table)


def items_in(value: Any, *, where: str, table: str = "") -> Iterator[Item]:
    """The items of one parsed document; `table` when it is known what it must be."""
    if not isinstance(value, Mapping):
        yield Quarantined(where, "this entry is no object with fields")
    elif "openapi_url" in value:
        yield Quarantined(where, "this describes an API; its list of services is at /services")
    elif isinstance(value.get("service"), Mapping) and "name" not in value:
        yield listing_of(_turned_round(value), where=where)
    elif isinstance(value.get("services"), list) and not SERVICE_WORDS & value.keys():
        yield from _with_services(value, where)
    elif table and table != "services":
        yield loose(value, where=where, table=table)
    elif table or SERVICE_WORDS & value.keys() or is_legacy(value):
        yield listing_of(upgraded(value) if is_legacy(value) else value, where=where)
    else:
        yield _told_by_its_words(value, where)


def _told_by_its_words(value: Mapping[str, Any], where: str) -> Item:
    for table, words in OTHERS:
        if words & value.keys():
            return loose(value, where=where, table=table)
    return listing_of(value, where=where)


def loose(value: Mapping[str, Any], *, where: str, table: str) -> Loose | Quarantined:
    """A document that is no service, made good."""
    try:
        record, _ = cleaned(value, SHAPE_OF_TABLE.get(table, "metadata"))
    except Spoilt as wrong:
        return Quarantined(
            where, str(wrong), source_id=id_of(value), field=wrong.field, table=table
        )
    return Loose(where, table, record)


def _turned_round(place: Mapping[str, Any]) -> dict[str, Any]:
    """A service at location that carries its service, as a service that carries its place."""
    service = dict(place["service"])
    at = {key: value for key, value in place.items() if key != "service"}
    return {**service, "service_at_locations": [at]}


def _with_services(organisation: Mapping[str, Any], where: str) -> Iterator[Item]:
    own = {key: value for key, value in organisation.items() if key != "services"}
    if not organisation["services"]:
        yield loose(own, where=where, table="organizations")
    for number, service in enumerate(organisation["services"]):
        inner = service if not isinstance(service, Mapping) else {"organization": own, **service}
        yield from items_in(inner, where=f"{where}/services/{number}", table="services")
