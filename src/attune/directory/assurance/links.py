"""Links in letters: signed, without a login, with nothing personal in them."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from attune.directory.records.models import Service
from attune.domain.reminders import LINK_DAYS, CheckCycle

# "." parts the signature, since mail programs break a link at ":".
SIGNER = signing.Signer(salt="directory.still-correct", sep=".")


@dataclass(frozen=True)
class Link:
    """Which record a link opens, in which cycle it was sent, and its last day."""

    uid: UUID
    cycle: CheckCycle
    until: date

    @classmethod
    def to(cls, service: Service, *, on: date) -> "Link":
        cycle = CheckCycle.of(service.assured_on, service.listed_on)
        return cls(service.uid, cycle, on + timedelta(days=LINK_DAYS))

    @classmethod
    def read(cls, token: str) -> "Link | None":
        """The link of a token, or None where we have not signed it."""
        try:
            uid, since, first, until = SIGNER.unsign_object(token)
            cycle = CheckCycle(date.fromordinal(since), first=bool(first))
            return cls(UUID(uid), cycle, date.fromordinal(until))
        except (signing.BadSignature, ValueError, TypeError):
            return None

    @property
    def token(self) -> str:
        days = (self.cycle.since.toordinal(), int(self.cycle.first), self.until.toordinal())
        return SIGNER.sign_object([self.uid.hex, *days])

    @property
    def address(self) -> str:
        """The whole address, for a letter."""
        path = reverse("directory:answer_still_correct", kwargs={"token": self.token})
        return settings.ATTUNE_ADDRESS + path
