"""The practitioners' pages of a pathway, and where a printed code leads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control

from attune.pathway.shown.addresses import READERS
from attune.pathway.shown.shown import ShownEdition
from attune.place.members.audience import public, roles_held

from .changed_words import SECTION_TITLES, field_title
from .history import history
from .listed import listed
from .printed import found_code, leads_to
from .reading import Reading


@public
def index(request: HttpRequest) -> HttpResponse:
    """Every published pathway of the place; for who works here, the way to the drafts."""
    pathways = listed(request.locality, on=timezone.localdate())
    works = bool(roles_held(request).intersection(READERS))
    return render(request, "pathway/pages/index.jinja", {"pathways": pathways, "works": works})


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


@public
@cache_control(no_store=True)
def printed(request: HttpRequest, code: str) -> HttpResponse:
    """To the current edition: today's may not be tomorrow's, so nobody keeps the answer."""
    found = found_code(code)
    if found is None:
        return render(request, "pathway/pages/unknown_code.jinja", status=404)
    return redirect(leads_to(found))


# A code on a family poster leads on in the poster's own language.
printed.for_families = True  # type: ignore[attr-defined]
