"""Where things are, in millionths of a degree, and how far apart, in metres."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

MILE = 1609.344  # metres, by definition
EARTH = 6_371_008.8  # mean radius in metres (IUGG)
MILLION = 1_000_000


@dataclass(frozen=True)
class Point:
    """A place on the ground: WGS 84, in millionths of a degree."""

    latitude_e6: int
    longitude_e6: int

    def __post_init__(self) -> None:
        if abs(self.latitude_e6) > 90 * MILLION or abs(self.longitude_e6) > 180 * MILLION:
            raise ValueError("Latitude lies within 90 degrees, longitude within 180")


@dataclass(frozen=True)
class Box:
    """Everything between two parallels and two meridians, in millionths of a degree."""

    south: int
    north: int
    west: int
    east: int


def box_around(point: Point, metres: float) -> Box:
    """A box that holds every point within so many metres, and a little more."""
    up = math.degrees(metres / EARTH) * 1.001 * MILLION + 1
    shrink = max(0.01, math.cos(math.radians(min(89.0, abs(point.latitude_e6) / MILLION + 1))))
    across = up / shrink
    return Box(
        math.floor(point.latitude_e6 - up),
        math.ceil(point.latitude_e6 + up),
        math.floor(point.longitude_e6 - across),
        math.ceil(point.longitude_e6 + across),
    )


def metres_from(
    point: Point, latitudes_e6: NDArray[Any], longitudes_e6: NDArray[Any]
) -> NDArray[np.int64]:
    """Great-circle distances in whole metres (haversine)."""
    lat, lng = (
        np.radians(np.asarray(each, np.float64) / MILLION) for each in (latitudes_e6, longitudes_e6)
    )
    here = math.radians(point.latitude_e6 / MILLION)
    there = math.radians(point.longitude_e6 / MILLION)
    half = np.sin((lat - here) / 2) ** 2
    half += math.cos(here) * np.cos(lat) * np.sin((lng - there) / 2) ** 2
    metres = 2 * EARTH * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    whole: NDArray[np.int64] = np.rint(metres).astype(np.int64)
    return whole
