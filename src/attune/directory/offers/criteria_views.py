"""A practitioner tries a service's own published criteria; nothing of it is kept or logged."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from attune.directory.records.models import Service
from attune.place.members.audience import for_roles

from .criteria_form import CriteriaForm, rule_lines
from .gap_map import READERS


@for_roles(*READERS)
@never_cache
def criteria(request: HttpRequest, uid: UUID) -> HttpResponse:
    service = Service.objects.at(request.locality, uid)
    published = service.offer.criteria if service and not service.historical else None
    if service is None or published is None:
        raise Http404("This service has published no criteria")
    form = CriteriaForm(request.POST if request.method == "POST" else None, criteria=published)
    context = {"service": service, "criteria": published, "form": form, "answer": form.answer}
    context["rules"] = rule_lines(published)
    return render(request, "directory/offers/criteria.jinja", context)
