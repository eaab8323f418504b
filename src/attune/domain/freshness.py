"""How fresh a directory record is, and until when families may see it.

Fresh to 92 days follows the Open Referral UK guidance that every service be assured within three
months; overdue to 183 is twice that (Attune proposal).
"""

from datetime import date, timedelta
from enum import Enum

from .refusals import Refused

FRESH_DAYS, OVERDUE_DAYS = 92, 183
# For how long a new record is shown as "not yet checked", unless the area says otherwise.
GRACE_DAYS = 92


class HowChecked(Enum):
    """How somebody came to say that a record is correct."""

    LETTER = "letter"
    PHONE = "phone"
    VISIT = "visit"
    EMAIL = "email"
    SELF = "self"  # on the provider's own page
    IMPORT = "import"  # the source gave a date of its own
    ROUND = "round"  # a sector said so in a mapping round, and the lead agreed


class Freshness(Enum):
    """What is known of how true a record still is."""

    NOT_YET_CHECKED = "not_yet_checked"
    FRESH = "fresh"
    OVERDUE = "overdue"
    STALE = "stale"

    @property
    def seen_by_families(self) -> bool:
        return self is not Freshness.STALE


def freshness(
    assured_on: date | None, listed_on: date, *, on: date, grace_days: int = GRACE_DAYS
) -> Freshness:
    """The state of a record on a day; one never assured has its grace from its listing."""
    if assured_on is None:
        waiting = (on - listed_on).days <= min(grace_days, OVERDUE_DAYS)
        return Freshness.NOT_YET_CHECKED if waiting else Freshness.STALE
    age = (on - assured_on).days
    if age <= FRESH_DAYS:
        return Freshness.FRESH
    return Freshness.OVERDUE if age <= OVERDUE_DAYS else Freshness.STALE


def seen_until(assured_on: date | None, listed_on: date, *, grace_days: int = GRACE_DAYS) -> date:
    """The last day on which families see the record if nobody says anything more."""
    if assured_on is None:
        return listed_on + timedelta(days=min(grace_days, OVERDUE_DAYS))
    return assured_on + timedelta(days=OVERDUE_DAYS)


def assured_by_source(said: date | None, *, on: date) -> date | None:
    """What a feed's own date of assurance is worth: nothing once it is stale or in the future."""
    if said is None or said > on or (on - said).days > OVERDUE_DAYS:
        return None
    return said


def fresh_from(*, on: date) -> date:
    """The first day of assurance that is still fresh on a day."""
    return on - timedelta(days=FRESH_DAYS)


def checked_grace(days: int) -> int:
    """Days of grace as an area sets them; nothing unchecked shows longer than a checked one."""
    if not 0 <= days <= OVERDUE_DAYS:
        raise Refused(f"Records that nobody has checked can show for 0 to {OVERDUE_DAYS} days")
    return days
