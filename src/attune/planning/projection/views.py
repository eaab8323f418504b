"""The years ahead: the page, its download, and loading births or a projection."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.domain.refusals import Refused
from attune.kit import downloads
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS, Role

from . import actions, pictures
from .forms import LoadForm
from .page import page_of

LOADERS = frozenset({Role.LEAD, Role.COMMISSIONER})


@for_roles(*PLANNERS)
def projection(request: HttpRequest) -> HttpResponse:
    page = page_of(request.locality, request.GET)
    if page is None:
        return render(request, "planning/no_population.jinja")
    context = {"page": page, "form": page.form, "may_load": bool(request.roles & LOADERS)}
    context["problems"] = [{"text": page.problem}] if page.problem else []
    if page.years:
        context |= {"chart": pictures.chart(page), "years": pictures.table(page)}
    return render(request, "planning/projection/projection.jinja", context)


@for_roles(*PLANNERS)
def download(request: HttpRequest, form: str) -> HttpResponse:
    page = page_of(request.locality, request.GET)
    if page is None or not page.years:
        raise Http404("There is nothing to download")
    table, name = pictures.table(page), f"years-ahead-{request.locality.slug}"
    if form == "csv":
        return downloads.csv_answer(table, name=name)
    sources = [page.sentence, *page.stands_on, *page.needed.limits]
    return downloads.xlsx_answer(table, name=name, sources=sources)


@for_roles(*LOADERS)
def load(request: HttpRequest) -> HttpResponse:
    form = LoadForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        name, data = form.given
        given = {each: form.cleaned_data[each] for each in ("kind", "source")}
        who = {"by": request.user, "at": timezone.now()}
        try:
            actions.load_projection(request.locality, file_name=name, data=data, **given, **who)
        except Refused as refused:
            form.add_error("file", getattr(refused, "faults", None) or [str(refused)])
        else:
            messages.success(request, _("“%(name)s” is loaded and in use") % {"name": name})
            return redirect("planning:projection", slug=request.locality.slug)
    return render(request, "planning/projection/load.jinja", {"form": form})
