"""What the Open Referral UK 3.0 schema accepts as one value; `Unfit` for all else."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from attune.formats.hsds.shape import Sort
from attune.formats.repairs import STATUSES

EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9-]{1,63}\.?")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}")
RUNS = frozenset({"javascript", "data", "vbscript", "file", "blob", "about"})
PATH_SAFE = "/:@!$&'()*+,;=~-._%"
LONGEST_URL = 2_000
PLACE_TYPES = ("physical", "postal", "virtual")
ALL_DAYS = "MO,TU,WE,TH,FR,SA,SU"


class Unfit(ValueError):
    """The value cannot stand in its field."""


class Unsafe(Unfit):
    """The value must not leave the house at all."""


def fit(sort: Sort, value: Any) -> Any:
    """The value as the schema takes it."""
    return _HOW[sort](value)


def text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise Unfit
    return value if isinstance(value, str) else str(value)


def number(value: Any) -> int | Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise Unfit
    if isinstance(value, Decimal) and not value.is_finite():
        raise Unfit
    return value


def url(value: Any) -> str:
    """A web address, its odd characters escaped."""
    words = text(value).strip()
    _refuse_running(words)
    parts = _split(words)
    if parts.scheme.lower() not in ("http", "https") or not _host(words):
        raise Unfit
    return _escaped(words)


def uri(value: Any) -> str:
    """Any absolute address: a web address, a urn, a term's short address."""
    words = text(value).strip()
    _refuse_running(words)
    parts = _split(words)
    if parts.scheme.lower() in ("http", "https"):
        return url(words)
    if not SCHEME.fullmatch(parts.scheme) or parts.netloc or not parts.path:
        raise Unfit
    return _escaped(words)


def _refuse_running(words: str) -> None:
    scheme = re.sub(r"[\s\x00-\x1f]", "", words.partition(":")[0]).casefold()
    if ":" in words and scheme in RUNS:
        raise Unsafe
    if len(words) > LONGEST_URL:
        raise Unfit


def _split(words: str) -> SplitResult:
    try:
        return urlsplit(words)
    except ValueError:
        raise Unfit from None


def _host(words: str) -> str:
    parts = _split(words)
    try:
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise Unfit from None
    if not HOST.fullmatch(host) or "@" in parts.netloc:
        raise Unfit
    return host if port is None else f"{host}:{port}"


def _escaped(words: str) -> str:
    parts = _split(words)
    bare = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", parts.path)
    query = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", parts.query)
    fragment = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", parts.fragment)
    return urlunsplit(
        (
            parts.scheme.lower(),
            _host(words) if parts.netloc else "",
            quote(bare, safe=PATH_SAFE),
            quote(query, safe=PATH_SAFE + "?"),
            quote(fragment, safe=PATH_SAFE + "?"),
        )
    )


def email(value: Any) -> str:
    words = text(value).strip()
    if len(words) > 254 or not EMAIL.fullmatch(words):
        raise Unfit
    return words


def moment(value: Any) -> str:
    """A date and time in UTC with milliseconds; a time without a zone is taken as UTC."""
    try:
        read = datetime.fromisoformat(text(value).strip())
        read = (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Unfit from None
    return f"{read.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def status(value: Any) -> str:
    folded = text(value).strip().casefold()
    if folded not in STATUSES:
        raise Unfit
    return folded


def place_type(value: Any) -> str:
    folded = text(value).strip().casefold()
    if folded not in PLACE_TYPES:
        raise Unfit
    return folded


def frequency(value: Any) -> str:
    """WEEKLY or MONTHLY; the profile has no other. (DAILY is told as a week of days, elsewhere.)"""
    folded = text(value).strip().upper()
    if folded not in ("WEEKLY", "MONTHLY"):
        raise Unfit
    return folded


_HOW: dict[Sort, Callable[[Any], Any]] = {
    Sort.TEXT: text,
    Sort.URL: url,
    Sort.URI: uri,
    Sort.EMAIL: email,
    Sort.DAY: text,
    Sort.MOMENT: moment,
    Sort.CLOCK: text,
    Sort.NUMBER: number,
    Sort.AGE: number,
    Sort.STATUS: status,
    Sort.ID: text,
}
# Fields that the profile bounds more narrowly than their sort: (shape, field).
NARROWER: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("location", "location_type"): place_type,
    ("address", "address_type"): place_type,
    ("schedule", "freq"): frequency,
}
