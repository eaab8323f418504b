"""Where a family is: from the postcode they type, without keeping the postcode anywhere.

The postcode arrives in the body of a POST and is used in that request alone: it is looked up in
the postcode file here and dropped; no table, session, log or address holds it. What goes on is
the district, in the address, and a position rounded to about 100 metres, signed, in a cookie of the
family's own browser. It is read by these pages only and ends with the browser, or after two hours.
Without it distances are measured from the middle of the district.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from attune.directory.search.positions import centre_of, position_of
from attune.domain.postcodes import district_of, normal
from attune.domain.search.distance import Point

COOKIE, SALT = "near", "attune.directory.near"
HOURS = 2
ROUNDED = 1_000  # millionths of a degree


def remember(request: HttpRequest, answer: HttpResponse, said: str) -> None:
    """Let the family's browser hold the rounded position of a whole postcode, or nothing."""
    path = reverse("directory:portal_search", kwargs={"slug": request.locality.slug})
    point = position_of(postcode) if (postcode := normal(said)) else None
    if point is None:
        if _held(request, district_of(said)) is None:
            answer.delete_cookie(COOKIE, path=path)
        return
    rounded = [round(each / ROUNDED) for each in (point.latitude_e6, point.longitude_e6)]
    answer.set_cookie(
        COOKIE,
        signing.dumps([district_of(said), *rounded], salt=SALT),
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def position(request: HttpRequest, district: str) -> Point | None:
    """From where to measure: as the browser holds it, or else the middle of the district."""
    if not district:
        return None
    return _held(request, district) or centre_of(district)


def _held(request: HttpRequest, district: str) -> Point | None:
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=HOURS * 3600)
    except signing.BadSignature:
        return None
    where, latitude, longitude = kept
    return Point(latitude * ROUNDED, longitude * ROUNDED) if where == district else None
