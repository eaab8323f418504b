"""Every room's kinds of job and periodic work, composed by name for the worker."""

from attune.directory import jobs as directory
from attune.pathway import jobs as pathway
from attune.place.imports import job_kinds as imports
from attune.place.jobs import floor_work
from attune.place.jobs.kinds import table
from attune.planning import jobs as planning

KINDS = table(
    *floor_work.KINDS,
    imports.CHECK,
    imports.LOAD,
    *directory.KINDS,
    *pathway.KINDS,
    *planning.KINDS,
)
PERIODIC = (
    *floor_work.PERIODIC,
    *imports.PERIODIC,
    *planning.PERIODIC,
    *directory.PERIODIC,
    *pathway.PERIODIC,
)
