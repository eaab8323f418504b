"""How one value of each sort is made good, or found to be beyond repair.

Each function gives (value, what was done): "" when nothing was; value None when nothing is left.
`Beyond` means: keep the value under another name, it is not what the field says it is.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from .hsds.shape import Sort
from .plain_text import looks_marked_up, plain

Mended = tuple[Any, str]
SAME = ""


class Beyond(ValueError):
    """The value is not what its field says; the text says what it is not."""


def mended(sort: Sort, value: Any) -> Mended:
    """One value of a known field, made good where that can be done without guessing."""
    return _HOW[sort](value)


def _words(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise Beyond("not a text")
    return value if isinstance(value, str) else format(value, "f" if type(value) is Decimal else "")


def _id(value: Any) -> Mended:
    words = _words(value)
    return words.strip(), SAME if words == value else "was a number, now text"


def _text(value: Any) -> Mended:
    words = _words(value)
    if looks_marked_up(words):
        return plain(words), "had HTML, now plain text"
    return words, SAME if words is value else "was a number, now text"


STATUSES = ("active", "inactive", "defunct", "temporarily closed")
# Words met in feeds for the four of the standard.
MEANT = {
    "open": "active",
    "live": "active",
    "published": "active",
    "current": "active",
    "closed": "inactive",
    "archived": "inactive",
    "unpublished": "inactive",
    "ended": "defunct",
    "suspended": "temporarily closed",
    "temporarily_closed": "temporarily closed",
    "temporarily-closed": "temporarily closed",
}


def _status(value: Any) -> Mended:
    folded = " ".join(_words(value).casefold().split())
    if not folded:
        return None, EMPTY
    status = folded if folded in STATUSES else MEANT.get(folded, "")
    if not status:
        raise Beyond("not one of the words of the standard")
    return status, SAME if status == value else "was written another way"


DOMAIN = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?::\d+)?(?:[/?#]\S*)?", re.I
)


def _url(value: Any) -> Mended:
    given = _words(value)
    words = given.strip()
    if not words:
        return None, "was empty"
    if re.match(r"(?:https?:?/{0,2})?$", words, re.I):
        return None, "was only the start of an address"
    if DOMAIN.fullmatch(words) and "@" not in words:
        return f"https://{words}", "had no “https://”"
    if slip := re.match(r"(https?)(?::/|//|:///+)(?=[^/])", words, re.I):
        return f"{slip[1].lower()}://{words[slip.end() :]}", "had a slip in “https://”"
    return words, SAME if words == given else "had spaces around it"


def _uri(value: Any) -> Mended:
    words = _words(value).strip()
    return (words, SAME if words == value else "had spaces around it") if words else (None, EMPTY)


EMPTY = "was empty"


def _email(value: Any) -> Mended:
    given = _words(value)
    words = re.sub(r"^mailto:\s*", "", given.strip(), flags=re.I)
    if looks_marked_up(words):
        words = plain(words)
    if not words:
        return None, EMPTY
    return words, SAME if words == given else "had other marks around it"


def _day(value: Any) -> Mended:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10], "was a date of a spreadsheet"
    words = _words(value).strip()
    if not words:
        return None, EMPTY
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return _checked_day(words), SAME if words == value else "had spaces around it"
    if clocked := re.match(r"(\d{4}-\d\d-\d\d)[T ]+\d\d?:\d\d", words):
        return _checked_day(clocked[1]), "had a time of day"
    if british := re.fullmatch(r"(\d\d?)[/.-](\d\d?)[/.-](\d{4})(?:[T ].*)?", words):
        turned = f"{british[3]}-{int(british[2]):02}-{int(british[1]):02}"
        return _checked_day(turned), "was written day first"
    raise Beyond("not a date")


def _checked_day(words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise Beyond("not a day of the calendar") from None


def _moment(value: Any) -> Mended:
    if isinstance(value, datetime):
        return value.isoformat(), "was a date of a spreadsheet"
    words = _words(value).strip()
    if not words:
        return None, EMPTY
    try:
        datetime.fromisoformat(words)
    except ValueError:
        raise Beyond("not a date and time") from None
    return words, SAME if words == value else "had spaces around it"


def _clock(value: Any) -> Mended:
    if isinstance(value, time):
        return value.isoformat(), "was a time of a spreadsheet"
    words = _words(value).strip()
    if not words:
        return None, EMPTY
    if dated := re.match(r"\d{4}-\d\d-\d\d[T ](\d\d:\d\d(?::\d\d)?)", words):
        return dated[1], "had a date"
    return words, SAME if words == value else "had spaces around it"


NUMBER = re.compile(r"[£$€]?\s*(-?\d{1,9}(?:\.\d{1,12})?)(?:\s*(?:GBP|pounds?))?", re.I)
SPAN = re.compile(
    r"(\d{1,3}(?:\.\d{1,2})?)\s*(years?|yrs?|y|months?|mths?|weeks?|wks?)?(?:\s*old)?"
)
PER_YEAR = {"m": 12, "w": 52}


def _number(value: Any) -> Mended:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value, SAME
    words = _words(value).strip()
    if not words:
        return None, EMPTY
    if found := NUMBER.fullmatch(words.replace(",", "")):
        return exact(found[1]), "was text, now a number"
    raise Beyond("not a number")


def _age(value: Any) -> Mended:
    try:
        return _number(value)
    except Beyond:
        found = SPAN.fullmatch(str(value).strip().casefold())
        if not isinstance(value, str) or not found:
            raise
    unit = PER_YEAR.get((found[2] or "y")[0])
    if unit is None:
        return exact(found[1]), "was text, now a number of years"
    years = (Decimal(found[1]) / unit).quantize(Decimal("0.01")).normalize()
    return exact(format(years, "f")), "was text, now a number of years"


def exact(written: str) -> int | Decimal:
    """A whole number as int, any other as the Decimal with the places it was given."""
    try:
        return int(written) if re.fullmatch(r"-?\d{1,18}", written) else Decimal(written)
    except InvalidOperation:
        raise Beyond("not a number") from None


_HOW: dict[Sort, Callable[[Any], Mended]] = {
    Sort.TEXT: _text,
    Sort.URL: _url,
    Sort.URI: _uri,
    Sort.EMAIL: _email,
    Sort.DAY: _day,
    Sort.MOMENT: _moment,
    Sort.CLOCK: _clock,
    Sort.NUMBER: _number,
    Sort.AGE: _age,
    Sort.ID: _id,
    Sort.STATUS: _status,
}


def host_of(url: str) -> str:
    """The host of a web address, "" when there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
