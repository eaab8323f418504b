"""The tables of an HSDS 3.0 CSV package: their files, their columns, and what points to what."""

import re
from decimal import Decimal
from typing import Any

from .shape import SHAPES, TARGETS

# Column order as in the published example package; unknown columns follow, in alphabetical order.
COLUMNS: dict[str, tuple[str, ...]] = {
    table: tuple(words.split())
    for table, words in {
        "organizations": "id name alternate_name description email website tax_status tax_id "
        "year_incorporated legal_status logo uri parent_organization_id",
        "programs": "id organization_id name alternate_name description",
        "services": "id organization_id program_id name alternate_name description url email "
        "status interpretation_services application_process fees_description wait_time fees "
        "accreditations eligibility_description minimum_age maximum_age assured_date "
        "assurer_email licenses alert last_modified",
        "service_at_location": "id service_id location_id description",
        "locations": "id location_type url organization_id name alternate_name description "
        "transportation latitude longitude external_identifier external_identifier_type",
        "addresses": "id location_id attention address_1 address_2 city region state_province "
        "postal_code country address_type",
        "phones": "id location_id service_id organization_id contact_id service_at_location_id "
        "number extension type description",
        "contacts": "id organization_id service_id service_at_location_id location_id name title "
        "department email",
        "schedules": "id service_id location_id service_at_location_id valid_from valid_to "
        "dtstart timezone until count wkst freq interval byday byweekno bymonthday byyearday "
        "description opens_at closes_at schedule_link attending_type notes",
        "service_areas": "id service_id name description extent extent_type uri",
        "languages": "id service_id location_id phone_id name code note",
        "funding": "id organization_id service_id source",
        "cost_options": "id service_id valid_from valid_to option currency amount "
        "amount_description",
        "required_documents": "id service_id document uri",
        "accessibility": "id location_id description details url",
        "organization_identifiers": "id organization_id identifier_scheme identifier_type "
        "identifier",
        "attributes": "id link_id taxonomy_term_id link_type link_entity value",
        "taxonomies": "id name description uri version",
        "taxonomy_terms": "id code name description parent_id taxonomy language taxonomy_id "
        "term_uri",
        "metadata": "id resource_id resource_type last_action_date last_action_type field_name "
        "previous_value replacement_value updated_by",
        "meta_table_descriptions": "id name language character_set",
    }.items()
}

SHAPE_OF = {shape.table: name for name, shape in SHAPES.items()}
TABLE_OF = {name: shape.table for name, shape in SHAPES.items()}
# Tables whose rows stand for themselves: they need an id, and need no other row.
TOPS = ("organizations", "locations", "programs", "taxonomy_terms", "taxonomies")
# Columns that are numbers wherever they are written as plain numbers.
NUMBERS = frozenset(
    "minimum_age maximum_age amount latitude longitude interval count timezone extension "
    "year_incorporated".split()
)
PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?")
# Nested elsewhere or held by reference, so that no organisation drags all its sites along.
_BY_REFERENCE = {
    ("organization", "locations"),
    ("organization", "programs"),
    ("organization", "services"),
    ("taxonomy", "taxonomy_terms"),
}
ANYTHING = "*"


def nested_keys(parent: str) -> dict[str, str]:
    """Table of the child -> key under which its rows nest in that parent."""
    return {
        TABLE_OF[child]: key
        for key, child in SHAPES[parent].children.items()
        if (parent, key) not in _BY_REFERENCE
    }


def link_columns(table: str) -> dict[str, str]:
    """Columns by which a row of the table hangs under another: column -> shape pointed to."""
    if table == "attributes":
        return {"link_id": ANYTHING}
    if table == "metadata":
        return {"resource_id": ANYTHING}
    if table == "services":
        return {}
    shape = SHAPES[SHAPE_OF[table]] if table in SHAPE_OF else None
    columns = [column for column in COLUMNS.get(table, ()) if column in TARGETS]
    columns += [c for c in (shape.fields if shape else ()) if c in TARGETS and c not in columns]
    return {c: TARGETS[c] for c in columns if table in nested_keys(TARGETS[c])}


def table_named(file_name: str) -> str:
    """The table a file holds by its name: "Service.csv" and "hsds/services.csv" are services."""
    stem = re.split(r"[/\\]", file_name)[-1].rpartition(".")[0].strip().casefold().replace("-", "_")
    if stem in COLUMNS:
        return stem
    for table in COLUMNS:
        if stem in (table.removesuffix("s"), f"{table}s", SHAPE_OF.get(table, "")):
            return table
    return stem


def cell_value(column: str, cell: str) -> Any:
    """What a cell holds: a number where the column is one and the cell writes one plainly."""
    if column in NUMBERS and PLAIN_NUMBER.fullmatch(cell):
        return Decimal(cell) if "." in cell else int(cell)
    return cell
