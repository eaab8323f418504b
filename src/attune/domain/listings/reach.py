"""How to get in touch: the numbers, addresses and links of a record, the most direct first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from .document import ServiceDocument

FREE = re.compile(r"^(0800|0808|116\d{3})")
MOBILE = re.compile(r"^07\d")
TEXTING = re.compile(r"\b(text|sms|textphone)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """A number to call or text. `dial` holds digits only, with + in front where it was given."""

    said: str
    dial: str
    about: str = ""
    texts: bool = False

    @property
    def free(self) -> bool:
        return bool(FREE.match(self.dial))


@dataclass(frozen=True)
class WaysIn:
    """Every way in that the record names, each once."""

    calls: tuple[Number, ...] = ()
    texts: tuple[Number, ...] = ()
    emails: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        return bool(self.calls or self.texts or self.emails or self.links)


def ways_in(document: ServiceDocument, provider: Mapping[str, Any]) -> WaysIn:
    """The service's own ways in; those of its organisation only where it has none itself."""
    own = _ways([document.service, *(place.at_location for place in document.places)])
    at_places = _ways(place.location for place in document.places)
    theirs = _ways([provider])
    return WaysIn(
        calls=own.calls or at_places.calls or theirs.calls,
        texts=own.texts or at_places.texts,
        emails=own.emails or theirs.emails,
        links=own.links or theirs.links,
    )


def _ways(records: Iterable[Mapping[str, Any]]) -> WaysIn:
    parts = [part for record in records for part in (record, *_tables(record.get("contacts")))]
    numbers = dict.fromkeys(number for part in parts for number in _numbers(part))
    emails = dict.fromkeys(str(part["email"]).strip() for part in parts if part.get("email"))
    links = dict.fromkeys(link for part in parts for link in _links(part))
    return WaysIn(
        calls=tuple(number for number in numbers if not number.texts),
        texts=tuple(number for number in numbers if number.texts),
        emails=tuple(email for email in emails if "@" in email),
        links=tuple(links),
    )


def _tables(value: Any) -> list[Mapping[str, Any]]:
    return [each for each in value or () if isinstance(each, Mapping)]


def _numbers(part: Mapping[str, Any]) -> Iterator[Number]:
    for phone in _tables(part.get("phones")):
        said = str(phone.get("number") or "").strip()
        dial = re.sub(r"(?!^\+)\D", "", said)
        if len(dial.lstrip("+")) < 3:
            continue
        about = str(phone.get("description") or "").strip()
        kind = str(phone.get("type") or "")
        yield Number(said, dial, about, texts=bool(TEXTING.search(f"{kind} {about}")))


def _links(part: Mapping[str, Any]) -> Iterator[str]:
    for name in ("url", "website"):
        link = str(part.get(name) or "").strip()
        if link.startswith(("http://", "https://")) and urlsplit(link).hostname:
            yield link
