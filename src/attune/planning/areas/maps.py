"""Maps of need at ward and above: families who may need a level of help, never attachment.

Counts, not rates: within one class of attachment a rate would only draw the class itself.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from django.utils.translation import gettext as _

from attune.directory.offers.gap_drawing import drawing_of_localities
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
STEPS = (1, 2, 5, 10)


def map_of(
    found: Found, ground: Ground, rows: Sequence[AreaNeed], measure: Measure, ages: Ages
) -> ShadedMap | None:
    """None where no outline of these areas is loaded."""
    figures = {row.code: round(it.mean) for row in rows if (it := row.of(measure))}
    drawing = _drawing(found, ground, rows) if figures else None
    if drawing is None:
        return None
    return ShadedMap(
        title=measure.title,
        drawing=drawing,
        figures=figures,
        classes=classes(max(figures.values())),
        unit=_("Families, mean"),
        sentence=_("%(what)s, who may need this. A large area has more of them; see the table for"
                   " the range of each.") % {"what": families(ages)},
    )  # fmt: skip


def classes(most: int) -> Classes:
    """Five tones at round numbers that reach the largest figure."""
    step = next(each for each in _steps() if each * 5 >= most)
    return Classes(tuple(float(step * times) for times in range(1, 5)), whole=True)


def _steps() -> Iterator[int]:
    power = 1
    while True:
        yield from (power * each for each in STEPS[:-1])
        power *= 10


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
