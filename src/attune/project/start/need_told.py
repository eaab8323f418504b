"""The need of an area as the first day and its brief tell it: one sentence, with its range."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from attune.kit.formats import number
from attune.kit.tables import Table
from attune.place.localities.models import Locality
from attune.planning.need_page import NeedPage
from attune.planning.need_pictures import levels_table

FIRST_LIMITS = 3


@dataclass(frozen=True)
class NeedTold:
    """The estimate of one area under the published assumptions, as its need page has it."""

    page: NeedPage

    @classmethod
    def of(cls, locality: Locality) -> "NeedTold | None":
        """None where no population is loaded for the area."""
        page = NeedPage.of(locality, {})
        return cls(page) if page else None

    @property
    def sentence(self) -> str:
        """The range first: the middle estimate alone would say too much."""
        middle = _("The middle estimate is %(net)s.") % {
            "net": number(self.page.need.specialist.net)
        }
        return f"{self.page.sentence} {middle}"

    @property
    def levels(self) -> Table:
        """Families at each of the six levels, with their range."""
        return levels_table(self.page.need, self.page.ranged)

    @property
    def limits(self) -> list[str]:
        """What the number is not: the first of it, and what the range is not."""
        said = self.page.limits
        return [*said[:FIRST_LIMITS], *said[FIRST_LIMITS:][-1:]]

    @property
    def sources(self) -> list[str]:
        """Which files and which evidence, and how the range was drawn."""
        problem = [self.page.problem] if self.page.problem else []
        return [*problem, *self.page.vintages, *self.page.footing.sources]
