"""The practitioners' pages of a pathway."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from attune.pathway.records.models import LocalPathway
from attune.pathway.shown.shown import ShownEdition
from attune.place.members.audience import public


@public
def index(request: HttpRequest) -> HttpResponse:
    """Every published pathway of the place."""
    pathways = LocalPathway.objects.at(request.locality).published().by_title()
    return render(request, "pathway/pages/index.jinja", {"pathways": pathways})


def practitioners(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    """The whole edition, as practitioners read it."""
    return render(request, "pathway/pages/practitioners.jinja", {"shown": shown})
