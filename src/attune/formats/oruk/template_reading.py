"""Reads rows of our own sheet: a service with its venue, and its offer."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain, islice
from typing import Any
from uuid import uuid5

from attune.formats.hsds.shape import Sort
from attune.formats.hsds.splitting import listing_of
from attune.formats.listing import FormatRefused, Item, Quarantined, Record
from attune.formats.plain_text import kept
from attune.formats.repairs import Beyond, mended

from .identifiers import NAMESPACE
from .template import COLUMNS, Column, Holds

PREAMBLE = 20  # rows that may stand above the header
NEEDED = 3  # titles by which a header is known, the service's name among them
LAST_ROW = 60_000
LONGEST_CELL = 20_000
DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
STATUS_OF = {"planned": "inactive", "aspirational": "inactive", "ended": "defunct"}
AGE = re.compile(r"(-?\d{1,3}(?:\.\d)?)\s*(m(?:on)?ths?|m|weeks?|w|years?|yrs?|y)?\b")
NAMED_NUMBER = re.compile(r"(.+?)\s*[:=]?\s*(\d{1,3}(?:\.\d{1,3})?)(?:\s*wte)?", re.IGNORECASE)

Place = tuple[int, Column | None, str]  # cell, its column when known, the title as written


def read(rows: Iterable[Sequence[object]], *, name: str) -> Iterator[Item]:
    """Every row below the header as an item; FormatRefused when no header is there."""
    given = iter(rows)
    first = list(islice(given, PREAMBLE))
    for number, cells in enumerate(first):
        if places := _header(cells):
            below = chain(first[number + 1 :], given)
            return _items(below, places, start=number + 2)
    raise FormatRefused(
        f"{name} is not our sheet of services: in its first {PREAMBLE} rows there is no header "
        f"with “Service name” and other columns of the template."
    )


def _header(cells: Sequence[object]) -> list[Place]:
    known = {_plain(column.title): column for column in COLUMNS}
    places: list[Place] = []
    met: set[str] = set()
    for at, cell in enumerate(cells):
        title = written(cell)
        column = known.get(_plain(title))
        if column is not None and column.title in met:
            column = None
        if column is not None:
            met.add(column.title)
        if title:
            places.append((at, column, title))
    return places if "Service name" in met and len(met) >= NEEDED else []


def _plain(title: str) -> str:
    return re.sub(r"[^a-z]", "", title.casefold())


def _items(rows: Iterable[Sequence[object]], places: list[Place], *, start: int) -> Iterator[Item]:
    for number, cells in enumerate(rows, start=start):
        where = f"row {number}"
        if number > LAST_ROW:
            yield Quarantined(where, f"the sheet has more than {LAST_ROW:,} rows")
            return
        row = {place[2]: text for place in places if (text := _cell(cells, place[0]))}
        if row and not _is_hint(row, places):
            yield _item(where, places, cells)


def _cell(cells: Sequence[object], at: int) -> str:
    return written(cells[at])[: LONGEST_CELL + 1] if at < len(cells) else ""


def _is_hint(row: dict[str, str], places: list[Place]) -> bool:
    hints = [row.get(title) == column.hint for _, column, title in places if column is not None]
    return sum(hints) >= NEEDED


def written(cell: object) -> str:
    """A cell as a person would write it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, datetime):
        whole_day = cell.time() == time(0)
        return cell.date().isoformat() if whole_day else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return kept(str(cell)).strip()


def _item(where: str, places: list[Place], cells: Sequence[object]) -> Item:
    values: Record = {}
    offer: Record = {}
    extra: Record = {}
    for at, column, title in places:
        text = _cell(cells, at)
        if not text:
            continue
        if column is None:
            extra[re.sub(r"\W+", "_", title.casefold()).strip("_") or f"column_{at + 1}"] = text
        elif column.of_offer:
            _put(offer, column.key, _READ[column.holds](text))
        else:
            values[column.goes_to] = _READ[column.holds](text)
    return listing_of(_service(values, offer, extra), where=where, offer=_offer(offer))


def _put(record: Record, path: str, value: Any) -> None:
    head, _, rest = path.partition(".")
    if rest:
        record.setdefault(head, {})[rest] = value
    else:
        record[head] = value


def _service(values: Record, offer: Record, extra: Record) -> Record:
    """The nested service that a row stands for; ids that it lacks are made from its words."""
    under = {path: value for path, value in values.items() if "." in path}
    service = {path: value for path, value in values.items() if path not in under}
    service.setdefault(
        "id", _made("service", values, "organization.name", "name", "address.postal_code")
    )
    service.setdefault("status", STATUS_OF.get(str(offer.get("standing", "")).casefold(), "active"))
    if number := service.pop("phone", ""):
        service["phones"] = [{"id": _made("phone", service, "id"), "number": number}]
    access = service.pop("accessibility", "")
    if organisation := _part(under, "organization"):
        service["organization"] = {
            "id": _made("organisation", under, "organization.name"),
            **organisation,
        }
    if place := _place(under, access, service):
        service["service_at_locations"] = [place]
    if schedule := _part(under, "schedule"):
        service["schedules"] = [_schedule(schedule, service)]
    if area := offer.get("geography"):
        service["service_areas"] = [{"id": _made("area", service, "id"), "name": area}]
    for number_, language in enumerate(offer.get("languages", ())):
        entry = {"id": _id("language", f"{service['id']}/{number_}"), "name": language}
        service.setdefault("languages", []).append(entry)
    _ages(service, offer)
    return {(f"sheet_{key}" if key in service else key): extra[key] for key in extra} | service


def _part(values: Record, name: str) -> Record:
    start = f"{name}."
    return {k.removeprefix(start): v for k, v in values.items() if k.startswith(start)}


def _place(under: Record, access: str, service: Record) -> Record:
    location, address = _part(under, "location"), _part(under, "address")
    if not location and not address:
        return {}
    own = _made("location", under, "location.name", "address.address_1", "address.postal_code")
    location = {"id": own, "location_type": "physical", **location}
    if address:
        kept = {"address_type": "physical", "country": "GB", **address}
        location["addresses"] = [{"id": _id("address", own), **kept}]
    if access:
        location["accessibility"] = [{"id": _id("access", own), "description": access}]
    return {"id": _id("place", f"{service['id']}/{own}"), "location": location}


def _schedule(given: Record, service: Record) -> Record:
    days = [str(day).casefold()[:2] for day in given.pop("byday", ())]
    if days and all(day in DAYS for day in days):
        given |= {"freq": "WEEKLY", "byday": ",".join(day.upper() for day in days)}
    elif days:
        given["original_byday"] = "; ".join(days)
    return {"id": _id("schedule", str(service["id"])), **given}


def _ages(service: Record, offer: Record) -> None:
    ages = offer.get("ages_eligible") or {}
    for end, field in (("from", "minimum_age"), ("to", "maximum_age")):
        months = ages.get(end)
        if isinstance(months, int):
            years = Decimal(max(months, 0)) / 12
            service[field] = int(years) if years == int(years) else round(years, 2)


def _offer(offer: Record) -> Record:
    """The offer as its document has it; what could not be read stays as written, to be refused."""
    for key in ("ages_eligible", "ages_seen"):
        if isinstance(ages := offer.get(key), dict):
            offer[key] = {f"{end}_months": months for end, months in ages.items()}
    if "interventions" in offer:
        offer["interventions"] = [{"name": each} for each in offer["interventions"]]
    return offer


def _id(sort: str, words: str) -> str:
    return str(uuid5(NAMESPACE, f"sheet/{sort}/{words}"))


def _made(sort: str, values: Record, *paths: str) -> str:
    return _id(sort, "|".join(" ".join(str(values.get(p, "")).casefold().split()) for p in paths))


def _several(text: str) -> list[str]:
    return [each.strip() for each in re.split(r"[;\n]", text) if each.strip()]


def _yes_no(text: str) -> bool | str:
    return {"yes": True, "y": True, "no": False, "n": False}.get(text.casefold(), text)


def _day(text: str) -> str:
    try:
        return str(mended(Sort.DAY, text)[0])
    except Beyond:
        return text


def _age(text: str) -> int | str:
    """Whole months from birth: pregnancy is -9, “6 months” 6, “2 years” or “2” 24."""
    folded = text.casefold()
    if re.search(r"pregnan|antenatal|conception", folded):
        return -9
    if folded in ("birth", "born", "newborn", "0"):
        return 0
    found = AGE.match(folded)
    if not found:
        return text
    number, unit = Decimal(found[1]), (found[2] or "y")[0]
    months = number * 12 if unit == "y" else number if unit == "m" else number * 12 / 52
    return int(months)


def _numbers(text: str) -> list[Record] | str:
    found = [NAMED_NUMBER.fullmatch(each) for each in _several(text)]
    if not all(found):
        return text
    return [{"discipline": match[1].strip(), "wte": match[2]} for match in found if match]


_READ: dict[Holds, Callable[[str], Any]] = {
    Holds.TEXT: str,
    Holds.ONE: str,
    Holds.SEVERAL: _several,
    Holds.NUMBER: str,
    Holds.DAY: _day,
    Holds.YES_NO: _yes_no,
    Holds.AGE: _age,
    Holds.NUMBERS: _numbers,
}
