"""One record of the index as a fixed run of bytes, so that 100,000 of them are read at once.

The databases join the runs of all matching records into one text (base 64, since both databases
can join texts and a run is a multiple of three bytes), and numpy reads that text as a table.
"""

import struct
from binascii import a2b_base64, b2a_base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .distance import Point
from .words import folded

DAY_0 = date(2000, 1, 1).toordinal()
LAST_DAY = 65_535
ROW = struct.Struct("<QQQ16sIHHBBx")
ROW_TYPE = np.dtype(
    [
        ("lanes", "<u8", 3),
        ("name", ">u8", 2),
        ("service", "<u4"),
        ("assured", "<u2"),
        ("marked", "<u2"),
        ("complete", "u1"),
        ("spots", "u1"),
        ("spare", "u1"),
    ]
)
SPOT = struct.Struct("<iiB")
SPOT_TYPE = np.dtype([("latitude", "<i4"), ("longitude", "<i4"), ("place", "u1")])
HIDDEN, MOST_PLACES = 128, 127


@dataclass(frozen=True)
class Spot:
    """Where one place of a service counts as being; a hidden one stands at its district's centre.

    `place` is its number in the order in which the record names its places, from 0.
    """

    point: Point
    place: int
    hidden: bool = False

    def packed(self) -> str:
        flags = min(self.place, MOST_PLACES) | (HIDDEN if self.hidden else 0)
        return _text(SPOT.pack(self.point.latitude_e6, self.point.longitude_e6, flags))


def day_number(day: date | None) -> int:
    """Days since the year 2000; 0 where there is no date."""
    return min(LAST_DAY, max(1, day.toordinal() - DAY_0)) if day else 0


def packed_row(
    service: int,
    name: str,
    lanes: tuple[int, int, int],
    dates: Sequence[date | None],
    complete: int,
    spots: int,
) -> str:
    """One record; `dates` are the day of its assurance and the last day of its mark."""
    letters = folded(name).encode()[:16]
    days = (day_number(day) for day in dates)
    return _text(ROW.pack(*lanes, letters, service, *days, complete, spots))


def _text(run: bytes) -> str:
    return b2a_base64(run, newline=False).decode("ascii")


def rows(packed: str | None) -> NDArray[Any]:
    """The records of a joined text, as a table of `ROW_TYPE`."""
    return np.frombuffer(a2b_base64(packed or ""), ROW_TYPE)


def spots(packed: str | None) -> NDArray[Any]:
    """The spots of the same records, in the same order, as a table of `SPOT_TYPE`."""
    return np.frombuffer(a2b_base64(packed or ""), SPOT_TYPE)
