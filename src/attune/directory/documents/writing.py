"""Writes the published texts of a service and of a provider, out of what may be shown."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any
from uuid import UUID

from attune.domain.confidential import without_postcodes
from attune.domain.listings.document import ServiceDocument
from attune.domain.listings.hours import Hours, hours
from attune.domain.listings.masked import masked
from attune.domain.offers.offer import Offer
from attune.domain.offers.own_taxonomies import OwnTaxonomy, attribute, words_of
from attune.domain.offers.parts import Ages
from attune.domain.offers.public_fields import public_offer
from attune.formats.listing import Listing, Place
from attune.formats.oruk.documents import (
    brief,
    organisation_document,
    service_document,
    taxonomy_term_document,
)

MONTHS = 12
OFFER = "attune_offer"  # the extra field in which the public part of the offer goes out
PLACES = "service_at_locations"


@dataclass(frozen=True)
class ProviderTexts:
    """A provider as lists give it, and with all that is nested."""

    uid: UUID
    listed: str
    own: str


@dataclass(frozen=True)
class Facts:
    """What the verbs know of a service beside its document."""

    uid: UUID
    status: str
    last_modified: datetime
    assured_on: date | None
    mark: str  # words on its quality mark, or ""


@dataclass(frozen=True)
class Span:
    """Where the text of one place stands in the text of all."""

    uid: UUID
    start: int
    length: int


@dataclass(frozen=True)
class Written:
    """The texts of one service and what its list rows need."""

    uid: UUID
    listed: str
    own: str
    places: str
    spans: tuple[Span, ...]
    terms: frozenset[UUID]  # of taxonomies too
    hours: tuple[Hours, ...]
    ages: tuple[Decimal | None, Decimal | None]


def provider_texts(record: Mapping[str, Any], *, guarded: bool) -> ProviderTexts:
    """`guarded`: one of its places is hidden, so that no address of its own may be shown."""
    kept = {key: value for key, value in record.items() if key != "services"}
    if guarded:
        kept.pop("locations", None)
        kept = without_postcodes(kept)
    document = organisation_document(kept)
    return ProviderTexts(UUID(document["id"]), text(brief(document)), text(document))


def service_texts(
    document: ServiceDocument,
    facts: Facts,
    *,
    hidden: Mapping[str, str],
    provider: ProviderTexts | None,
) -> Written:
    """`hidden` gives the district of each of its locations whose address may not be shown."""
    seen = masked(document, hidden)
    record = _record(seen, facts)
    places = tuple(Place(each.at_location, each.location) for each in seen.places)
    whole = service_document(Listing(str(facts.uid), record, places=places))
    whole.pop("organization_id", None)
    if provider:
        whole["organization_id"] = str(provider.uid)
    joined, spans = _joined(whole.pop(PLACES, ()))
    attributes = whole.pop("attributes", [])
    offer = public_offer(seen.offer)
    return Written(
        uid=UUID(whole["id"]),
        listed=with_texts(text(brief(whole)), organization=provider and provider.listed),
        own=with_texts(
            text(whole),
            attributes=_attributes(attributes, seen.offer, facts.uid),
            **{OFFER: text(without_postcodes(offer) if hidden else offer)},
            organization=provider and provider.own,
        ),
        places=joined,
        spans=tuple(spans),
        terms=frozenset(_terms(attributes, seen.offer)),
        hours=tuple(hours(seen)),
        ages=(_age(whole.get("minimum_age")), _age(whole.get("maximum_age"))),
    )


def _record(seen: ServiceDocument, facts: Facts) -> dict[str, Any]:
    record = {**seen.service, "id": str(facts.uid), "status": facts.status}
    record["last_modified"] = facts.last_modified.isoformat()
    record.pop("assured_date", None)
    if facts.assured_on:
        record["assured_date"] = facts.assured_on.isoformat()
    else:
        record.pop("assurer_email", None)
    said = str(record.get("accreditations") or "").strip()
    record["accreditations"] = "; ".join(part for part in (said, facts.mark) if part)
    _ages(record, seen.offer.ages_eligible)
    record.pop(OFFER, None)
    return record


def _ages(record: dict[str, Any], span: Ages | None) -> None:
    """Years from the offer's months, where the record says none itself."""
    if span is None or record.get("minimum_age") or record.get("maximum_age"):
        return
    record["minimum_age"] = _years(max(0, span.from_months))
    record["maximum_age"] = _years(max(0, span.to_months))


def _years(months: int) -> Decimal:
    return (Decimal(months) / MONTHS).quantize(Decimal("0.01")).normalize()


def _age(value: Any) -> Decimal | None:
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return Decimal(value) if number and 0 <= value <= 200 else None


def _joined(places: Iterable[Mapping[str, Any]]) -> tuple[str, list[Span]]:
    """The list of places as text, and where each stands in it."""
    texts, spans, start = [], [], 1
    for place in places:
        written = text(place)
        spans.append(Span(UUID(place["id"]), start, len(written)))
        texts.append(written)
        start += len(written) + 1
    return f"[{','.join(texts)}]" if texts else "", spans


def _attributes(said: Sequence[Mapping[str, Any]], offer: Offer, service: UUID) -> str:
    """The record's own attributes, then ours. Ours are many and alike: their terms stay text."""
    texts = [text(each) for each in said]
    for taxonomy, word in words_of(offer):
        own = attribute(taxonomy.terms[word], service)
        del own["taxonomy_term"]
        texts.append(with_texts(text(own), taxonomy_term=_term_text(taxonomy, word)))
    return f"[{','.join(texts)}]" if texts else ""


@cache
def _term_text(taxonomy: OwnTaxonomy, word: Enum) -> str:
    return text(taxonomy_term_document(taxonomy.terms[word]))


def _terms(said: Iterable[Mapping[str, Any]], offer: Offer) -> Iterator[UUID]:
    """The ids of all terms a service carries, and of the taxonomies they belong to."""
    for each in said:
        term = each.get("taxonomy_term") or {}
        taxonomy = term.get("taxonomy_id") or (term.get("taxonomy_detail") or {}).get("id")
        ids = (each.get("taxonomy_term_id"), term.get("id"), taxonomy)
        yield from (UUID(one) for one in ids if one)
    for own, word in words_of(offer):
        yield from (own.uid, UUID(own.terms[word]["id"]))


def with_texts(written: str, **more: str | None) -> str:
    """An object's text with more fields, each a JSON text already; empty ones are left out."""
    added = "".join(f',"{key}":{value}' for key, value in more.items() if value and value != "{}")
    return f"{written[:-1]}{added}}}"


def text(value: Any) -> str:
    """Plain data as JSON text. Numbers that JSON readers would round go out as they would."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_number)


def _number(value: Any) -> int | float | str:
    if isinstance(value, Decimal):
        written = float(value)
        if written == value and written.is_integer() and abs(written) < 1e15:
            return int(written)
        return written if abs(written) < 1e300 else str(value)
    return str(value)
