"""The map of a locality: its small areas by deprivation or by children under two."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from attune.place.members.audience import for_roles
from attune.place.members.roles import Role

from .area_map import CHOICES, AreaMap


@for_roles(*Role)
def area_map(request: HttpRequest) -> HttpResponse:
    shown = request.GET.get("show", "")
    found = AreaMap.of(request.locality)
    context = {"choices": CHOICES, "shown": shown if shown in CHOICES else "deprivation"}
    if found is None:
        return render(request, "place/no_map.jinja", context)
    context |= {"map": found.picture(context["shown"]), "table": found.table, "found": found}
    return render(request, "place/map.jinja", context)
