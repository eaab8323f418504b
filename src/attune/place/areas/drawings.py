"""The drawing of a set of areas, from their boundaries or their hexagons."""

import json
from collections.abc import Sequence
from typing import Any

from attune.kit import boundaries, hexagons
from attune.kit.boundaries import Boundary, Drawing
from attune.kit.hexagons import Cell

from .outlines import Outline


def drawing_of(geography: str, codes: Sequence[str]) -> Drawing | None:
    """Every area that has an outline; None where none has. Boundaries go before hexagons."""
    read = [
        (each.area.code, each.area.name or each.area.code, json.loads(each.document))
        for each in Outline.objects.of_areas(geography, codes)
    ]
    bounded = [_boundary(*each) for each in read if "rings" in each[2]]
    if bounded:
        return boundaries.draw(bounded)
    cells = [Cell(code, name, place["q"], place["r"]) for code, name, place in read]
    return hexagons.draw(cells) if cells else None


def _boundary(code: str, name: str, document: dict[str, Any]) -> Boundary:
    rings = tuple(tuple((x, y) for x, y in ring) for ring in document["rings"])
    return Boundary(code, name, rings)
