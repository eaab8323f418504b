"""Which services families may find at all, whatever the day."""

from enum import Enum

from attune.domain.offers.vocabulary import Standing


class ServiceStatus(Enum):
    """Open Referral UK's four words for whether a service runs."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily closed"


SHOWN = frozenset({ServiceStatus.ACTIVE, ServiceStatus.TEMPORARILY_CLOSED})


def is_public(
    status: ServiceStatus, standing: Standing, *, merged: bool = False, historical: bool = False
) -> bool:
    """Planned and wished-for services, and worked examples, are never in the portal or the feed."""
    return status in SHOWN and standing is Standing.CURRENT and not merged and not historical
