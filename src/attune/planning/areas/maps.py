"""Maps of need at ward and above: families who may need a level of help, never attachment.

Counts, not rates: within one class of attachment a rate would only draw the class itself.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from django.utils.translation import gettext as _

from attune.directory.offers.gap_drawing import drawing_of_localities
from attune.domain.need_areas.about import about
from attune.domain.need_areas.estimates import AreaNeed, Measure
from attune.domain.need_areas.kinds import Ages, AreaKind
from attune.kit.boundaries import Drawing, Shape
from attune.kit.maps import Classes, ShadedMap
from attune.place.areas.drawings import drawing_of
from attune.place.areas.outlines import Outline

from .found import Found
from .grounds import Ground
from .tables import families

MOST_PARTS = 1_500  # more small areas than this are not drawn to stand for larger ones


def map_of(
    found: Found, ground: Ground, rows: Sequence[AreaNeed], measure: Measure, ages: Ages
) -> ShadedMap | None:
    """None where no outline of these areas is loaded."""
    figures = {row.code: round(it.mean) for row in rows if (it := row.of(measure))}
    drawing = _drawing(found, ground, rows) if figures else None
    if drawing is None:
        return None
    drawn = {shape.code for shape in drawing.shapes}
    missing = [row.name for row in rows if row.code not in drawn]
    return ShadedMap(
        title=measure.titled(ages),
        drawing=drawing,
        figures=figures,
        classes=classes(list(figures.values())),
        unit=_("Families, mean"),
        sentence=_("%(what)s, who may need this. A large area has more of them; see the table for"
                   " the range of each. Where an area is drawn as its small areas together, all of"
                   " them have its one tone.") % {"what": families(ages)},
        notes=_undrawn(missing),
    )  # fmt: skip


def _undrawn(names: Sequence[str]) -> tuple[str, ...]:
    if not names:
        return ()
    said = _("Not on the map, since no outline of these is loaded: %(names)s.")
    return (said % {"names": ", ".join(names)},)


def classes(figures: Sequence[int]) -> Classes:
    """Five tones with about as many areas each, which change at numbers that people say."""
    fifths = np.quantile(figures, (0.2, 0.4, 0.6, 0.8))
    breaks = sorted({about(float(each)) for each in fifths} - {0, min(figures)})
    return Classes(tuple(float(each) for each in breaks or [max(max(figures), 1)]), whole=True)


def _drawing(found: Found, ground: Ground, rows: Sequence[AreaNeed]) -> Drawing | None:
    if found.kind is AreaKind.LOCALITY:
        return drawing_of_localities(ground.in_system)
    codes = [row.code for row in rows]
    geography = Outline.objects.geography_of(codes)
    if geography is not None:
        # A code that stands in two years' drawings has the same outline in both.
        return drawing_of(geography, codes)
    return _of_parts(found, ground, rows)


def _of_parts(found: Found, ground: Ground, rows: Sequence[AreaNeed]) -> Drawing | None:
    """Each area as all its small areas together, in one tone."""
    if found.placing is None or ground.loaded is None:
        return None
    wanted = {row.code: row.name for row in rows}
    inside = np.isin(found.placing.parents, list(wanted))
    if not inside.any() or inside.sum() > MOST_PARTS:
        return None
    small = ground.loaded.small.codes[inside].tolist()
    drawing = drawing_of(ground.loaded.population.geography, small)
    if drawing is None:
        return None
    own = dict(zip(small, found.placing.parents[inside].tolist(), strict=True))
    shapes = tuple(_joined(drawing.shapes, own, wanted.items()))
    return Drawing(shapes, drawing.width, drawing.height)


def _joined(
    shapes: Sequence[Shape], own: dict[str, str], wanted: Iterable[tuple[str, str]]
) -> Iterator[Shape]:
    for code, name in wanted:
        paths = [shape.path for shape in shapes if own.get(shape.code) == code]
        if paths:
            yield Shape(code, name, "".join(paths))
