"""What a link from a letter opens today; every link that was ours leads to a helpful page."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from attune.directory.records.models import AreaTerms, Service
from attune.domain import canonical
from attune.domain.listings.shown import ShownService, shown
from attune.domain.reminders import CheckCycle

from .links import Link


class LinkState(Enum):
    """What can be done with a link."""

    OPEN = "open"
    ANSWERED = "answered"
    EXPIRED = "expired"
    MERGED = "merged"
    ENDED = "ended"


@dataclass(frozen=True)
class Opened:
    """A link's service, what families see of it, and what can be done."""

    link: Link
    service: Service
    state: LinkState
    shown: ShownService
    terms: AreaTerms
    became: Service | None = None

    on: date | None = None

    @property
    def hidden(self) -> bool:
        """Whether families do not see the page until somebody answers."""
        return self.on is not None and self.service.seen_until < self.on

    @property
    def takes_answers(self) -> bool:
        return self.state in (LinkState.OPEN, LinkState.ANSWERED)


def opened(token: str, *, on: date) -> Opened | None:
    """What this link opens, or None where it is not one of ours."""
    link = Link.read(token)
    service = link and Service.objects.whole().with_uid(link.uid).first()
    if link is None or service is None:
        return None
    provider = canonical.value(service.provider.record) if service.provider else {}
    return Opened(
        link=link,
        service=service,
        state=_state(link, service, on),
        shown=shown(service.whole_document, provider, service.hidden),  # type: ignore[arg-type]
        terms=AreaTerms.objects.of(service.kept_by),
        on=on,
        became=Service.objects.successor_of(service.uid) if service.merged_into_id else None,
    )


def _state(link: Link, service: Service, on: date) -> LinkState:
    if service.merged_into_id is not None:
        return LinkState.MERGED
    if not service.is_public:
        return LinkState.ENDED
    if on > link.until:
        return LinkState.EXPIRED
    same = CheckCycle.of(service.assured_on, service.listed_on) == link.cycle
    return LinkState.OPEN if same else LinkState.ANSWERED
