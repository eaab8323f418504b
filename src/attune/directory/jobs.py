"""The room's kinds of job and its periodic work, from its sub-folders."""

from .assurance import jobs as assurance
from .exchange.exporting import job_kinds as exporting
from .exchange.importing import job_kinds as importing
from .returns import jobs as returns
from .rounds import jobs as rounds
from .search import jobs as search

KINDS = (search.DRAW_DISTRICTS, *exporting.KINDS, *importing.KINDS)
PERIODIC = (
    *assurance.PERIODIC,
    *returns.PERIODIC,
    *search.PERIODIC,
    *importing.PERIODIC,
    *exporting.PERIODIC,
    *rounds.PERIODIC,
)
