"""The pages of reports: as it would be today, as it was kept, its files, one made again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.domain.assessments.document_reading import read_document
from attune.domain.assessments.inputs import read_inputs
from attune.domain.refusals import Refused
from attune.kit.downloads import answer
from attune.kit.forms import form_problems
from attune.kit.typesetting import CannotTypeset
from attune.kit.word_documents import WORD_TYPE
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS
from attune.planning.models import Assessment, Report
from attune.planning.need_page import NeedPage
from attune.planning.reports.page import ReportPage
from attune.planning.reports.paper import as_pdf
from attune.planning.reports.word import as_docx

from . import actions
from .comparing import compare, dated_of
from .contents import report as composed
from .forms import InputsForm, TitleForm
from .gathering import gathered
from .views import KEEPERS


@for_roles(*PLANNERS)
def today(request: HttpRequest) -> HttpResponse:
    """The report of the estimate that the address asks for, as it would be kept today."""
    page = NeedPage.of(request.locality, request.GET)
    if page is None:
        return render(request, "planning/no_population.jinja")
    inputs = gathered(page, title=_title(request), on=timezone.localdate())
    context = {
        "page": ReportPage(composed(request.locality, inputs)),
        "title": TitleForm(initial={"title": inputs.title}),
        "problems": [{"text": page.problem}] if page.problem else [],
        "keeps": bool(request.roles & KEEPERS),
        "query": request.GET.urlencode(),
    }
    return render(request, "planning/assessments/report_today.jinja", context)


@for_roles(*KEEPERS)
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    page = NeedPage.of(request.locality, request.GET)
    if page is None or page.problem:
        raise Http404("There is no estimate to report")
    form = TitleForm(request.POST)
    title = form.cleaned_data["title"] if form.is_valid() else _title(request)
    kept = actions.keep_report(
        request.locality,
        inputs=gathered(page, title=title, on=timezone.localdate()),
        assessment=_assessment(request),
        by=request.user,
        at=timezone.now(),
    )
    messages.success(request, _("Kept. It can be taken away as Word, as PDF, and made again."))
    return redirect("planning:report", slug=request.locality.slug, pk=kept.pk)


@for_roles(*PLANNERS)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """A report as it was kept; on request made again from its inputs, and compared."""
    kept = _kept(request, pk)
    page = ReportPage(read_document(kept.document))
    compared = compare(kept) if "again" in request.GET else None
    context = {"report": kept, "page": page, "compared": compared}
    return render(request, "planning/assessments/report_kept.jinja", context)


@for_roles(*PLANNERS)
def download(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The report as Word or PDF, or the file of its inputs."""
    kept = _kept(request, pk)
    name = f"{request.locality.slug}-needs-assessment-{kept.pk}"
    if form == "json":
        text = kept.inputs.encode("utf-8")
        return answer(text, name=f"{name}-inputs.json", content_type="application/json")
    document, dated = read_document(kept.document), dated_of(kept)
    if form == "docx":
        made = as_docx(document, dated=dated)
        return answer(made, name=f"{name}.docx", content_type=WORD_TYPE)
    try:
        made = as_pdf(document, dated=dated)
    except CannotTypeset as cannot:
        messages.error(request, str(cannot))
        return redirect("planning:report", slug=request.locality.slug, pk=pk)
    return answer(made, name=f"{name}.pdf", content_type="application/pdf")


@for_roles(*KEEPERS)
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """A report from a file of inputs: made and kept, or refused with what is missing here."""
    form = InputsForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise Refused(" ".join(each["text"] for each in form_problems(form)))
        inputs = read_inputs(form.cleaned_data["inputs"], file=request.FILES["inputs"].name)
        kept = actions.keep_report(
            request.locality, inputs=inputs, by=request.user, at=timezone.now()
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("planning:assessments", slug=request.locality.slug)
    messages.success(request, _("Made from the file of inputs, and kept."))
    return redirect("planning:report", slug=request.locality.slug, pk=kept.pk)


def _title(request: HttpRequest) -> str:
    words = _("Needs assessment of parent and infant relationships in %(place)s")
    return (words % {"place": request.locality.name})[: actions.TITLE]


def _assessment(request: HttpRequest) -> Assessment | None:
    """The one whose page led here, if it is of this place."""
    asked = request.GET.get("assessment", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
        return None
    return Assessment.objects.of(request.locality).with_pk(int(asked)).first()


def _kept(request: HttpRequest, pk: int) -> Report:
    found = Report.objects.of(request.locality).with_pk(pk).first()
    if found is None:
        raise Http404("There is no such report")
    return found
