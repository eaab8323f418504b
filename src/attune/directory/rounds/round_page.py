"""One round as its lead sees it: every sector, what waits, and what is still to check."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from attune.domain.rounds.sectors import Sector
from attune.domain.rounds.states import SectorState, sector_state
from attune.kit.tables import Table, text

from .models import MappingRound, NoService, Query, SectorInvite
from .sectors import sectors
from .subjects import Subject, subjects

MOODS = {
    SectorState.NOT_ASKED: "plain",
    SectorState.ASKED: "waiting",
    SectorState.DRAFT: "waiting",
    SectorState.SENT_BACK: "careful",
    SectorState.SUBMITTED: "careful",
    SectorState.AGREED: "good",
}


@dataclass(frozen=True)
class SectorLine:
    """One sector of the list, whom it was asked of, and how it stands."""

    sector: Sector
    invites: tuple[SectorInvite, ...]

    @property
    def state(self) -> SectorState:
        return sector_state(tuple(each.stands for each in self.invites))

    @property
    def mood(self) -> str:
        return MOODS[self.state]


@dataclass(frozen=True)
class RoundPage:
    """One round on one day."""

    mapping_round: MappingRound
    on: date

    @classmethod
    def of(cls, mapping_round: MappingRound, *, on: date) -> "RoundPage":
        return cls(mapping_round, on)

    @property
    def open(self) -> bool:
        return self.mapping_round.takes_answers(on=self.on)

    @cached_property
    def lines(self) -> list[SectorLine]:
        """Every sector there is: one that nobody asked is told, not left out."""
        invites = list(SectorInvite.objects.of(self.mapping_round))
        known = sectors()
        gone = {each.sector: each.title for each in invites if each.sector not in known}
        listed = [*known.values(), *(Sector(key, title, title) for key, title in gone.items())]
        return [
            SectorLine(each, tuple(one for one in invites if one.sector == each.key))
            for each in listed
        ]

    @property
    def asked(self) -> list[SectorLine]:
        return [line for line in self.lines if line.invites]

    @property
    def answered(self) -> list[SectorLine]:
        return [line for line in self.lines if line.state.answered]

    @property
    def not_asked(self) -> list[SectorLine]:
        return [line for line in self.lines if not line.invites]

    @property
    def silent(self) -> list[SectorLine]:
        """Asked, and nothing sent: of these we know as little as of those not asked."""
        return [line for line in self.asked if not line.state.answered]

    @cached_property
    def subjects(self) -> list[Subject]:
        return subjects(self.mapping_round)

    @property
    def to_agree(self) -> list[Subject]:
        return [each for each in self.subjects if not each.agreed]

    @property
    def undisputed(self) -> list[Subject]:
        return [each for each in self.to_agree if not each.disputed]

    @property
    def contested(self) -> list[Subject]:
        return [each for each in self.to_agree if each.disputed]

    @cached_property
    def queries(self) -> list[Query]:
        return list(Query.objects.of(self.mapping_round))

    @property
    def open_queries(self) -> list[Query]:
        return [each for each in self.queries if not hasattr(each, "answer")]

    @cached_property
    def nothing(self) -> list[NoService]:
        return list(NoService.objects.of(self.mapping_round))

    @property
    def sentence(self) -> str:
        words = _("{answered} of {all} sectors have answered; {not_asked} were not asked.")
        return words.format(
            answered=len(self.answered), all=len(self.lines), not_asked=len(self.not_asked)
        )

    @property
    def sectors_table(self) -> Table:
        rows = ((each.sector.title, each.state.title, _names(each.invites)) for each in self.lines)
        columns = (text(_("Sector")), text(_("How it stands")), text(_("Who was asked")))
        return Table(_("Sectors asked, answered and not asked"), columns, tuple(rows))

    def services_table(self, *, keeps: bool) -> Table:
        """Who does not keep the directory sees what has been agreed, and no more."""
        rows = (
            (each.name, each.sectors, _("Agreed") if each.agreed else _("To be agreed"))
            for each in self.subjects
            if keeps or each.agreed
        )
        columns = (text(_("Service")), text(_("Said by")), text(_("How it stands")))
        return Table(_("Services that sectors spoke of"), columns, tuple(rows))


def _names(invites: Iterable[SectorInvite]) -> str:
    return ", ".join(each.name for each in invites) or "–"
