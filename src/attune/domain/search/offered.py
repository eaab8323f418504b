"""What a record says about the facets: from its offer, and from Open Referral's own fields.

Imported records have no offer yet; their costs, languages, schedules and ages still count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from attune.domain.listings.document import ServiceDocument
from attune.domain.listings.schedules import DAYS, days_of
from attune.domain.offers.offer import Offer
from attune.domain.offers.parts import CONCEPTION, MONTHS, OLDEST, Ages
from attune.domain.offers.vocabulary import MadeFor, Setting, WhoFor

from .facets import LANGUAGES, OTHER, YES
from .words import folded, plain

FREE = re.compile(r"\b(free|no (cost|charge|fee)s?)\b")
NOT_FREE = re.compile(r"\bnot free\b|\bfree (school|trial|parking|first)\b")
SELF_REFERRAL = re.compile(
    r"\bself[- ]?refer|\brefer yourself\b|\bno referral\b|\byou can refer\b|\bjust (turn|drop)\b"
)
DADS = re.compile(r"\b(dads?|daddy|daddies|fathers?|fatherhood)\b")
NO_INTERPRETER = re.compile(r"^\W*(no|none|not|n/?a)\b")
WEEKDAY = re.compile("|".join(day.lower() for day in DAYS.values()))
NAMED = {folded(name): code for code, name in LANGUAGES.items() if code != OTHER}
ALSO_NAMED = {
    "panjabi": "pa",
    "bangla": "bn",
    "sylheti": "bn",
    "farsi": "fa",
    "dari": "fa",
    "cantonese": "zh",
    "mandarin": "zh",
    "cymraeg": "cy",
    "bsl": "bfi",
    "sign language": "bfi",
    "pushto": "ps",
}


def offered(document: ServiceDocument) -> dict[str, set[str]]:
    """The choices of each facet that a record offers."""
    offer, record = document.offer, document.service
    free = offer.free if offer.free is not None else _is_free(record)
    return {
        "stage": {stage.value for stage in _stages(offer, record)},
        "who": {word.value for word in offer.who_for},
        "dads": _yes(_for_dads(offer, document.name)),
        "free": _yes(free),
        "self": _yes(offer.self_referral or _self_referral(record)),
        "interpreter": _yes(_interpreter(record)),
        "day": {day for schedule in _schedules(document) for day in _days(schedule)},
        "setting": {word.value for word in _settings(document)},
        "topic": {word.value for word in offer.topics},
        "kind": {word.value for word in offer.kinds},
        "made_for": {word.value for word in offer.made_for},
        "language": set(_languages(document)),
    }


def _yes(said: Any) -> set[str]:
    return {YES} if said else set()


def _text(value: Any) -> str:
    return folded(plain(value)) if isinstance(value, str) else ""


def _tables(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, Mapping))


def _number(value: Any) -> Decimal | None:
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _stages(offer: Offer, record: Mapping[str, Any]) -> Iterable[Any]:
    if offer.stages:
        return offer.stages
    ages = offer.ages_eligible or _ages(record)
    return ages.stages if ages else ()


def _ages(record: Mapping[str, Any]) -> Ages | None:
    """Open Referral's ages are in years; a highest age of 4 lasts to the fifth birthday."""
    youngest, oldest = (_number(record.get(name)) for name in ("minimum_age", "maximum_age"))
    if youngest is None and oldest is None:
        return None
    start = int((youngest or Decimal(0)) * 12)
    last = OLDEST if oldest is None or oldest >= 25 else int(oldest * 12)
    end = last + 12 if oldest is not None and oldest == oldest.to_integral_value() else last
    end = min(end, OLDEST)
    if not CONCEPTION <= start < min(end, max(end for _, end in MONTHS.values())):
        return None
    return Ages(start, end)


def _is_free(record: Mapping[str, Any]) -> bool:
    costs = list(_tables(record.get("cost_options")))
    if any(_number(cost.get("amount")) == 0 for cost in costs):
        return True
    if any((_number(cost.get("amount")) or 0) > 0 for cost in costs):
        return False
    said = [record.get("fees_description"), record.get("fees")]
    said += [cost.get(name) for cost in costs for name in ("option", "amount_description")]
    return any(FREE.search(text) and not NOT_FREE.search(text) for text in map(_text, said))


def _self_referral(record: Mapping[str, Any]) -> bool:
    return bool(SELF_REFERRAL.search(_text(record.get("application_process"))))


def _for_dads(offer: Offer, name: str) -> bool:
    said = WhoFor.FATHER_OR_PARTNER in offer.who_for or MadeFor.DADS in offer.made_for
    return bool(said or offer.offer_to_dads or DADS.search(folded(name)))


def _interpreter(record: Mapping[str, Any]) -> bool:
    said = _text(record.get("interpretation_services")).strip()
    return bool(said) and not NO_INTERPRETER.match(said)


def _schedules(document: ServiceDocument) -> Iterator[Mapping[str, Any]]:
    yield from _tables(document.service.get("schedules"))
    for place in document.places:
        yield from _tables(place.at_location.get("schedules"))
        yield from _tables(place.location.get("schedules"))


def _days(schedule: Mapping[str, Any]) -> Iterable[str]:
    if days := days_of(schedule):
        return days
    if str(schedule.get("freq") or "").upper() == "DAILY":
        return DAYS
    said = " ".join(_text(schedule.get(name)) for name in ("description", "notes"))
    return {day[:2].upper() for day in WEEKDAY.findall(said)}


def _settings(document: ServiceDocument) -> Iterator[Setting]:
    yield from document.offer.settings
    if any(place.location.get("location_type") == "virtual" for place in document.places):
        yield Setting.ONLINE


def _languages(document: ServiceDocument) -> Iterator[str]:
    for said in document.offer.languages:
        yield _language(said)
    for table in _tables(document.service.get("languages")):
        code, name = str(table.get("code") or ""), str(table.get("name") or "")
        if code or name:
            yield _language(code if code.lower()[:2] in LANGUAGES and not name else name or code)


@lru_cache(maxsize=4096)
def _language(said: str) -> str:
    """The code of a language by its name or code; one without a bit of its own is "other"."""
    name = folded(said).split("(")[0].strip()
    if name in LANGUAGES:
        return name
    known = NAMED | ALSO_NAMED
    if name in known:
        return known[name]
    first = re.split(r"[^\w]+", name)[0]
    return first if first in LANGUAGES else known.get(first, OTHER)
