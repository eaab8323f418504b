"""Reads a boundary file (GeoJSON) and keeps how each area is drawn."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from attune.formats.official.outlines import OutlineLayout, recognise
from attune.kit import boundaries
from attune.kit.boundaries import BoundaryRefused
from attune.place.areas import actions as areas
from attune.place.members.models import Member

from .errors import OfficialFileError

LARGEST = 200 << 20


def draw_file(path: Path, *, by: Member | None, at: datetime) -> tuple[OutlineLayout, int]:
    """Keep every area's outline, whole or not at all; which drawing it is, and how many areas."""
    data = _parsed(path)
    layout = _layout(path.name, data)
    try:
        found = boundaries.read(data, code=layout.code, name=layout.name, file=path.name)
    except BoundaryRefused as wrong:
        raise OfficialFileError(str(wrong)) from wrong
    return layout, areas.draw_boundaries(found, geography=layout.geography, by=by, at=at)


def _parsed(path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST:
            raise OfficialFileError(
                f"{path.name}: larger than {LARGEST >> 20} MB: get a simplified boundary file"
            )
        return json.loads(path.read_bytes())
    except OSError as wrong:
        raise OfficialFileError(f"{path.name}: {wrong.strerror or 'cannot be read'}") from wrong
    except (ValueError, RecursionError) as wrong:
        raise OfficialFileError(f"{path.name}: not a GeoJSON file ({wrong})") from wrong


def _layout(name: str, data: Any) -> OutlineLayout:
    try:
        properties = list(data["features"][0]["properties"])
    except (TypeError, KeyError, IndexError):
        raise OfficialFileError(f"{name}: not a GeoJSON FeatureCollection of areas") from None
    layout = recognise(properties)
    if layout is None:
        raise OfficialFileError(
            f"{name}: no property gives an area's code and name, such as LSOA21CD and LSOA21NM "
            f"(found: {', '.join(properties)[:200]})"
        )
    return layout
