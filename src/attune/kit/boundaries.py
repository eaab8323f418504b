"""Boundaries from a GeoJSON file: checked, drawn flat, and rounded to the shapes of a map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, isfinite, radians
from typing import Any

WIDE = 2000  # units across a map: half a pixel on a wide screen, so finer corners are not seen
Point = tuple[float, float]
Ring = tuple[Point, ...]


class BoundaryRefused(ValueError):
    """The file cannot be drawn; the message names the area and what is wrong with it."""


@dataclass(frozen=True)
class Boundary:
    """An area's outline in longitude and latitude; a hole is simply another ring."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Shape:
    """An area as it is drawn. `path` is SVG path data in the map's own units."""

    code: str
    name: str
    path: str


@dataclass(frozen=True)
class Drawing:
    """Shapes and the size of the sheet they lie on."""

    shapes: tuple[Shape, ...]
    width: int
    height: int


def read(data: Any, *, code: str, name: str, file: str = "the file") -> tuple[Boundary, ...]:
    """The areas of a GeoJSON FeatureCollection; `code` and `name` say which properties to use."""
    if not isinstance(data, Mapping) or data.get("type") != "FeatureCollection":
        raise BoundaryRefused(f"{file}: not a GeoJSON FeatureCollection")
    features = data.get("features")
    if not isinstance(features, list) or not features:
        raise BoundaryRefused(f"{file}: the collection holds no features")
    areas = tuple(
        _area(feature, place, code, name, file) for place, feature in enumerate(features, start=1)
    )
    seen: set[str] = set()
    for area in areas:
        if area.code in seen:
            raise BoundaryRefused(f"{file}: area {area.code} is there twice")
        seen.add(area.code)
    return areas


def _area(feature: Any, place: int, code: str, name: str, file: str) -> Boundary:
    where = f"{file}, feature {place}"
    if not isinstance(feature, Mapping) or feature.get("type") != "Feature":
        raise BoundaryRefused(f"{where}: not a GeoJSON Feature")
    properties = feature.get("properties")
    for wanted in (code, name):
        if not isinstance(properties, Mapping) or not properties.get(wanted):
            raise BoundaryRefused(f"{where}: the property “{wanted}” is missing or empty")
    where = f"{where} ({properties[code]})"
    rings = tuple(_ring(ring, where) for ring in _rings(feature.get("geometry"), where))
    return Boundary(str(properties[code]), str(properties[name]), rings)


def _rings(geometry: Any, where: str) -> Iterable[Any]:
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise BoundaryRefused(f"{where}: a Polygon or MultiPolygon is needed, not {kind}")
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not all(isinstance(each, list) for each in polygons):
        raise BoundaryRefused(f"{where}: the coordinates are not lists of rings")
    rings = [ring for polygon in polygons for ring in polygon]
    if not rings:
        raise BoundaryRefused(f"{where}: the area has no outline")
    return rings


def _ring(ring: Any, where: str) -> Ring:
    if not isinstance(ring, list) or len(ring) < 4:
        raise BoundaryRefused(f"{where}: a ring needs at least 4 points")
    points = tuple(_point(point, where) for point in ring)
    if points[0] != points[-1]:
        raise BoundaryRefused(f"{where}: a ring is not closed (its last point is not its first)")
    return points


def _point(point: Any, where: str) -> Point:
    try:
        longitude, latitude = float(point[0]), float(point[1])
    except (TypeError, ValueError, IndexError, KeyError):
        raise BoundaryRefused(f"{where}: {point!r} is not a pair of coordinates") from None
    if not (isfinite(longitude) and abs(longitude) <= 180 and abs(latitude) <= 90):
        raise BoundaryRefused(
            f"{where}: {longitude:g}, {latitude:g} is not a longitude and a latitude; "
            "save the file in WGS 84 (EPSG:4326) and try again"
        )
    return longitude, latitude


def draw(areas: Iterable[Boundary]) -> Drawing:
    """Flattens at the areas' middle latitude, where a degree of longitude is cos(latitude) long."""
    areas = tuple(areas)
    if not areas:
        raise BoundaryRefused("there is no area to draw")
    west, south, east, north = _extent(areas)
    narrow = cos(radians((south + north) / 2))
    scale = WIDE / max((east - west) * narrow, north - south, 1e-9)
    across, down = scale * narrow, scale
    shapes = tuple(
        Shape(
            area.code,
            area.name,
            "".join(_path(ring, west, north, across, down) for ring in area.rings),
        )
        for area in areas
    )
    return Drawing(shapes, round((east - west) * across), round((north - south) * down))


def _extent(areas: Iterable[Boundary]) -> tuple[float, float, float, float]:
    points = [point for area in areas for ring in area.rings for point in ring]
    longitudes = [point[0] for point in points]
    latitudes = [point[1] for point in points]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _path(ring: Ring, west: float, north: float, across: float, down: float) -> str:
    """Whole units and steps from point to point; points that round to one are one."""
    x, y = round((ring[0][0] - west) * across), round((north - ring[0][1]) * down)
    steps = [f"M{x} {y}l"]
    for longitude, latitude in ring[1:]:
        to_x, to_y = round((longitude - west) * across), round((north - latitude) * down)
        if to_x != x or to_y != y:
            steps.append(f"{to_x - x} {to_y - y} ")
            x, y = to_x, to_y
    return "".join(steps) + "z"
