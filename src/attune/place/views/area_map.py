"""A locality's small areas as a map: drawn where outlines are loaded, a table in any case."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.kit.maps import Classes, ShadedMap
from attune.kit.tables import Table, number, text
from attune.place.areas.coverage import Coverage, coverage_of
from attune.place.areas.drawings import drawing_of
from attune.place.areas.models import Area, Dataset
from attune.place.areas.small_areas import SmallArea
from attune.place.localities.models import Locality

CHOICES = {
    "deprivation": gettext_lazy("Deprivation"),
    "under-twos": gettext_lazy("Children under two"),
}


@dataclass(frozen=True)
class AreaMap:
    """What two official files say of a locality's areas."""

    locality: Locality
    covered: Coverage

    @classmethod
    def of(cls, locality: Locality) -> "AreaMap | None":
        """On the newest population and deprivation that cover it; None where none do."""
        covered = coverage_of(locality.authority_codes)
        return cls(locality, covered) if covered else None

    @property
    def rows(self) -> tuple[SmallArea, ...]:
        return self.covered.rows

    @cached_property
    def names(self) -> Mapping[str, str]:
        return Area.objects.names(
            self.covered.population.geography, [row.area for row in self.rows]
        )

    def picture(self, shown: str) -> ShadedMap | None:
        """The map, or None where no outline of the areas is loaded."""
        drawing = drawing_of(self.covered.population.geography, [row.area for row in self.rows])
        if drawing is None:
            return None
        if shown == "under-twos":
            return ShadedMap(
                title=_("Children under two"),
                drawing=drawing,
                figures={row.area: row.under_ones + row.age_1 for row in self.rows},
                classes=Classes((15, 30, 45, 60), whole=True),
                unit=_("Children under two"),
                sentence=_("How many children under two live in each small area."),
                notes=(self.source(self.covered.population),),
            )
        return ShadedMap(
            title=_("Deprivation"),
            drawing=drawing,
            figures={row.area: row.decile for row in self.rows if row.decile},
            classes=Classes((3, 5, 7, 9), whole=True, low_is_dark=True),
            unit=_("Tenth of England's areas, 1 the most deprived"),
            sentence=_(
                "In which tenth of England's areas each small area lies; 1 is the most deprived."
            ),
            notes=(self.source(self.covered.deprivation),),
        )

    @property
    def table(self) -> Table:
        """Every area with both figures."""
        return Table(
            caption=_("Small areas of %(place)s") % {"place": self.locality.name},
            columns=(
                text(_("Area")),
                text(_("Code")),
                number(_("Tenth by deprivation")),
                number(_("Children under two")),
            ),
            rows=tuple(
                (self.names[row.area], row.area, row.decile, row.under_ones + row.age_1)
                for row in self.rows
            ),
            notes=(self.source(self.covered.population), self.source(self.covered.deprivation)),
        )

    @staticmethod
    def source(dataset: Dataset) -> str:
        return _("Source: %(publisher)s, %(vintage)s.") % {
            "publisher": dataset.publisher,
            "vintage": dataset.vintage,
        }
