"""Addresses of this part of the directory."""

from django.urls import URLPattern

from .feed_urls import feed_urlpatterns

__all__ = ["feed_urlpatterns", "urlpatterns"]

urlpatterns: list[URLPattern] = []
