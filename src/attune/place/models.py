"""Re-exports every model of the room, as Django needs; each lives in its own sub-folder."""

from .areas.models import Area, Births, Dataset, Deprivation, Link, Population, Postcode
from .audit.models import AuditRow, Seal, SealedRow
from .content.models import ContentVersion
from .jobs.models import Job, JobEvent, Letter, PeriodicJob
from .localities.models import FormerSlug, HelpLine, Locality, System
from .members.models import Member, Membership, Organisation

__all__ = [
    "Area",
    "AuditRow",
    "Births",
    "ContentVersion",
    "Dataset",
    "Deprivation",
    "FormerSlug",
    "HelpLine",
    "Job",
    "JobEvent",
    "Letter",
    "Link",
    "Locality",
    "Member",
    "Membership",
    "Organisation",
    "PeriodicJob",
    "Population",
    "Postcode",
    "Seal",
    "SealedRow",
    "System",
]
