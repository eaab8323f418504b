"""The practitioners' pages of a pathway."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from attune.pathway.records.models import LocalPathway
from attune.pathway.shown.shown import ShownEdition
from attune.place.members.audience import public

from .changed_words import SECTION_TITLES, field_title
from .history import history
from .reading import Reading


@public
def index(request: HttpRequest) -> HttpResponse:
    """Every published pathway of the place."""
    pathways = LocalPathway.objects.at(request.locality).published().by_title()
    return render(request, "pathway/pages/index.jinja", {"pathways": pathways})


def practitioners(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    """The whole edition, as practitioners read it."""
    context = {"shown": shown, "reading": Reading(shown)}
    return render(request, "pathway/pages/practitioners.jinja", context)


def changes(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    """What changed in this edition, and every edition there is."""
    context = {
        "shown": shown,
        "history": history(shown),
        "section_titles": SECTION_TITLES,
        "field_title": field_title,
    }
    return render(request, "pathway/pages/changes.jinja", context)
