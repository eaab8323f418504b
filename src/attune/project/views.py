"""The front door, a locality's own page, and the desk every role lands on."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from attune.place.localities.models import Locality
from attune.place.members.audience import public, signed_in
from attune.place.members.models import Membership

from . import desks
from .demo.people import PEOPLE


@public
def home(request: HttpRequest) -> HttpResponse:
    places = Locality.objects.by_name().select_related("system")
    return render(
        request,
        "project/home.jinja",
        {"places": places, "demo_people": PEOPLE if settings.DEMO else ()},
    )


@public
def locality(request: HttpRequest) -> HttpResponse:
    return render(request, "project/locality.jinja")


@signed_in
def desk(request: HttpRequest) -> HttpResponse:
    memberships = Membership.objects.of(request.user)
    today = timezone.localdate()
    return render(
        request, "project/desk.jinja", {"desks": desks.for_memberships(memberships, on=today)}
    )


@signed_in
def my_account(request: HttpRequest) -> HttpResponse:
    return render(
        request, "project/my_account.jinja", {"memberships": Membership.objects.of(request.user)}
    )


@public
def health(request: HttpRequest) -> HttpResponse:
    """For whoever watches the server: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
