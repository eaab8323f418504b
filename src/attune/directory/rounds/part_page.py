"""A sector's part as its page shows it: what was written, what is known, what is left."""

from dataclasses import dataclass
from datetime import date

from attune.directory.records.models import Service
from attune.domain.offers.vocabulary import Standing
from attune.domain.rounds.part import Part, Said
from attune.domain.rounds.sides import OWN
from attune.domain.rounds.states import AnswerState
from attune.place.localities.models import Locality

from .models import MappingRound, SectorAnswer, SectorInvite
from .subjects import record_side


@dataclass(frozen=True)
class PartPage:
    """One part on one day."""

    invite: SectorInvite
    mapping_round: MappingRound
    last: SectorAnswer | None
    part: Part
    on: date

    @classmethod
    def of(cls, invite: SectorInvite, *, on: date) -> "PartPage":
        mapping_round = MappingRound.objects.standing().get(pk=invite.mapping_round_id)
        last = invite.last
        return cls(invite, mapping_round, last, last.part if last else Part(), on)

    @property
    def state(self) -> AnswerState | None:
        return AnswerState(self.last.state) if self.last else None  # type: ignore[call-arg]

    @property
    def question(self) -> str:
        """What the lead asked, while the answer is open again for it."""
        sent_back = AnswerState.SENT_BACK.value
        if self.state not in (AnswerState.SENT_BACK, AnswerState.DRAFT):
            return ""
        asked = self.invite.answers.filter(state=sent_back).order_by("-number").first()
        return asked.question if asked else ""

    @property
    def can_write(self) -> bool:
        sent = self.state in (AnswerState.SUBMITTED, AnswerState.AGREED)
        return not sent and self.mapping_round.takes_answers(on=self.on)

    @property
    def known(self) -> list[Service]:
        """Services the directory lists in this sector and the part does not speak of yet."""
        spoken_of = {each.service for each in self.part.said}
        found = in_sector(self.mapping_round.locality, self.invite.sector)
        return [each for each in found if str(each.uid) not in spoken_of]

    def said(self, key: str) -> Said | None:
        """What the part says under a key, or what the directory has under that id."""
        service = next((each for each in self.known if str(each.uid) == key), None)
        return self.part.of_key(key) or (as_known(service) if service else None)


def as_known(service: Service) -> Said:
    """What the directory has of a service, as if the sector had said it."""
    own = {name: value for name, value in record_side(service).fields.items() if name in OWN}
    uid = str(service.uid)
    return Said(key=uid, service=uid, offer=service.offer, **own)


def in_sector(locality: Locality, sector: str) -> list[Service]:
    """The services of a sector that have not ended, by name."""
    # Canonical text writes the field one way only, so the text can be asked before it is read.
    kept = Service.objects.kept_by(locality).filter(document__contains=f'"sector":"{sector}"')
    found = [each for each in kept.select_related("provider").by_name() if not each.historical]
    return [
        each
        for each in found
        if each.offer.sector == sector and each.offer.standing is not Standing.ENDED
    ]
