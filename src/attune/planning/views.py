"""The need pages: the estimate, its download, and saving it under a name."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.kit import downloads
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS, Role

from . import actions, need_pictures, saved
from .models import Estimate
from .need_page import NeedPage
from .need_sources import notes

SAVERS = frozenset({Role.LEAD, Role.COMMISSIONER})


@for_roles(*PLANNERS)
def need(request: HttpRequest) -> HttpResponse:
    page = NeedPage.of(request.locality, request.GET)
    if page is None:
        return render(request, "planning/no_population.jinja")
    pictures = {
        "levels": need_pictures.levels_chart(page.need),
        "levels_table": need_pictures.levels_table(page.need),
        "attachment": need_pictures.attachment_chart(page.need),
        "deciles": need_pictures.deciles_table(page.need),
    }
    estimates = Estimate.objects.of(request.locality).newest_first()
    may_save = bool(request.roles & SAVERS)
    context = {"page": page, "form": page.form, "estimates": estimates, "may_save": may_save}
    context["problems"] = [{"text": page.problem}] if page.problem else []
    return render(request, "planning/need.jinja", context | pictures)


@for_roles(*PLANNERS)
def download(request: HttpRequest, form: str) -> HttpResponse:
    page = NeedPage.of(request.locality, request.GET)
    if page is None or page.problem:
        raise Http404("There is no estimate to download")
    table = need_pictures.whole_table(page.need)
    name = f"need-{request.locality.slug}"
    if form == "csv":
        return downloads.csv_answer(table, name=name)
    return downloads.xlsx_answer(
        table, name=name, sources=notes(page.need, page.evidence, page.footing.sources)
    )


@for_roles(*PLANNERS)
def estimate(request: HttpRequest, pk: int) -> HttpResponse:
    kept = Estimate.objects.of(request.locality).with_pk(pk).first()
    if kept is None:
        raise Http404("There is no such estimate")
    today = NeedPage.of(request.locality, {})
    context = {
        "estimate": kept,
        "beside": saved.beside(kept, today.need if today else None),
        "lines": saved.lines(kept),
    }
    return render(request, "planning/estimate.jinja", context)


@for_roles(*SAVERS)
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    page = NeedPage.of(request.locality, request.GET)
    if page is None:
        raise Http404("There is no estimate to save")
    try:
        estimate = actions.save_estimate(
            request.locality,
            name=request.POST.get("name", ""),
            document=saved.document(page),
            by=request.user,
            at=timezone.now(),
        )
    except actions.EstimateRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Saved as “%(name)s”") % {"name": estimate.name})
    address = reverse("planning:need", kwargs={"slug": request.locality.slug})
    return redirect(f"{address}?{page.form.query}")
