"""The need page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS


@for_roles(*PLANNERS)
def need(request: HttpRequest) -> HttpResponse:
    return render(request, "planning/need.jinja")
