"""Re-exports every model of the room, as Django needs; each lives in its own sub-folder."""

from .localities.models import FormerSlug, HelpLine, Locality, System
from .members.models import Member, Membership, Organisation

__all__ = [
    "FormerSlug",
    "HelpLine",
    "Locality",
    "Member",
    "Membership",
    "Organisation",
    "System",
]
