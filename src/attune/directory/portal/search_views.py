"""Find support: families' search, by address (GET) once a postcode has come by POST."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters

from attune.domain.postcodes import district_of
from attune.place.members.audience import public

from . import search_near
from .search_asked import SearchAsked
from .search_form import SearchForm, choices
from .search_page import SearchPage


@public
@sensitive_post_parameters("postcode")
@cache_control(private=True)
def search(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _asked(request)
    asked = SearchAsked.of(request.GET)
    return _answer(request, asked, SearchForm(asked=asked))


def _asked(request: HttpRequest) -> HttpResponse:
    """Take the postcode out of what was sent, and lead to the address of the rest."""
    said = request.POST.copy()
    postcode = said.get("postcode", "")
    said["near"] = district_of(postcode)
    asked = SearchAsked.of(said)
    form = SearchForm(request.POST, asked=asked)
    if not form.is_valid():
        return _answer(request, asked, form)
    answer = HttpResponseRedirect(f"{request.path}?{asked.query}", status=303)
    search_near.remember(request, answer, postcode)
    return answer


def _answer(request: HttpRequest, asked: SearchAsked, form: SearchForm) -> HttpResponse:
    point = search_near.position(request, asked.near)
    page = SearchPage.of(request.locality, asked, point, on=timezone.localdate())
    context = {"page": page, "form": form, "choices": list(choices(asked, page.found.counts))}
    return render(request, "directory/portal/search.jinja", context)
