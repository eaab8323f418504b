"""The page of claims."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS

from .page import page_of


@for_roles(*PLANNERS)
def claims(request: HttpRequest) -> HttpResponse:
    page = page_of(request.locality, request.GET)
    return render(request, "planning/claims/claims.jinja", {"page": page, "form": page.sent})
