"""The pages of the Open Referral UK feed, of the whole instance and of one locality."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from attune.directory.documents.models import (
    PublishedPlace,
    PublishedProvider,
    PublishedService,
)
from attune.directory.documents.writing import text
from attune.directory.records.models import Service
from attune.formats.oruk.envelopes import api_details
from attune.place.localities.models import Locality

from . import feed_services, feed_terms
from .feed_answers import joined, listed, on_one_page
from .feed_door import JSON, feed
from .feed_parameters import flag, paging, uuid, value
from .feed_parameters import services as asked_of_services
from .feed_providers import ProviderShelf, Telling

PROFILE = "https://openreferraluk.org"
OPENAPI = "https://openreferraluk.org/specifications/3.0/openapi.json"


def _here(request: HttpRequest) -> Locality | None:
    return getattr(request, "locality", None)


def _uid(given: str) -> UUID:
    """An id of the address; one that is none has no page."""
    try:
        return uuid(given)
    except ValueError:
        raise Http404("This is no id") from None


def _found(written: str | None) -> HttpResponse:
    if written is None:
        raise Http404("Nothing has this id")
    return HttpResponse(written, content_type=JSON)


@feed
def root(request: HttpRequest) -> HttpResponseBase:
    return _found(text(api_details(profile=PROFILE, openapi_url=OPENAPI)))


@feed
def services(request: HttpRequest) -> HttpResponseBase:
    page, asked = paging(request.GET), asked_of_services(request.GET)
    found = feed_services.services(asked, _here(request), on=timezone.localdate())
    if flag(request.GET, "minimal"):
        shelf = feed_services.MinimalShelf(found)
        return listed(page, shelf) if page.chosen or page.stream else on_one_page(shelf)
    form = feed_services.WHOLE if flag(request.GET, "full") else feed_services.BRIEF
    return listed(page, feed_services.ServiceShelf(found, form))


@feed
def service(request: HttpRequest, uid: str) -> HttpResponseBase:
    seen = PublishedService.objects.seen(on=timezone.localdate()).at(_here(request))
    found = seen.with_uid(_uid(uid)).first()
    if found:
        answer = _found(found.whole)
        answer.headers["Last-Modified"] = http_date(found.last_modified.timestamp())
        return answer
    became = Service.objects.successor_of(_uid(uid))
    if became is None or became.uid == _uid(uid) or not seen.with_uid(became.uid).exists():
        raise Http404("No service has this id")
    where = {"slug": request.locality.slug} if _here(request) else {}
    return HttpResponsePermanentRedirect(
        reverse("feed:service", kwargs={**where, "uid": became.uid})
    )


@feed
def places(request: HttpRequest) -> HttpResponseBase:
    page, asked = paging(request.GET), asked_of_services(request.GET)
    found = feed_services.places(asked, _here(request), on=timezone.localdate())
    return listed(page, feed_services.PlaceShelf(found, flag(request.GET, "full")))


@feed
def place(request: HttpRequest, uid: str) -> HttpResponseBase:
    on = timezone.localdate()
    row = PublishedPlace.objects.seen(on=on).at(_here(request), on=on).with_uid(_uid(uid))
    if row is None:
        raise Http404("No place has this id")
    return _found(feed_services.place_text(row, row.service, full=True))


@feed
def providers(request: HttpRequest) -> HttpResponseBase:
    on, page = timezone.localdate(), paging(request.GET)
    with_services = flag(request.GET, "full_service")
    full = flag(request.GET, "full") or with_services
    telling = Telling(_here(request), on, full=full, with_services=with_services)
    found = PublishedProvider.objects.at(_here(request), on=on)
    if words := value(request.GET, "search", str):
        found = found.named_like(words)
    return listed(page, ProviderShelf(found, telling))


@feed
def provider(request: HttpRequest, uid: str) -> HttpResponseBase:
    on = timezone.localdate()
    with_services = flag(request.GET, "full_service")
    telling = Telling(_here(request), on, full=True, with_services=with_services)
    found = PublishedProvider.objects.at(_here(request), on=on).with_uid(_uid(uid)).first()
    if found is None:
        raise Http404("No organisation has this id")
    return joined(telling.pieces(found))


@feed
def taxonomies(request: HttpRequest) -> HttpResponseBase:
    return listed(paging(request.GET), feed_terms.taxonomies(request.GET))


@feed
def taxonomy(request: HttpRequest, uid: str) -> HttpResponseBase:
    return _found(feed_terms.one_taxonomy(_uid(uid)))


@feed
def terms(request: HttpRequest) -> HttpResponseBase:
    return listed(paging(request.GET), feed_terms.terms(request.GET))


@feed
def term(request: HttpRequest, uid: str) -> HttpResponseBase:
    return _found(feed_terms.one_term(_uid(uid)))


@feed
def nothing(request: HttpRequest, rest: str) -> HttpResponseBase:
    raise Http404("The feed has no such page")
