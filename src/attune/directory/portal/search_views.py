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
from .search_form import SearchForm
from .search_page import SearchPage


@public
@sensitive_post_parameters("postcode")
@cache_control(private=True)
def search(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _asked(request)
    asked = SearchAsked.of(request.GET)
    page = _page(request, asked)
    form = SearchForm(asked=asked, counts=page.found.counts)
    return render(request, "directory/portal/search.jinja", {"page": page, "form": form})


def _asked(request: HttpRequest) -> HttpResponse:
    """Take the postcode out of what was sent, and lead to the address of the rest."""
    said = request.POST.copy()
    postcode = said.get("postcode", "")
    said["near"] = district_of(postcode)
    asked = SearchAsked.of(said)
    form = SearchForm(request.POST, asked=asked, counts={})
    if form.is_valid():
        answer = HttpResponseRedirect(f"{request.path}?{asked.query}", status=303)
        search_near.remember(request, answer, postcode)
        return answer
    context = {"page": _page(request, asked), "form": form}
    return render(request, "directory/portal/search.jinja", context)


def _page(request: HttpRequest, asked: SearchAsked) -> SearchPage:
    point = search_near.position(request, asked.near)
    return SearchPage.of(request.locality, asked, point, on=timezone.localdate())
