"""Deny by default, and no page in a language that it does not speak."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import translate_url
from django.utils.translation import get_language

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


class FamilyLanguages:
    """Some languages are spoken by families' pages alone; every other page answers in English.

    A page in English that calls itself Polish would be read out as Polish.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *rest: Any
    ) -> HttpResponse | None:
        only_families = get_language() in settings.FAMILY_LANGUAGES
        if not only_families or getattr(view, "for_families", False):
            return None
        return redirect(translate_url(request.get_full_path(), settings.LANGUAGE_CODE))
