"""Re-exports every model of the room, as Django needs; each lives in its own sub-folder."""

from .audit.models import AuditRow, Seal, SealedRow
from .content.models import ContentVersion
from .jobs.models import Job, JobEvent, Letter, PeriodicJob
from .localities.models import FormerSlug, HelpLine, Locality, System
from .members.models import Member, Membership, Organisation

__all__ = [
    "AuditRow",
    "ContentVersion",
    "FormerSlug",
    "HelpLine",
    "Job",
    "JobEvent",
    "Letter",
    "Locality",
    "Member",
    "Membership",
    "Organisation",
    "PeriodicJob",
    "Seal",
    "SealedRow",
    "System",
]
