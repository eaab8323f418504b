"""How often each step of an edition was shown in walks: pages, never people."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from attune.kit.charts import Bar, BarChart
from attune.pathway.records.models import Edition, LocalPathway, StepUse


@dataclass(frozen=True)
class Use:
    """The counts of one edition, and the other editions there are to look at."""

    edition: Edition
    editions: tuple[Edition, ...]
    times: dict[str, int]

    @property
    def begun(self) -> int:
        """How often the first step was shown."""
        return self.times.get(self.edition.document.pathway.starts_at, 0)

    @property
    def ended(self) -> int:
        """How often a walk came to an outcome."""
        outcomes = self.edition.document.pathway.outcomes
        return sum(self.times.get(step.key, 0) for step in outcomes)

    @cached_property
    def chart(self) -> BarChart:
        steps = enumerate(self.edition.document.pathway.steps, start=1)
        bars = tuple(Bar(f"{n}. {step.title}", self.times.get(step.key, 0)) for n, step in steps)
        sentence = _("Each time a walk came to a step, on every day since the edition came out.")
        title = _("How often each step was shown")
        return BarChart(title, bars, _("Times shown"), sentence, row_title=_("Step"))


def use(pathway: LocalPathway, number: str) -> Use | None:
    """Of the edition of this number, else the newest; None where nothing can be shown."""
    whole = tuple(each for each in Edition.objects.of(pathway) if each.is_whole)
    asked = (each for each in whole if str(each.number) == number)
    edition = next(asked, whole[0] if whole else None)
    if edition is None:
        return None
    return Use(edition, whole, StepUse.objects.of(edition).by_step())
