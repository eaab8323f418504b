"""Whether a service that stands in a pathway can be sent families to today."""

from datetime import date
from enum import Enum


class ServiceState(Enum):
    """What the directory says of a service today."""

    OPEN = "open"
    CLOSED_FOR_NOW = "closed for now"
    STALE = "not checked lately"
    CLOSED = "closed"
    UNKNOWN = "not in the directory"


def state_of(*, is_public: bool, seen_until: date, closed_for_now: bool, on: date) -> ServiceState:
    """From the columns of its record; an ended or only planned service is closed."""
    if not is_public:
        return ServiceState.CLOSED
    if seen_until < on:
        return ServiceState.STALE
    return ServiceState.CLOSED_FOR_NOW if closed_for_now else ServiceState.OPEN
