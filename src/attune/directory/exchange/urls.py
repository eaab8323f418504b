"""Addresses of this part of the directory."""

from django.urls import URLPattern

from .exporting import urls as exporting
from .feed_urls import feed_urlpatterns
from .importing import urls as importing

__all__ = ["feed_urlpatterns", "urlpatterns"]

urlpatterns: list[URLPattern] = [*importing.urlpatterns, *exporting.urlpatterns]
