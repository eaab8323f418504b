"""The objects of HSDS 3.0: what nests in what, and what sort of value each known field holds.

Source: the HSDS 3.0 schema and the Open Referral UK 3.0 profile of it. A field that is not named
here is unknown: it is kept exactly, and never judged.
"""

from dataclasses import dataclass, field
from enum import Enum


class Sort(Enum):
    """What a field holds."""

    TEXT = "text"
    URL = "web address"
    URI = "identifier address"
    EMAIL = "e-mail address"
    DAY = "date"
    MOMENT = "date and time"
    CLOCK = "time of day"
    NUMBER = "number"
    AGE = "age in years"
    ID = "id"
    STATUS = "status"


@dataclass(frozen=True)
class Shape:
    """One sort of object."""

    table: str  # the package's file without ".csv"
    fields: dict[str, Sort]
    children: dict[str, str] = field(default_factory=dict)  # key -> shape, a list of objects
    single: dict[str, str] = field(default_factory=dict)  # key -> shape, one object


def _texts(words: str) -> dict[str, Sort]:
    return dict.fromkeys(words.split(), Sort.TEXT)


def _ids(words: str) -> dict[str, Sort]:
    return dict.fromkeys(["id", *words.split()], Sort.ID)


_NOTES = {"attributes": "attribute", "metadata": "metadata"}
_REACH = {"contacts": "contact", "phones": "phone", "schedules": "schedule"}

SHAPES: dict[str, Shape] = {
    "service": Shape(
        "services",
        _ids("organization_id program_id")
        | _texts(
            "name alternate_name description interpretation_services application_process "
            "fees_description wait_time fees accreditations eligibility_description licenses alert"
        )
        | {"url": Sort.URL, "email": Sort.EMAIL, "assurer_email": Sort.EMAIL}
        | {"status": Sort.STATUS, "minimum_age": Sort.AGE, "maximum_age": Sort.AGE}
        | {"assured_date": Sort.DAY, "last_modified": Sort.MOMENT},
        {
            **_REACH,
            "service_areas": "service_area",
            "service_at_locations": "service_at_location",
            "languages": "language",
            "funding": "funding",
            "cost_options": "cost_option",
            "required_documents": "required_document",
            **_NOTES,
        },
        {"organization": "organization", "program": "program"},
    ),
    "organization": Shape(
        "organizations",
        _ids("parent_organization_id")
        | _texts("name alternate_name description tax_status tax_id legal_status")
        | {"email": Sort.EMAIL, "website": Sort.URL, "logo": Sort.URL, "uri": Sort.URI},
        {
            "funding": "funding",
            "contacts": "contact",
            "phones": "phone",
            "locations": "location",
            "programs": "program",
            "organization_identifiers": "organization_identifier",
            "services": "service",
            **_NOTES,
        },
    ),
    "program": Shape(
        "programs", _ids("organization_id") | _texts("name alternate_name description"), _NOTES
    ),
    "organization_identifier": Shape(
        "organization_identifiers",
        _ids("organization_id") | _texts("identifier_scheme identifier_type identifier"),
        _NOTES,
    ),
    "service_at_location": Shape(
        "service_at_location",
        _ids("service_id location_id") | _texts("description"),
        {**_REACH, "service_areas": "service_area", **_NOTES},
        {"location": "location", "service": "service"},
    ),
    "location": Shape(
        "locations",
        _ids("organization_id")
        | _texts("location_type name alternate_name description transportation")
        | _texts("external_identifier external_identifier_type")
        | {"url": Sort.URL, "latitude": Sort.NUMBER, "longitude": Sort.NUMBER},
        {
            "languages": "language",
            "addresses": "address",
            **_REACH,
            "accessibility": "accessibility",
            **_NOTES,
        },
    ),
    "address": Shape(
        "addresses",
        _ids("location_id")
        | _texts("attention address_1 address_2 city region state_province postal_code country")
        | _texts("address_type"),
        _NOTES,
    ),
    "accessibility": Shape(
        "accessibility",
        _ids("location_id") | _texts("description details accessibility") | {"url": Sort.URL},
        _NOTES,
    ),
    "phone": Shape(
        "phones",
        _ids("location_id service_id organization_id contact_id service_at_location_id")
        | _texts("number type description"),
        {"languages": "language", **_NOTES},
    ),
    "contact": Shape(
        "contacts",
        _ids("organization_id service_id service_at_location_id location_id")
        | _texts("name title department")
        | {"email": Sort.EMAIL},
        {"phones": "phone", **_NOTES},
    ),
    "schedule": Shape(
        "schedules",
        _ids("service_id location_id service_at_location_id")
        | {"valid_from": Sort.DAY, "valid_to": Sort.DAY, "dtstart": Sort.DAY, "until": Sort.DAY}
        | {"opens_at": Sort.CLOCK, "closes_at": Sort.CLOCK, "interval": Sort.NUMBER}
        | {"schedule_link": Sort.URL}
        | _texts("freq wkst byday byweekno bymonthday byyearday description attending_type notes"),
        _NOTES,
    ),
    "service_area": Shape(
        "service_areas",
        _ids("service_id service_at_location_id")
        | _texts("name description extent extent_type uri service_area"),
        _NOTES,
    ),
    "language": Shape(
        "languages", _ids("service_id location_id phone_id") | _texts("name code note"), _NOTES
    ),
    "funding": Shape("funding", _ids("organization_id service_id") | _texts("source"), _NOTES),
    "cost_option": Shape(
        "cost_options",
        _ids("service_id")
        | {"valid_from": Sort.DAY, "valid_to": Sort.DAY, "amount": Sort.NUMBER}
        | _texts("option currency amount_description"),
        _NOTES,
    ),
    "required_document": Shape(
        "required_documents",
        _ids("service_id") | _texts("document") | {"uri": Sort.URI},
        _NOTES,
    ),
    "attribute": Shape(
        "attributes",
        _ids("link_id taxonomy_term_id") | _texts("link_type link_entity value"),
        {"metadata": "metadata"},
        {"taxonomy_term": "taxonomy_term"},
    ),
    "taxonomy_term": Shape(
        "taxonomy_terms",
        _ids("parent_id taxonomy_id")
        | _texts("code name description taxonomy language term")
        | {"term_uri": Sort.URI},
        {"metadata": "metadata"},
        {"taxonomy_detail": "taxonomy"},
    ),
    "taxonomy": Shape(
        "taxonomies",
        _ids("") | _texts("name description version") | {"uri": Sort.URI},
        {"taxonomy_terms": "taxonomy_term", "metadata": "metadata"},
    ),
    "metadata": Shape("metadata", _ids("resource_id") | _texts("resource_type"), {}),
}

# What an id field of an object points to.
TARGETS = {
    "organization_id": "organization",
    "parent_organization_id": "organization",
    "program_id": "program",
    "service_id": "service",
    "location_id": "location",
    "service_at_location_id": "service_at_location",
    "contact_id": "contact",
    "phone_id": "phone",
    "taxonomy_id": "taxonomy",
    "taxonomy_term_id": "taxonomy_term",
    "parent_id": "taxonomy_term",
}
