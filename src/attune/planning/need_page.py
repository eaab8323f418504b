"""The need page: the estimate under the assumptions asked for, or what stands in its way."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from attune.domain.evidence import EvidenceSet
from attune.domain.need import Mode, Need
from attune.domain.refusals import Refused
from attune.kit.formats import number
from attune.kit.tables import Table
from attune.place.localities.models import Locality

from . import footing, need_sources
from .assumption_form import AssumptionForm
from .evidence import shipped


@dataclass(frozen=True)
class NeedPage:
    """What was asked of one locality, and the answer."""

    locality: Locality
    form: AssumptionForm
    footing: footing.Footing
    need: Need
    evidence: EvidenceSet
    problem: str = ""

    @classmethod
    def of(cls, locality: Locality, asked: Mapping[str, str]) -> "NeedPage | None":
        """None where no population is loaded for the locality."""
        ground = footing.for_locality(locality)
        if ground is None:
            return None
        form = AssumptionForm(asked, evidence=shipped().evidence)
        try:
            evidence, mode = form.evidence, form.chosen_mode
            return cls(locality, form, ground, ground.need(mode, evidence), evidence)
        except Refused as refused:
            published = shipped().evidence
            plain = ground.need(Mode.PLAIN, published)
            return cls(locality, form, ground, plain, published, problem=str(refused))

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
        """The age of the data, and where the gradient comes from."""
        return need_sources.vintages(self.need, self.evidence)

    @property
    def figures_table(self) -> Table:
        """Every figure assumed, with its value in use and its source."""
        return need_sources.figures_table(self.evidence)

    @property
    def sentence(self) -> str:
        """The one sentence to take away."""
        words = _(
            "About {net} of {all} families with a child under two now may need specialist help"
            " for their relationship, beyond those whom perinatal mental health teams may see."
        )
        return words.format(net=number(self.need.specialist.net), all=number(self.need.under_twos))
