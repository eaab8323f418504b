"""The map of what there is: localities shaded by the services or the WTE that they have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

from django.utils.translation import gettext as _

from attune.domain.offers.cells import Cell
from attune.domain.offers.standing import State
from attune.kit.boundaries import Drawing, Shape
from attune.kit.maps import Classes, ShadedMap
from attune.kit.tables import Table, number, text
from attune.place.areas.coverage import coverage_of
from attune.place.areas.drawings import drawing_of
from attune.place.areas.outlines import Outline
from attune.place.localities.models import Locality

from .gap_form import Shading
from .gap_page import GapPage


@dataclass(frozen=True)
class LocalityMap(ShadedMap):
    """A map whose table says of each locality more than its tone does."""

    own_table: Table | None = None

    @property
    def table(self) -> Table:
        return self.own_table or super().table


# Where the tones change, for maps on which one figure is at most so large.
BREAKS: tuple[tuple[float, tuple[float, ...]], ...] = (
    (15, (1, 3, 6, 11)),
    (60, (1, 10, 25, 40)),
    (250, (1, 25, 75, 150)),
    (inf, (1, 100, 250, 500)),
)


def classes(most: float, *, whole: bool) -> Classes:
    """Five tones that tell apart the figures there are."""
    breaks = next(each for top, each in BREAKS if most <= top)
    return Classes(breaks, whole=whole, places=0 if whole else 1)


@dataclass(frozen=True)
class GapDrawing:
    """The localities of a gap page, to be drawn, and in any case as a table."""

    page: GapPage
    localities: tuple[Locality, ...]

    @property
    def shading(self) -> Shading:
        return self.page.form.shading

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """What is asked, of each locality by itself."""
        matrix, asked = self.page.gaps.matrix, self.page.asked
        return {each.slug: matrix.cell(replace(asked, area=each.slug)) for each in self.localities}

    @property
    def figures(self) -> dict[str, float]:
        """By locality; none where nobody was asked, or where no service says how large it is."""
        if self.shading is Shading.SERVICES:
            known = {k: v for k, v in self.cells.items() if v.state is not State.NOT_ASKED}
            return {slug: cell.count for slug, cell in known.items()}
        return {slug: float(cell.wte) for slug, cell in self.cells.items() if cell.wte}

    @property
    def title(self) -> str:
        """What is counted, of what."""
        asked = self.page.asked
        words = (asked.level, asked.stage, asked.who, asked.focus, asked.made_for)
        said = [self.page.gaps.title_of(word) for word in words if word]
        return f"{self.shading.title}: {', '.join(said) or _('every level and stage')}"

    @property
    def table(self) -> Table:
        """Each locality with what it has; a locality nobody was asked about says so."""
        return Table(
            caption=self.title,
            columns=(
                text(_("Area")),
                text(_("What is there")),
                number(_("Services now")),
                number(_("WTE"), 1),
            ),
            rows=tuple(
                (each.name, cell.state.title, cell.count, float(cell.wte))
                for each in self.localities
                for cell in (self.cells[each.slug],)
            ),
        )

    @property
    def picture(self) -> ShadedMap | None:
        """None where no outline of any of these localities is loaded."""
        drawing = drawing_of_localities(self.localities)
        if drawing is None:
            return None
        services = self.shading is Shading.SERVICES
        return LocalityMap(
            title=self.title,
            drawing=drawing,
            figures=self.figures,
            classes=classes(max(self.figures.values(), default=0), whole=services),
            unit=self.shading.title,
            sentence=_("A service that reaches two areas counts in both; its WTE are divided."),
            own_table=self.table,
        )


def drawing_of_localities(localities: Sequence[Locality]) -> Drawing | None:
    """One shape for each locality: its authorities' outlines, or all its small areas together."""
    own = {code: each for each in localities for code in each.authority_codes}
    geography = Outline.objects.geography_of(list(own))
    if geography is None:
        own, geography = _small_areas(localities)
    drawing = drawing_of(geography, list(own)) if own else None
    if drawing is None:
        return None
    shapes = tuple(_shapes(drawing, localities, own))
    return Drawing(shapes, drawing.width, drawing.height)


def _small_areas(localities: Sequence[Locality]) -> tuple[dict[str, Locality], str]:
    own: dict[str, Locality] = {}
    geography = ""
    for each in localities:
        covered = coverage_of(each.authority_codes)
        if covered and geography in ("", covered.population.geography):
            geography = covered.population.geography
            own |= {row.area: each for row in covered.rows}
    return own, geography


def _shapes(
    drawing: Drawing, localities: Sequence[Locality], own: dict[str, Locality]
) -> Iterator[Shape]:
    for each in localities:
        paths = [shape.path for shape in drawing.shapes if own.get(shape.code) == each]
        if paths:
            yield Shape(each.slug, each.name, "".join(paths))
