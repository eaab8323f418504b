"""ONS postcode directories (NSPL and ONSPD): the small area and authority of each live postcode."""

import re
from dataclasses import dataclass
from decimal import Decimal

from .cells import At, Cells, decimal, text
from .geographies import code
from .headers import Header
from .layouts import Hints, Layout, Reading, Want
from .refusals import CellRefused, HeaderRefused, shown
from .rows import Dropped, PostcodeRow
from .vintages import agreed, month
from .whole import PostcodesOnce

PAGE = "https://geoportal.statistics.gov.uk/"
AREA = r"lsoa(\d\d)(?:cd)?"
AUTHORITY = r"lad(\d\d)cd|oslaua|ladcd"
POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}")
NOWHERE = re.compile(r"[A-Z]99999999")
NO_PLACE = 99  # the directories write 99.999999 where a postcode has no grid reference
LONGEST = 4_000_000  # 2.7 million postcodes were ever used

TERMINATED = Dropped("terminated postcode")
UNPLACED = Dropped("no area given (Channel Islands, Isle of Man or not matched)")


def _vintage(header: Header, hints: Hints) -> str:
    product = "ONSPD" if header.one("oslaua") or "onspd" in hints.file_name.casefold() else "NSPL"
    found = agreed(
        given=hints.vintage,
        understood=month(hints.vintage),
        stated=month(hints.file_name),
        example="“Aug 2026”",
    )
    if not found:
        raise HeaderRefused(
            "neither the header nor the file's name says of which month the postcodes are: "
            "add it, for example --vintage “Aug 2026”"
        )
    return f"{product} {found}"


def _newest(header: Header) -> tuple[At, str] | None:
    found = sorted((match[1], at.index, at) for at, match in header.all(AREA))
    return (found[-1][2], f"lsoa{found[-1][0]}") if found else None


@dataclass(frozen=True)
class _Columns:
    """Where everything stands in one directory."""

    postcode: At
    ended: At
    latitude: At
    longitude: At
    authority: At
    area: At
    geography: str

    def parse(self, cells: Cells) -> tuple[PostcodeRow] | Dropped:
        if text(cells, self.ended):
            return TERMINATED
        lsoa, authority = text(cells, self.area), text(cells, self.authority)
        if not lsoa or NOWHERE.fullmatch(lsoa):
            return UNPLACED
        postcode = text(cells, self.postcode)
        if not POSTCODE.fullmatch(postcode):
            raise CellRefused(self.postcode.words, f"{shown(postcode)} is not a postcode")
        latitude, longitude = self._place(cells)
        return (
            PostcodeRow(
                postcode=postcode,
                area=code(cells, self.area, self.geography),
                authority=code(cells, self.authority, "lad") if authority else "",
                latitude=latitude,
                longitude=longitude,
                live=True,
            ),
        )

    def _place(self, cells: Cells) -> tuple[Decimal | None, Decimal | None]:
        latitude = decimal(cells, self.latitude, low=-90, high=100)
        if latitude is None or latitude >= NO_PLACE:
            return None, None
        return latitude, decimal(cells, self.longitude, low=-180, high=180)


def _columns(header: Header) -> _Columns:
    newest, authority = _newest(header), header.one(AUTHORITY)
    postcode, ended = header.one("pcds"), header.one("doterm")
    latitude, longitude = header.one("lat"), header.one("long")
    assert newest and authority and postcode  # noqa: S101  (wanted below)
    assert ended and latitude and longitude  # noqa: S101
    return _Columns(postcode, ended, latitude, longitude, authority, *newest)


def _build(header: Header, hints: Hints) -> Reading:
    columns, vintage = _columns(header), _vintage(header, hints)
    return Reading(
        kind="postcodes",
        layout=f"ONS postcode directory, {vintage.split()[0]}",
        publisher="Office for National Statistics",
        page=PAGE,
        vintage=vintage,
        geography=columns.geography,
        authority_geography="",
        longest=LONGEST,
        parse=columns.parse,
        whole=PostcodesOnce,
    )


def _want(words: str, pattern: str) -> Want:
    return Want(f"“{words}”", lambda header: bool(header.all(pattern)))


POSTCODES = Layout(
    title="ONS postcode directory (NSPL or ONSPD)",
    wants=(
        _want("pcds", "pcds"),
        _want("doterm", "doterm"),
        _want("lat", "lat"),
        _want("long", "long"),
        _want("lsoa21cd", AREA),
        _want("lad25cd", AUTHORITY),
    ),
    build=_build,
)
