"""Re-exports every model of the room, as Django needs; each lives in its own sub-folder."""

from .areas.models import Area, Births, Dataset, Deprivation, Link, Population, Postcode
from .areas.outlines import Outline
from .audit.models import AuditRow, Seal, SealedRow
from .content.models import ContentVersion
from .imports.models import FileCheck, ReceivedFile
from .jobs.models import Job, JobEvent, Letter, PeriodicJob
from .localities.models import FormerSlug, Locality, System
from .members.models import Member, Membership, Organisation
from .urgent_help.models import HelpLine

__all__ = [
    "Area",
    "AuditRow",
    "Births",
    "ContentVersion",
    "Dataset",
    "Deprivation",
    "FileCheck",
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
    "Outline",
    "PeriodicJob",
    "Population",
    "Postcode",
    "ReceivedFile",
    "Seal",
    "SealedRow",
    "System",
]
