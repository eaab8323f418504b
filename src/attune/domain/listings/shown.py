"""A service as its page shows it: the record in plain words, with nothing that must stay hidden."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from attune.domain.offers.offer import Offer
from attune.domain.offers.parts import Ages

from .document import PlaceOfService, ServiceDocument
from .masked import masked
from .reach import WaysIn, ways_in
from .schedules import lines

MONTHS_NAMED = 24  # younger ages are said in months, older ones in years


@dataclass(frozen=True)
class ShownPlace:
    """One place: its name, its address line by line, and when the service is there."""

    name: str
    address: tuple[str, ...]
    opening: tuple[str, ...]
    accessibility: tuple[str, ...]
    hidden: bool


@dataclass(frozen=True)
class ShownService:
    """What the page of a service says, part by part; an empty part is not shown."""

    name: str
    paragraphs: tuple[str, ...]
    provider: str
    ways_in: WaysIn
    places: tuple[ShownPlace, ...]
    opening: tuple[str, ...]
    costs: tuple[str, ...]
    ages: str
    languages: tuple[str, ...]
    offer: Offer
    closed_for_now: bool

    @property
    def summary(self) -> str:
        return self.paragraphs[0] if self.paragraphs else ""


def shown(
    document: ServiceDocument, provider: Mapping[str, Any], hidden: Mapping[str, str]
) -> ShownService:
    """The page of a service. `hidden` gives the district of each hidden location's id."""
    seen = masked(document, hidden)
    record = seen.service
    return ShownService(
        name=seen.name,
        paragraphs=paragraphs(str(record.get("description") or "")),
        provider=str(provider.get("name") or ""),
        ways_in=ways_in(seen, provider),
        places=tuple(_place(place, hidden) for place in seen.places),
        opening=lines(record.get("schedules") or ()),
        costs=costs(record),
        ages=ages(seen),
        languages=languages(seen),
        offer=seen.offer,
        closed_for_now=record.get("status") == "temporarily closed",
    )


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.splitlines() if part.strip())


def _place(place: PlaceOfService, hidden: Mapping[str, str]) -> ShownPlace:
    location = place.location
    addresses: Any = location.get("addresses") or ({},)
    fields = ("address_1", "address_2", "city", "state_province", "postal_code")
    said = [str(addresses[0].get(field) or "").strip() for field in fields]
    schedules = [*(place.at_location.get("schedules") or ()), *(location.get("schedules") or ())]
    rooms = location.get("accessibility") or ()
    return ShownPlace(
        name=place.name,
        address=tuple(dict.fromkeys(part for part in said if part)),
        opening=lines(schedules),
        accessibility=tuple(str(each["description"]) for each in rooms if each.get("description")),
        hidden=str(location.get("id") or "") in hidden,
    )


def costs(record: Mapping[str, Any]) -> tuple[str, ...]:
    """What it costs, a line each; "Free" where the record says nought."""
    said = [_cost(each) for each in record.get("cost_options") or ()]
    fees = str(record.get("fees") or record.get("fees_description") or "").strip()
    return tuple(dict.fromkeys(line for line in (*said, fees) if line))


def _cost(option: Mapping[str, Any]) -> str:
    amount = _amount(option.get("amount"))
    words = str(option.get("amount_description") or option.get("option") or "").strip()
    if amount is None:
        return words
    price = "Free" if amount == 0 else f"£{amount:,.2f}".replace(".00", "")
    return f"{price}: {words}" if words and words.casefold() != "free" else price


def _amount(value: Any) -> Decimal | None:
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and amount >= 0 else None


def ages(document: ServiceDocument) -> str:
    """For which ages, from the offer, or from the record's own years."""
    if document.offer.ages_eligible:
        return in_words(document.offer.ages_eligible)
    low, high = (_amount(document.service.get(name)) for name in ("minimum_age", "maximum_age"))
    if high is None or high > 110:
        return f"From {low:g} years" if low else ""
    return f"{low or 0:g} to {high:g} years"


def in_words(span: Ages) -> str:
    """Such as "From pregnancy to 2 years" or "6 months to 5 years"."""
    start, end = (_age(months) for months in (span.from_months, span.to_months))
    if span.to_months <= 0:
        return "In pregnancy"
    if span.from_months < 0:
        return f"From pregnancy to {end}"
    return f"From birth to {end}" if span.from_months == 0 else f"{start} to {end}"


def _age(months: int) -> str:
    if months < MONTHS_NAMED and months % 12:
        return f"{months} months"
    years = Decimal(months) / 12
    return f"{years.normalize():f} year{'' if years == 1 else 's'}"


def languages(document: ServiceDocument) -> tuple[str, ...]:
    """The languages it is offered in, by name where the record gives one."""
    said = [str(each.get("name") or "") for each in document.service.get("languages") or ()]
    return tuple(dict.fromkeys(name for name in (*document.offer.languages, *said) if name))


def is_due(review_on: date | None, *, on: date) -> bool:
    """Whether a page or resource is past the day on which it was to be looked at again."""
    return review_on is not None and review_on < on
