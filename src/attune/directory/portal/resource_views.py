"""The bank of resources: families read it, the area keeps it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.domain.offers.vocabulary import Topic
from attune.domain.readability import reading_age
from attune.place.members.audience import for_roles, public
from attune.place.members.roles import Role

from . import actions
from .models import Resource
from .resource_form import ResourceForm

KEEPERS = (Role.LEAD, Role.FAMILY_INFORMATION_OFFICER)
TOPICS = {topic.value: topic for topic in Topic}


@public
def resources(request: HttpRequest) -> HttpResponse:
    topic = TOPICS.get(request.GET.get("about", ""))
    found = Resource.objects.at(request.locality).offered().about(topic).by_title()
    context = {"resources": found, "topics": list(Topic), "topic": topic}
    return render(request, "directory/portal/resources.jinja", context)


@for_roles(*KEEPERS)
def bank(request: HttpRequest) -> HttpResponse:
    rows = Resource.objects.at(request.locality).offered().by_title()
    today = timezone.localdate()
    context = {"rows": [(row, reading_age(row.about)) for row in rows], "today": today}
    return render(request, "directory/portal/bank.jinja", context)


@for_roles(*KEEPERS)
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    resource = Resource.objects.at(request.locality).with_pk(pk).first() if pk else None
    if pk and resource is None:
        raise Http404("There is no such resource")
    if resource and "off" in request.POST:
        actions.take_off(resource, by=request.user, at=timezone.now())
        messages.success(request, _("Families no longer see it."))
        return redirect("directory:portal_bank", slug=request.locality.slug)
    form = ResourceForm.of(resource, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.keep_resource(
            request.locality,
            card=form.card,
            resource=resource,
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("Saved."))
        return redirect("directory:portal_bank", slug=request.locality.slug)
    context = {"form": form, "resource": resource}
    return render(request, "directory/portal/resource_edit.jinja", context)
