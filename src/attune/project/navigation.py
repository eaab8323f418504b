"""The menu by task and the links to the same page in other languages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from attune.place.localities.models import Locality
from attune.place.members.audience import roles_held
from attune.place.members.roles import PLANNERS


def _link(request: HttpRequest, text: str, name: str, **kwargs: str) -> dict[str, Any]:
    href = reverse(name, kwargs=kwargs)
    return {"href": href, "text": text, "current": request.path.startswith(href)}


def menu(request: HttpRequest, locality: Locality | None) -> list[dict[str, Any]]:
    """What a person can do here, in the words of the headings."""
    links = []
    if locality:
        links.append(
            _link(request, _("Find support"), "directory:portal_search", slug=locality.slug)
        )
        links.append(_link(request, _("Pathway"), "pathway:index", slug=locality.slug))
    held = roles_held(request)
    if locality and held.intersection(PLANNERS):
        links.append(_link(request, _("Plan"), "planning:need", slug=locality.slug))
    if locality and held:
        links.append(_link(request, _("Map"), "directory:home", slug=locality.slug))
    if locality and held.intersection(PLANNERS):
        links.append(_link(request, _("Actions"), "evaluation:actions", slug=locality.slug))
    if locality and held.intersection(PLANNERS):
        links.append(_link(request, _("Area"), "place:area", slug=locality.slug))
    if request.user.is_authenticated:
        links.append(_link(request, _("My desk"), "desk"))
    return links


def account_links(request: HttpRequest) -> list[dict[str, Any]]:
    """Who is signed in, and the way in or out."""
    if request.user.is_authenticated:
        return [
            _link(request, request.user.name, "account_email"),
            _link(request, _("Sign out"), "account_logout"),
        ]
    return [_link(request, _("Sign in"), "account_login")]


def language_links(request: HttpRequest, locality: Locality | None) -> list[dict[str, Any]]:
    """The same page in each language this place offers; empty where there is only one."""
    codes = locality.language_codes if locality else (settings.LANGUAGE_CODE,)
    if len(codes) < 2:
        return []
    here = get_language()
    return [
        {
            "href": translate_url(request.get_full_path(), code),
            "text": get_language_info(code)["name_local"],
            "lang": code,
            "dir": "rtl" if get_language_info(code)["bidi"] else "ltr",
            "current": code == here,
        }
        for code in codes
    ]
