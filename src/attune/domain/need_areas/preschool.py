"""Need from two to five by the method of the under-twos, moved as research moves with age.

The gradient of the under-twos is kept. The odds of insecure and of disorganised against secure
attachment are multiplied by what studies of preschool children found over what studies of infants
found, both of them worldwide reviews by nearly the same authors. So a place's own anchors stay in
use, and only the difference that age makes is taken from the literature.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import log
from types import MappingProxyType

from attune.domain.assumptions import Assumptions
from attune.domain.evidence import Figure
from attune.domain.evidence_reading import read_figures
from attune.domain.gradients import Gradient
from attune.domain.levels import Attachment
from attune.domain.reading import Entry
from attune.domain.refusals import Refused


@dataclass(frozen=True)
class Preschool:
    """Two attachment mixes, of infants and of preschool children, as figures with their source."""

    title: str
    figures: Mapping[str, Figure]
    limits: tuple[str, ...]

    def __post_init__(self) -> None:
        expected = {f"{age}_{each.value}" for age in ("infant", "preschool") for each in Attachment}
        if set(self.figures) != expected:
            raise Refused(f"{self.title} must hold exactly: {', '.join(sorted(expected))}")
        for age in ("infant", "preschool"):
            total = sum((self._share(age, each) for each in Attachment), Decimal(0))
            if total != 1:
                raise Refused(f"{self.title}: the {age} shares add to {total}, not to 1")
        object.__setattr__(self, "figures", MappingProxyType(dict(self.figures)))

    def _share(self, age: str, attachment: Attachment) -> Decimal:
        return self.figures[f"{age}_{attachment.value}"].value

    def shift(self, attachment: Attachment) -> float:
        """By how much the log odds of a class against secure change from infants to preschool."""
        older, younger = (
            self._share(age, attachment) / self._share(age, Attachment.SECURE)
            for age in ("preschool", "infant")
        )
        return log(older / younger)

    def moved(self, gradient: Gradient | None, assumptions: Assumptions) -> Gradient:
        """The gradient of two- to four-year-olds; None stands for plain percentages."""
        under_twos = gradient or flat(assumptions)
        return Gradient(
            insecure_at_median=under_twos.insecure_at_median + self.shift(Attachment.INSECURE),
            insecure_slope=under_twos.insecure_slope,
            disorganised_at_median=under_twos.disorganised_at_median
            + self.shift(Attachment.DISORGANISED),
            disorganised_slope=under_twos.disorganised_slope,
        )


def flat(assumptions: Assumptions) -> Gradient:
    """Plain percentages written as a gradient without a slope."""
    mix = assumptions.levels.attachment()
    if 0 in (mix.secure, mix.insecure, mix.disorganised):
        raise Refused("A class with a share of exactly 0 cannot be carried to older children")
    return Gradient(log(mix.insecure / mix.secure), 0.0, log(mix.disorganised / mix.secure), 0.0)


def read_preschool(data: object, *, file: str) -> Preschool:
    """Both mixes of a parsed file; refuses with file, figure and field."""
    whole = Entry.of(file, data)
    return Preschool(whole.text("title"), read_figures(whole), whole.texts("limits"))
