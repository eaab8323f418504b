"""The need of an area as the first day and its brief tell it: one sentence, with its range."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from attune.domain.levels import GROUPING_NOTE
from attune.domain.likely import Likely
from attune.domain.uncertainty.ranges import RangedNeed
from attune.kit.formats import number
from attune.kit.tables import Table, text
from attune.kit.tables import number as of_number
from attune.place.localities.models import Locality
from attune.planning.need_page import NeedPage
from attune.planning.ranges.drawn import ranged_need


@dataclass(frozen=True)
class NeedTold:
    """The published assumptions' estimate of one area."""

    page: NeedPage
    ranged: RangedNeed

    @classmethod
    def of(cls, locality: Locality) -> "NeedTold | None":
        """None where no population is loaded for the area."""
        page = NeedPage.of(locality, {})
        if page is None:
            return None
        return cls(page, ranged_need(page.footing, page.need.mode, page.evidence))

    @property
    def sentence(self) -> str:
        """The range first: the middle estimate alone would say too much."""
        net = Likely.of(self.ranged.net, middle=self.page.need.specialist.net)
        words = _(
            "About {low} to {high} of {all} families with a child under two now may need specialist"
            " help for their relationship, beyond those whom perinatal mental health teams may see."
            " The middle estimate is {middle}."
        )
        return words.format(
            low=number(net.low),
            high=number(net.high),
            all=number(self.page.need.under_twos),
            middle=number(net.middle),
        )

    @property
    def levels(self) -> Table:
        """Families at each of the six levels, with their range."""
        need = self.page.need
        return Table(
            caption=_("Families with a child under two, by level of help"),
            columns=(
                text(_("Level of help")),
                of_number(_("Middle estimate")),
                text(_("Likely range")),
                text(_("i-THRIVE grouping")),
            ),
            rows=tuple(
                (level.title, count, self._range(level, count), level.grouping.value)
                for level, count in need.levels.items()
            ),
            notes=(GROUPING_NOTE,),
        )

    def _range(self, level: object, count: int) -> str:
        found = Likely.of(self.ranged.levels[level], middle=count)
        return _("%(low)s to %(high)s") % {"low": number(found.low), "high": number(found.high)}

    @property
    def sources(self) -> list[str]:
        """Which files and which evidence, and how the range was drawn."""
        drawn = _(
            "Likely range: the middle 95%% of %(draws)s draws (seed %(seed)s); how sure each"
            " assumption is was judged, not measured."
        ) % {"draws": number(self.ranged.draws), "seed": self.ranged.seed}
        evidence = self.page.evidence
        return [*self.page.footing.sources, f"{evidence.title}: {evidence.source}", drawn]

    @property
    def limits(self) -> list[str]:
        """What the number is not."""
        kept = [each for each in self.page.evidence.limits if "without a margin" not in each]
        return [*kept, _("The range cannot know whether the model is right.")]
