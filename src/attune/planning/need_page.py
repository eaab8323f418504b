"""The need page: the estimate under the assumptions asked for, or what stands in its way."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from attune.domain.evidence import EvidenceSet
from attune.domain.likely import Likely
from attune.domain.need import Mode, Need
from attune.domain.refusals import Refused
from attune.domain.uncertainty.ranges import RangedNeed
from attune.kit.formats import number
from attune.kit.tables import Table
from attune.place.localities.models import Locality

from . import footing, need_sources
from .assumption_form import AssumptionForm
from .evidence import shipped
from .findings.beside import Beside, beside
from .findings.known import Known, known_of
from .need_drawn import Drawn, drawn_of
from .need_pictures import in_words
from .offered_evidence import PUBLISHED, Offered, offered


@dataclass(frozen=True)
class NeedPage:
    """What was asked of one locality, and the answer."""

    locality: Locality
    form: AssumptionForm
    footing: footing.Footing
    need: Need
    evidence: EvidenceSet
    drawn: Drawn
    chosen: Offered
    known: Known
    problem: str = ""

    @classmethod
    def of(cls, locality: Locality, asked: Mapping[str, str]) -> "NeedPage | None":
        """None where no population is loaded for the locality."""
        ground = footing.for_locality(locality)
        if ground is None:
            return None
        known = known_of(locality)
        choices = offered(known.anchors)
        chosen = choices.get(asked.get("evidence", ""), choices[PUBLISHED])
        form = AssumptionForm(
            asked,
            evidence=chosen.evidence(shipped().evidence),
            choices=[(each.key, each.title) for each in choices.values()],
            chosen=chosen.key,
        )
        try:
            worked = _worked(chosen.footing(ground), form.chosen_mode, form.evidence)
            return cls(locality, form, ground, *worked, chosen, known)
        except Refused as refused:
            worked = _worked(ground, Mode.PLAIN, shipped().evidence)
            plain = choices[PUBLISHED]
            return cls(locality, form, ground, *worked, plain, known, problem=str(refused))

    @property
    def ranged(self) -> RangedNeed:
        """The ranges of every figure."""
        return self.drawn.ranged

    @property
    def query(self) -> str:
        """The part of the address that leads to this very answer."""
        return self.form.query

    @property
    def age(self) -> str:
        """How old the figures are, in one line."""
        return need_sources.age(self.need)

    @property
    def vintages(self) -> list[str]:
        """The age of the data, where the gradient comes from, and how the range was drawn."""
        return [
            *need_sources.vintages(self.need, self.evidence),
            *self.chosen.says,
            need_sources.chance(self.ranged),
        ]

    @property
    def limits(self) -> list[str]:
        """What the numbers are not, with a range beside them."""
        return list(self.evidence.limits)

    @property
    def notes(self) -> list[str]:
        """Every sentence, for the sheet that goes with a download."""
        changed = [change.words for change in self.evidence.changed]
        return [*self.vintages, *self.footing.sources, *changed, *self.known.lines, *self.limits]

    @property
    def figures_table(self) -> Table:
        """Every figure assumed, with its value in use and its source."""
        return need_sources.figures_table(self.evidence)

    @property
    def spreads_table(self) -> Table:
        """How sure every assumption is, and who says so."""
        return need_sources.spreads_table()

    @property
    def ranges(self) -> dict[str, str]:
        """The specialist figures' ranges in words."""
        now, year, ranged = self.need.specialist, self.need.year, self.ranged
        pairs = {
            "gross": (ranged.gross, now.gross),
            "net": (ranged.net, now.net),
            "year_gross": (ranged.year_gross, year.gross),
            "year_net": (ranged.year_net, year.net),
        }
        return {
            name: in_words(Likely.of(interval, middle=middle))
            for name, (interval, middle) in pairs.items()
        }

    @property
    def known_beside(self) -> list[Beside]:
        """What is known better here, beside the estimate."""
        return list(beside(self.known, self.need, self.ranged))

    @property
    def sentence(self) -> str:
        """The one sentence to take away."""
        words = _(
            "About {net} of {all} families with a child under two now may need specialist help"
            " for their relationship, beyond those whom perinatal mental health teams may see."
        )
        return words.format(net=self.ranges["net"], all=number(self.need.under_twos))


def _worked(
    ground: footing.Footing, mode: Mode, evidence: EvidenceSet
) -> tuple[Need, EvidenceSet, Drawn]:
    need = ground.need(mode, evidence)
    return need, evidence, drawn_of(need, ground.profile, evidence)
