"""The pages of a first day: its steps, the choice of the authority, and the brief."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.kit.downloads import answer
from attune.kit.typesetting import CannotTypeset
from attune.place.areas.authorities import loaded_authorities
from attune.place.localities import actions as localities
from attune.place.members.audience import for_roles

from .brief import Brief
from .brief_pdf import brief_pdf
from .choosing import MOST, AuthorityForm
from .desk import STARTERS
from .steps import first_day, read_skipped
from .there import what_is_there


@for_roles(*STARTERS)
def home(request: HttpRequest) -> HttpResponse:
    there = what_is_there(request.locality)
    day = first_day(
        request.locality,
        there,
        roles=request.roles,
        skipped=read_skipped(request.GET.get("skip", "")),
        on=timezone.localdate(),
    )
    return render(request, "project/start/start.jinja", {"day": day})


@for_roles(*STARTERS)
def authority(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("name", "")[:80]
    found = loaded_authorities(words)
    chosen = request.locality.authority_codes
    sent = request.POST if request.method == "POST" else None
    form = AuthorityForm(sent, offered=found[:MOST], chosen=chosen)
    if form.is_valid():
        try:
            who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
            localities.choose_authorities(request.locality, **form.cleaned_data, **who)
            messages.success(request, _("The figures of this area now stand on that authority."))
            return redirect("start:home", slug=request.locality.slug)
        except localities.AuthorityRefused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "words": words, "found": found, "most": MOST}
    context["loaded"] = bool(found) or bool(loaded_authorities())
    return render(request, "project/start/authority.jinja", context)


@for_roles(*STARTERS)
def brief(request: HttpRequest) -> HttpResponse:
    told = Brief.of(request.locality, on=timezone.localdate())
    return render(request, "project/start/brief.jinja", {"brief": told})


@for_roles(*STARTERS)
def brief_file(request: HttpRequest) -> HttpResponse:
    told = Brief.of(request.locality, on=timezone.localdate())
    name = f"{request.locality.slug}-brief-{told.on.isoformat()}.pdf"
    try:
        return answer(brief_pdf(told), name=name, content_type="application/pdf")
    except CannotTypeset as lacking:  # somebody wrote a sign that our fonts do not have
        messages.error(request, str(lacking))
        return redirect("start:brief", slug=request.locality.slug)
