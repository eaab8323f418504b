"""The report of a what-if as a page, as Word, as PDF."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from attune.kit.downloads import answer
from attune.kit.typesetting import CannotTypeset
from attune.kit.word_documents import WORD_TYPE
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS
from attune.planning.reports.page import ReportPage
from attune.planning.reports.paper import as_pdf
from attune.planning.reports.word import as_docx

from .report import report_of
from .what_if import what_if_of

FILES = {"docx": (as_docx, WORD_TYPE), "pdf": (as_pdf, "application/pdf")}


@for_roles(*PLANNERS)
def report(request: HttpRequest) -> HttpResponse:
    page = what_if_of(request.locality, request.GET)
    if page is None:
        return render(request, "planning/no_population.jinja")
    document = report_of(page, on=timezone.localdate())
    context = {
        "page": page,
        "report": ReportPage(document) if document else None,
        "problems": [{"text": page.problem}] if page.problem else [],
    }
    return render(request, "planning/flow/report.jinja", context)


@for_roles(*PLANNERS)
def report_download(request: HttpRequest, form: str) -> HttpResponse:
    """The same document as a file."""
    page = what_if_of(request.locality, request.GET)
    on = timezone.localdate()
    document = report_of(page, on=on) if page else None
    if page is None or document is None or form not in FILES:
        raise Http404("There is no such report")
    draw, content_type = FILES[form]
    try:
        made = draw(document, dated=on)
    except CannotTypeset as cannot:
        messages.error(request, str(cannot))
        there = reverse("planning:flow_report", kwargs={"slug": request.locality.slug})
        return redirect(f"{there}?{page.asked.query}" if page.asked.query else there)
    name = f"{request.locality.slug}-flow-report.{form}"
    return answer(made, name=name, content_type=content_type)
