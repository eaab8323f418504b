"""What there is and what is missing, as the brief tells it: the gap matrix in one small table."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.directory.offers.gap_map import of_localities
from attune.directory.offers.gap_page import GapPage
from attune.directory.records.models import Service
from attune.domain.offers.vocabulary import Stage
from attune.kit.formats import number
from attune.kit.tables import Table, text
from attune.place.localities.models import Locality

MOST_SENTENCES = 4


@dataclass(frozen=True)
class OfferTold:
    """The services of one area, and the gaps between them."""

    locality: Locality
    page: GapPage
    known: int
    seen: int

    @classmethod
    def of(cls, locality: Locality, *, on: date) -> "OfferTold":
        kept = Service.objects.kept_by(locality)
        page = GapPage.of(of_localities((locality,)), {}, on=on)
        return cls(locality, page, kept.count(), kept.public(on=on).count())

    @property
    def sentence(self) -> str:
        words = ngettext(
            "%(known)s service is recorded here; families see %(seen)s today.",
            "%(known)s services are recorded here; families see %(seen)s today.",
            self.known,
        )
        return words % {"known": number(self.known), "seen": number(self.seen)}

    @property
    def sentences(self) -> list[str]:
        """The gaps that weigh most."""
        if self.page.empty:
            return [_("Nothing is mapped yet: every gap below is a question, not a finding.")]
        return self.page.sentences[:MOST_SENTENCES]

    @property
    def matrix(self) -> Table:
        """A row for each level of help, a column for each stage."""
        return Table(
            caption=_("What there is, by level of help and stage"),
            columns=(text(_("Level of help")), *(text(stage.title) for stage in Stage)),
            rows=tuple(
                (row.title, *(cell.state.title for cell in row.cells))
                for row in self.page.grid.rows
            ),
            notes=(
                _(
                    "Which level a service belongs to is a proposal where it was recorded in other"
                    " words. “Not asked” is no finding: nobody has said that there is none."
                ),
            ),
        )
