"""What every page's frame needs: the locality, its menu, its urgent-help lines, the languages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from .navigation import account_links, language_links, menu


def shell(request: HttpRequest) -> dict[str, Any]:
    """The frame's own values, for every template."""
    locality = getattr(request, "locality", None)
    audience = getattr(request.resolver_match and request.resolver_match.func, "audience", "public")
    return {
        "locality": locality,
        "member": request.user if request.user.is_authenticated else None,
        "home_href": reverse("locality", kwargs={"slug": locality.slug})
        if locality
        else reverse("home"),
        "demo": settings.DEMO,
        "navigation": menu(request, locality),
        "account_links": account_links(request),
        "language_links": language_links(request, locality),
        "urgent_help": list(locality.help_lines.all()) if locality else [],
        "public_page": audience == "public",
    }
