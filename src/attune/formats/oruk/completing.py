"""What the Open Referral UK 3.0 schema requires and a record may lack: said plainly, not guessed.

Each sentence is an Attune proposal; none pretends to know what nobody said.
"""

from collections.abc import Callable

from attune.formats.listing import Record

from .schema_values import ALL_DAYS

NO_DESCRIPTION = "This organisation has not described itself yet."
NO_NAME = "Name not given"
NOT_GIVEN = "Not given"
COUNTRY = "GB"
BRITISH = frozenset(
    {"gb", "gbr", "uk", "u.k.", "united kingdom", "the united kingdom", "great britain"}
    | {"england", "wales", "scotland", "northern ireland"}
)


def completed(shape: str, document: Record) -> Record | None:
    """The document with what its schema requires; None when nothing useful could be said."""
    return _HOW[shape](document) if shape in _HOW else document


def _service(document: Record) -> Record:
    document.setdefault("name", NO_NAME)
    document.setdefault("status", "active")  # a feed lists what is there
    if "organization" in document:
        document["organization_id"] = document["organization"]["id"]
    return document


def _organization(document: Record) -> Record:
    document.setdefault("name", NO_NAME)
    document.setdefault("description", NO_DESCRIPTION)
    return document


def _location(document: Record) -> Record:
    if "location_type" not in document:
        seen = {"addresses", "latitude", "name"} & document.keys()
        document["location_type"] = "physical" if seen else "virtual"
    return document


def _address(document: Record) -> Record | None:
    if not {"address_1", "city", "postal_code", "attention", "address_2"} & document.keys():
        return None
    street = document.get("address_2") or document.get("attention") or NOT_GIVEN
    document.setdefault("address_1", street)
    document.setdefault("city", document.get("region") or NOT_GIVEN)
    # There is no state in the United Kingdom: the county, else the town, stands for it.
    document.setdefault("state_province", document.get("region") or document["city"])
    document.setdefault("postal_code", NOT_GIVEN)
    country = str(document.get("country", COUNTRY))
    document["country"] = COUNTRY if country.strip().casefold() in BRITISH else country
    document.setdefault("address_type", "physical")
    return document


def _identifier(document: Record) -> Record | None:
    if "identifier" not in document:
        return None
    document.setdefault("identifier_type", document.get("identifier_scheme") or "Identifier")
    return document


def _phone(document: Record) -> Record | None:
    return document if "number" in document else None


def _term(document: Record) -> Record:
    said = document.get("term") or document.get("code") or NO_NAME
    document.setdefault("name", said)
    document.setdefault("description", document["name"])
    return document


def _schedule(document: Record) -> Record:
    if str(document.get("original_freq", "")).strip().upper() == "DAILY":
        every = str(document.get("interval", 1)) == "1"
        if every and not document.get("byday") and "freq" not in document:
            del document["original_freq"]
            document |= {"freq": "WEEKLY", "byday": ALL_DAYS}
    return document


_HOW: dict[str, Callable[[Record], Record | None]] = {
    "service": _service,
    "organization": _organization,
    "location": _location,
    "address": _address,
    "organization_identifier": _identifier,
    "phone": _phone,
    "taxonomy": _term,
    "taxonomy_term": _term,
    "schedule": _schedule,
}
