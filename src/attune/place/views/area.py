"""A locality's own page for its lead: people, data, help lines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from attune.place.members.audience import for_roles
from attune.place.members.models import Membership
from attune.place.members.roles import PLANNERS


@for_roles(*PLANNERS)
def overview(request: HttpRequest) -> HttpResponse:
    memberships = Membership.objects.at(request.locality).in_order()
    return render(request, "place/area.jinja", {"memberships": memberships})
