"""Addresses that may have to stay confidential: a person says which."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from attune.directory.records.models import Location
from attune.directory.services import actions as services
from attune.domain.confidential import Confidentiality
from attune.place.members.audience import for_roles

from .editors import KEEPERS

SAID = {
    "clear": (Confidentiality.CLEARED, _("The address may be shown now.")),
    "keep": (Confidentiality.CONFIDENTIAL, _("The address stays private.")),
}


@for_roles(*KEEPERS)
def addresses(request: HttpRequest) -> HttpResponse:
    places = Location.objects.kept_by(request.locality).with_services()
    context = {
        "waiting": places.awaiting_clearance(),
        "private": places.private(),
    }
    return render(request, "directory/editing/addresses.jinja", context)


@for_roles(*KEEPERS)
@require_POST
def say(request: HttpRequest, pk: int) -> HttpResponse:
    place = Location.objects.kept_by(request.locality).with_pk(pk).first()
    if place is None or request.POST.get("say") not in SAID:
        raise Http404("There is no such place")
    confidentiality, sentence = SAID[request.POST["say"]]
    services.say_confidentiality(
        place, confidentiality=confidentiality, by=request.user, at=timezone.now()
    )
    messages.success(request, sentence)
    return redirect("directory:editing_addresses", slug=request.locality.slug)
