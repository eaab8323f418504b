"""The page of the family version."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override

from attune.pathway.languages.spoken import spoken_before
from attune.pathway.shown.shown import ShownEdition

from .version import FamilyPage, family_page


def family(request: HttpRequest, shown: ShownEdition) -> HttpResponse:
    page = family_page(shown, get_language() or shown.pathway.language)
    context = {
        "shown": shown,
        "page": page,
        "version": _version(request, page),
        "spoken_before": not page.in_asked and spoken_before(shown.local, page.asked),
    }
    return render(request, "pathway/family/family.jinja", context)


def _version(request: HttpRequest, page: FamilyPage) -> str:
    """The version itself speaks its own language, whatever the frame around it speaks."""
    context = {"page": page, "locality": request.locality}
    with override(page.told.language):
        version = render_to_string("pathway/family/_version.jinja", context)
    return mark_safe(version)  # noqa: S308  a template of ours, which escapes what it says


# Also in a language that only families' pages speak.
family.for_families = True  # type: ignore[attr-defined]
