"""Links that ask for a quarter's counts: signed, without a login."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from attune.directory.records.models import Service
from attune.domain.refusals import Refused
from attune.domain.reminders import LINK_DAYS
from attune.domain.returns import Quarter

SIGNER = signing.Signer(salt="directory.quarter", sep=".")


@dataclass(frozen=True)
class ReturnLink:
    """The service and quarter a link asks about, and its last day."""

    uid: UUID
    quarter: Quarter
    until: date

    @classmethod
    def to(cls, service: Service, quarter: Quarter, *, on: date) -> "ReturnLink":
        return cls(service.uid, quarter, on + timedelta(days=LINK_DAYS))

    @classmethod
    def read(cls, token: str) -> "ReturnLink | None":
        """The link of a token, or None where we have not signed it."""
        try:
            uid, quarter, until = SIGNER.unsign_object(token)
            return cls(UUID(uid), Quarter.read(quarter), date.fromordinal(until))
        except (signing.BadSignature, Refused, ValueError, TypeError, AttributeError):
            return None

    @property
    def token(self) -> str:
        asked = [self.uid.hex, self.quarter.written, self.until.toordinal()]
        return SIGNER.sign_object(asked)

    @property
    def address(self) -> str:
        """The whole address, for a letter."""
        return settings.ATTUNE_ADDRESS + reverse("directory:answer_quarter", args=[self.token])
