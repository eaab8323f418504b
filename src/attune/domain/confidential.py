"""Addresses that stay confidential: what is shown instead, and which are masked by category."""

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from .offers.vocabulary import Topic

# Topics whose places are masked until somebody clears them (Attune proposal, editable).
MASKED_TOPICS = frozenset({Topic.DOMESTIC_ABUSE})
MASKED_WORDS = re.compile(
    r"\b(refuges?|safe\s*houses?|domestic (abuse|violence)|sanctuary|women'?s aid|honou?r.based)\b",
    re.IGNORECASE,
)
POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*[0-9][A-Z]{2}\b", re.IGNORECASE)
# What of a location may be shown: nothing here is finer than a postcode district.
KEPT_OF_LOCATION = ("id", "location_type", "accessibility", "languages")
NOT_PUBLISHED = "Address not published"


class Confidentiality(Enum):
    """Whether a place's address may be shown."""

    OPEN = "open"
    MASKED = "masked"  # by category, until somebody clears it
    CONFIDENTIAL = "confidential"  # a person said so
    CLEARED = "cleared"  # a person said that a masked one may be shown

    @property
    def hides(self) -> bool:
        return self in (Confidentiality.MASKED, Confidentiality.CONFIDENTIAL)


def masked_by_category(topics: Iterable[Topic], *texts: str) -> bool:
    """Whether a service's places are masked until somebody clears them."""
    if MASKED_TOPICS.intersection(topics):
        return True
    return any(MASKED_WORDS.search(text) for text in texts)


def shown_location(location: Mapping[str, Any], district: str) -> dict[str, Any]:
    """A hidden place as everybody may see it: its district at most, no name, no position."""
    shown = {name: location[name] for name in KEPT_OF_LOCATION if name in location}
    if district:
        shown["addresses"] = [
            {
                **({"id": address["id"]} if "id" in address else {}),
                "address_1": NOT_PUBLISHED,
                "city": f"{district} area",
                "state_province": f"{district} area",
                "postal_code": district,
                "country": "GB",
                "address_type": "physical",
            }
            for address in list(location.get("addresses", ()))[:1] or [{}]
        ]
    return shown


def without_postcodes(value: Any) -> Any:
    """Every text in a record with each full postcode cut to its district."""
    if isinstance(value, str):
        return POSTCODE.sub(lambda found: found.group(1).upper(), value)
    if isinstance(value, Mapping):
        return {name: without_postcodes(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [without_postcodes(each) for each in value]
    return value
