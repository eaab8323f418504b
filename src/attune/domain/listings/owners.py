"""To whom a letter about a record goes: the address that the record itself names for it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .document import ServiceDocument

ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[a-z0-9.-]{1,180}\.[a-z]{2,24}", re.IGNORECASE)


def owner_email(document: ServiceDocument, provider: Mapping[str, Any]) -> str:
    """Who answers for the record, in lower case, or "": its assurer before the service, the
    service before its contacts, and the organisation last."""
    return next((found for found in _named(document.service, provider)), "")


def _named(service: Mapping[str, Any], provider: Mapping[str, Any]) -> Iterator[str]:
    yield from _address(service.get("assurer_email"))
    for record in (service, provider):
        yield from _address(record.get("email"))
        contacts: Any = record.get("contacts") or ()
        for contact in contacts:
            if isinstance(contact, Mapping):
                yield from _address(contact.get("email"))


def _address(value: Any) -> Iterator[str]:
    said = str(value or "").strip().casefold()
    if ADDRESS.fullmatch(said) and ".." not in said:
        yield said
