"""The flowchart and the layers around the child, as pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from attune.pathway.shown.shown import ShownEdition

from .flowchart import flowchart
from .outline import outline


def picture(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    """The flowchart, and the outline that says the same."""
    told = {"shown": shown, "svg": flowchart(shown.pathway), "outline": outline(shown.pathway)}
    return render(request, "pathway/posters/picture.jinja", told)


def layers(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    """The same pathway seen from the child outwards."""
    return render(request, "pathway/posters/layers.jinja", {"shown": shown})
