"""What every page's frame needs: the locality, its menu, its urgent-help lines, the languages."""

from typing import Any

from django.http import HttpRequest

from .navigation import language_links, menu


def shell(request: HttpRequest) -> dict[str, Any]:
    """The frame's own values, for every template."""
    locality = getattr(request, "locality", None)
    audience = getattr(request.resolver_match and request.resolver_match.func, "audience", "public")
    return {
        "locality": locality,
        "member": request.user if request.user.is_authenticated else None,
        "navigation": menu(request, locality),
        "language_links": language_links(request, locality),
        "urgent_help": list(locality.help_lines.order_by("position")) if locality else [],
        "public_page": audience == "public",
    }
