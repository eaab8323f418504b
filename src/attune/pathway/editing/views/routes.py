"""A step's answers, and where each leads."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.steps import Step
from attune.pathway.drafts import actions as drafts
from attune.pathway.drafts.seen import seen_of
from attune.pathway.editing.finding import EDITORS, home_of
from attune.pathway.editing.routes_form import RoutesForm
from attune.pathway.editing.routes_told import routes_told
from attune.pathway.records.models import LocalPathway
from attune.pathway.shown.addresses import found_pathway
from attune.place.members.audience import for_roles

from .parts import gone


@for_roles(*EDITORS)
def routes(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """Change answers and routes; "more" saves and gives further empty lines."""
    pathway = found_pathway(request, key)
    asked = _step(pathway, step)
    if asked is None:
        return gone(request, pathway)
    form = RoutesForm(request.POST or None, pathway=pathway.local.pathway, step=asked)
    if form.is_valid():
        seen, by = request.POST.get("seen", ""), request.user
        routing, at = form.routing, timezone.now()
        try:
            drafts.change_routing(pathway, step=step, routing=routing, seen=seen, by=by, at=at)
            messages.success(request, _("Saved: %(part)s.") % {"part": asked.title})
            return redirect(request.path if "more" in request.POST else _back(pathway, step))
        except drafts.PartMovedOn:
            return _page(request, pathway, asked, form, conflict=True)
        except PathwayRefused as refused:
            form.add_error(None, str(refused))
    return _page(request, pathway, asked, form)


def _page(
    request: HttpRequest,
    pathway: LocalPathway,
    step: Step,
    form: RoutesForm,
    *,
    conflict: bool = False,
) -> HttpResponse:
    now = seen_of(pathway.local, f"steps.{step.key}")
    context = {
        "pathway": pathway,
        "step": step,
        "form": form,
        "seen": now if conflict else request.POST.get("seen") or now,
        "conflict": conflict,
        "routes": list(routes_told(pathway.local.pathway, step)),
        "back": _back(pathway, step.key),
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "pathway/editing/routes.jinja", context, status=status)


def _step(pathway: LocalPathway, key: str) -> Step | None:
    """The step; None where it is gone."""
    if not pathway.local.pathway.has_step(key):
        return None
    step = pathway.local.pathway.step(key)
    if step.is_outcome:
        raise Http404("An outcome leads nowhere")
    return step


def _back(pathway: LocalPathway, step: str) -> str:
    return home_of(pathway, f"steps.{step}")
