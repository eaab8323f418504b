"""Numbers, dates and shares as the reader's language writes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from django.utils import timezone, translation

Number = int | float | Decimal


def _locale() -> Locale:
    """Plain English means British English here: 21 November, not November 21."""
    code = translation.get_language() or "en"
    try:
        return Locale.parse("en-GB" if code in ("en", "en-us") else code, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en-GB", sep="-")


def number(value: Number | None, places: int = 0) -> str:
    """1,234 or 12.5; a dash where there is no value."""
    if value is None:
        return "–"
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return format_decimal(half_up(value, places), format=pattern, locale=_locale())


def half_up(value: Number, places: int) -> Decimal:
    """Rounded as people round: 12.5 is 13. (Computers' own way would make it 12.)"""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0


def percent(value: Number | None, places: int = 0) -> str:
    """A value already in percent: 49.94 gives 49.9% with one place."""
    return "–" if value is None else f"{number(value, places)}%"


def day(value: date | None) -> str:
    """21 November 2026."""
    if value is None:
        return "–"
    if isinstance(value, datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return format_date(value, format="d MMMM y", locale=_locale())


def moment(value: datetime | None) -> str:
    """21 November 2026, 14:05, in the time zone the page is shown in."""
    if value is None:
        return "–"
    here = timezone.localtime(value) if timezone.is_aware(value) else value
    return format_datetime(here, format="d MMMM y, HH:mm", locale=_locale())


FILTERS: dict[str, Callable[..., str]] = {
    "number": number,
    "percent": percent,
    "day": day,
    "moment": moment,
}
