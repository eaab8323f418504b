"""The page on which a lead sees what is poor in their pathway."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from attune.pathway.shown.addresses import READERS, found_pathway
from attune.place.members.audience import for_roles

from .page import CheckPage


@for_roles(*READERS)
def check(request: HttpRequest, key: str) -> HttpResponse:
    """Everything the checker finds in the draft, and in the editions."""
    pathway = found_pathway(request, key)
    context = {"pathway": pathway, "page": CheckPage(pathway, timezone.localdate())}
    return render(request, "pathway/checking/check.jinja", context)
