"""The addresses of this room, under /SLUG/plan/."""

from . import need_urls
from .areas import urls as areas
from .assessments import urls as assessments
from .claims import urls as claims
from .fairness import urls as fairness
from .findings import urls as findings
from .flow import rates_urls, report_urls
from .flow import urls as flow
from .flow.studies import urls as studies
from .offer import urls as offer
from .perinatal import urls as perinatal
from .projection import urls as projection
from .staffing import urls as staffing

app_name = "planning"
PARTS = (
    need_urls,
    findings,
    areas,
    offer,
    projection,
    perinatal,
    staffing,
    fairness,
    flow,
    rates_urls,
    report_urls,
    studies,
    claims,
    assessments,
)
urlpatterns = [pattern for part in PARTS for pattern in part.urlpatterns]
