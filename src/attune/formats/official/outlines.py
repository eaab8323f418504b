"""How ONS boundary files name an area's code and name: LSOA21CD, lsoa21_code, LAD24NM, ..."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .geographies import STEMS

CODE = re.compile(r"(?P<stem>[a-z]+)(?P<year>\d\d)_?(?:cd|code)", re.IGNORECASE)


@dataclass(frozen=True)
class OutlineLayout:
    """Which drawing of the map a boundary file shows, and which properties say code and name."""

    geography: str
    code: str
    name: str


def recognise(properties: Iterable[str]) -> OutlineLayout | None:
    """The smallest kind of area that has both a code and a name; None where there is none."""
    names = list(properties)
    lower = {name.casefold(): name for name in names}
    found = []
    for name in names:
        match = CODE.fullmatch(name)
        size = _size(match["stem"].casefold()) if match else None
        if match is None or size is None:
            continue
        for ending in ("nm", "_name", "name"):
            named = lower.get(f"{match['stem']}{match['year']}{ending}".casefold())
            if named:
                layout = OutlineLayout(f"{size}{match['year']}", name, named)
                found.append((list(STEMS).index(size), layout))
                break
    return min(found, key=lambda each: each[0])[1] if found else None


def _size(stem: str) -> str | None:
    return next((size for size, stems in STEMS.items() if stem in stems), None)
