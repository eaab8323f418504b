"""Verbs on areas: draw their boundaries, lay them out as hexagons."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from attune.domain import canonical
from attune.kit.boundaries import Boundary
from attune.kit.hexagons import Cell
from attune.place.audit import actions as audit

from .models import Area
from .outlines import Outline

if TYPE_CHECKING:
    from attune.place.members.models import Member

PLACES = Decimal("0.00001")  # about a metre
BATCH = 400


@transaction.atomic
def draw_boundaries(
    boundaries: Iterable[Boundary], *, geography: str, by: "Member | None", at: datetime
) -> int:
    """Keep the boundaries of areas, in place of earlier drawings; how many were drawn."""
    documents = {each.code: (each.name, {"rings": _rings(each)}) for each in boundaries}
    return _draw(geography, documents, by, at)


@transaction.atomic
def lay_hexagons(
    cells: Iterable[Cell], *, geography: str, by: "Member | None", at: datetime
) -> int:
    """Keep the places of areas in a hexagon cartogram; how many were laid."""
    documents = {each.code: (each.name, {"q": each.q, "r": each.r}) for each in cells}
    return _draw(geography, documents, by, at)


def _rings(boundary: Boundary) -> list[list[list[Decimal]]]:
    return [
        [[Decimal(number).quantize(PLACES) for number in point] for point in ring]
        for ring in boundary.rings
    ]


def _draw(
    geography: str,
    documents: Mapping[str, tuple[str, Mapping[str, canonical.Value]]],
    by: "Member | None",
    at: datetime,
) -> int:
    known = Area.objects.ids_by_code(geography)
    missing = [
        Area(geography=geography, code=code, name=name)
        for code, (name, _) in documents.items()
        if code not in known
    ]
    Area.objects.bulk_create(missing, batch_size=BATCH)
    ids = Area.objects.ids_by_code(geography) if missing else known
    outlines = [
        Outline(area_id=ids[code], document=canonical.text(document))
        for code, (_, document) in documents.items()
    ]
    Outline.objects.bulk_create(
        outlines,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["area"],
        update_fields=["document"],
    )
    audit.record("areas.draw", by=by, at=at, subject=f"geography:{geography}")
    return len(outlines)
