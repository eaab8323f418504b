"""Deny by default: a page is closed unless its view declares an audience."""

import logging
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

log = logging.getLogger(__name__)


class DenyByDefault:
    """Refuse every view that does not say who may open it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *rest: Any
    ) -> None:
        if not hasattr(view, "audience"):
            log.error("%s declares no audience and is closed", view)
            raise Http404("This page declares no audience")
