"""What an area knows better than the model: its own figures and anchors, and their history."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.domain.refusals import Refused
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS, Role
from attune.planning.evidence import shipped

from . import actions
from .findings_page import FindingsPage
from .forms import AnchorsForm, FigureForm, WithdrawForm
from .tried import tried

KEEPERS = frozenset({Role.LEAD, Role.COMMISSIONER})


@for_roles(*PLANNERS)
def findings(request: HttpRequest) -> HttpResponse:
    return _page(request)


@for_roles(*KEEPERS)
@require_POST
def record(request: HttpRequest) -> HttpResponse:
    page = _found(request)
    form = FigureForm(request.POST, most=page.most)
    if form.is_valid():
        try:
            actions.record_figure(
                request.locality,
                figure=form.figure,
                by=request.user,
                at=timezone.now(),
                **form.told,
            )
            messages.success(request, _("Recorded. The need page now shows both figures."))
            return redirect("planning:findings", slug=request.locality.slug)
        except Refused as refused:
            form.add_error(None, str(refused))
    return _page(request, form=form)


@for_roles(*KEEPERS)
@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    form = WithdrawForm(request.POST)
    if form.is_valid():
        try:
            actions.withdraw(
                request.locality, **form.cleaned_data, by=request.user, at=timezone.now()
            )
            messages.success(request, _("Taken back. The record of it stays in the history."))
            return redirect("planning:findings", slug=request.locality.slug)
        except Refused as refused:
            form.add_error(None, str(refused))
    return _page(request, form=form)


@for_roles(*KEEPERS)
def anchors(request: HttpRequest) -> HttpResponse:
    page = _found(request)
    data = request.POST if request.method == "POST" else None
    form = AnchorsForm(data, evidence=shipped().evidence, place=request.locality.name)
    if form.is_valid():
        mixes = {name: form.cleaned_data[name] for name in ("national", "local")}
        try:
            tried(page.ground, **mixes)
            actions.record_anchors(
                request.locality, **mixes, by=request.user, at=timezone.now(), **form.told
            )
            words = _("Recorded. Choose “This area's own anchors” as evidence on the need page.")
            messages.success(request, words)
            return redirect("planning:findings", slug=request.locality.slug)
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "planning/findings/anchors.jinja", {"form": form, "page": page})


def _found(request: HttpRequest) -> FindingsPage:
    page = FindingsPage.of(request.locality)
    if page is None:
        raise Http404("There is no estimate to know better than")
    return page


def _page(request: HttpRequest, form: FigureForm | WithdrawForm | None = None) -> HttpResponse:
    page = FindingsPage.of(request.locality)
    if page is None:
        return render(request, "planning/no_population.jinja")
    recording = form if isinstance(form, FigureForm) else FigureForm(most=page.most)
    context = {"page": page, "form": form, "recording": recording}
    context["may_record"] = bool(request.roles & KEEPERS)
    return render(request, "planning/findings/findings.jinja", context)
