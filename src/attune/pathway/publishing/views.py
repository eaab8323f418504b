"""The pages of review and publishing."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.domain.pathways.approving import REVIEW_MONTHS, Part, Verdict, months_after
from attune.domain.pathways.parts import PathwayRefused
from attune.pathway.records.models import Edition, LocalPathway, ReviewRequest, SafeguardingLead
from attune.pathway.shown.addresses import READERS, found_pathway
from attune.place.members.audience import for_roles, roles_held
from attune.place.members.models import Membership
from attune.place.members.roles import Role

from . import actions
from .faces import face_links
from .forms import AskForm, PublishForm, SafeguardingLeadForm, VerdictForm
from .newer import newer_base
from .page import PublishingPage
from .upgrade_page import UpgradeForm


@for_roles(*READERS)
def home(request: HttpRequest, key: str) -> HttpResponse:
    """Where the draft stands on its way to an edition."""
    return _home(request, found_pathway(request, key))


@for_roles(Role.LEAD)
@require_POST
def ask(request: HttpRequest, key: str) -> HttpResponse:
    pathway, form = found_pathway(request, key), AskForm(request.POST)
    if form.is_valid():
        try:
            actions.ask_for_review(pathway, **form.cleaned_data, **_now(request))
            messages.success(request, _("Asked. A letter is on its way to those who can approve."))
            return _back(request, key)
        except PathwayRefused as refused:
            form.add_error(None, str(refused))
    return _home(request, pathway, ask_form=form, form=form)


@for_roles(*READERS)
@require_POST
def verdict(request: HttpRequest, key: str) -> HttpResponse:
    """Whoever may say so approves, signs or sends back; the verb refuses all others."""
    pathway = found_pathway(request, key)
    part = request.POST.get("part", "")
    form = VerdictForm(request.POST, auto_id=f"id_{part}_%s")
    if form.is_valid():
        said = form.cleaned_data
        asked = _request(pathway, said["seen"])
        given = {"part": Part(said["part"]), "verdict": Verdict(said["verdict"])}
        try:
            actions.give_verdict(asked, **given, words=said["words"], **_now(request))
            messages.success(request, _("Thank you. What you said is kept with this draft."))
            return _back(request, key)
        except PathwayRefused as refused:
            form.add_error(None, str(refused))
    return _home(request, pathway, bound=form, form=form)


@for_roles(Role.LEAD)
@require_POST
def publish(request: HttpRequest, key: str) -> HttpResponse:
    pathway, form = found_pathway(request, key), PublishForm(request.POST)
    if form.is_valid():
        try:
            edition = actions.publish(pathway, **form.cleaned_data, **_now(request))
            kept = {"slug": request.locality.slug, "key": key, "number": edition.number}
            return redirect("pathway:publishing_done", **kept)
        except PathwayRefused as refused:
            form.add_error(None, str(refused))
    return _home(request, pathway, publish_form=form, form=form)


@for_roles(*READERS)
def done(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """What exists now that an edition is published."""
    edition = Edition.objects.of(found_pathway(request, key)).numbered(number).first()
    if edition is None:
        raise Http404("There is no such edition")
    context = {"edition": edition, "faces": face_links(edition)}
    return render(request, "pathway/publishing/done.jinja", context)


@for_roles(Role.LEAD)
def upgrade(request: HttpRequest, key: str) -> HttpResponse:
    """What is newer than what the draft came from, and what the lead takes of it."""
    pathway = found_pathway(request, key)
    newer = newer_base(pathway)
    if newer is None:
        return render(request, "pathway/publishing/level.jinja", {"pathway": pathway})
    form = UpgradeForm(request.POST if request.method == "POST" else None, newer=newer)
    if form.is_valid():
        compared = {name: form.cleaned_data[name] for name in ("seen", "newer")}
        try:
            actions.take_from_base(pathway, choices=form.choices, **compared, **_now(request))
            messages.success(request, _("Taken. Your draft is level with it now."))
            return _back(request, key)
        except PathwayRefused as refused:
            form.add_error(None, str(refused))
    context = {"pathway": pathway, "newer": newer, "form": form}
    return render(request, "pathway/publishing/upgrade.jinja", context)


@for_roles(Role.LEAD)
def safeguarding_lead(request: HttpRequest) -> HttpResponse:
    """Who signs the safeguarding parts."""
    here = request.locality
    now = SafeguardingLead.objects.now_at(here).first()
    held = Membership.objects.at(here).in_order()
    form = SafeguardingLeadForm(
        request.POST if request.method == "POST" else None, members=[each.member for each in held]
    )
    if form.is_valid():
        try:
            actions.name_safeguarding_lead(here, member=form.chosen, **_now(request))
            messages.success(request, _("%(name)s is named.") % {"name": form.chosen.name})
            return redirect("pathway:safeguarding_lead", slug=here.slug)
        except PathwayRefused as refused:
            form.add_error("member", str(refused))
    return render(
        request, "pathway/publishing/safeguarding_lead.jinja", {"form": form, "named": now}
    )


def _home(
    request: HttpRequest, pathway: LocalPathway, bound: VerdictForm | None = None, **forms: Any
) -> HttpResponse:
    today = timezone.localdate()
    page = PublishingPage.of(pathway, request.user, on=today)
    context = {
        "page": page,
        "leads": Role.LEAD in roles_held(request),
        "ask_form": AskForm(),
        "publish_form": PublishForm(initial={"review_due": months_after(today, REVIEW_MONTHS)}),
        "verdict_forms": _verdict_forms(page, bound),
    }
    return render(request, "pathway/publishing/home.jinja", context | forms)


def _verdict_forms(page: PublishingPage, bound: VerdictForm | None) -> list[VerdictForm]:
    """An empty form for each part that this member may speak on; the one just sent as it was."""
    seen = page.review.request.pk if page.review.request else 0
    empty = [VerdictForm.about(each, seen, again=page.said(each)) for each in page.verdicts_open]
    sent = bound["part"].value() if bound else None
    return [bound if bound and each["part"].value() == sent else each for each in empty]


def _request(pathway: LocalPathway, pk: int) -> ReviewRequest:
    found = ReviewRequest.objects.of(pathway).with_pk(pk).first()
    if found is None:
        raise Http404("There is no such request")
    return found


def _now(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.user, "at": timezone.now()}


def _back(request: HttpRequest, key: str) -> HttpResponse:
    return redirect("pathway:publishing_home", slug=request.locality.slug, key=key)
