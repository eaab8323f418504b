"""The addresses of the feed, each with and without a slash at its end."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, include, path

from . import feed_views as views


def _pages(route: str, view: Any, name: str) -> Iterator[URLPattern]:
    yield path(f"{route}/", view)
    yield path(route, view, name=name)


below = [
    path("", views.root),
    *_pages("services", views.services, "services"),
    *_pages("services/<str:uid>", views.service, "service"),
    *_pages("taxonomies", views.taxonomies, "taxonomies"),
    *_pages("taxonomies/<str:uid>", views.taxonomy, "taxonomy"),
    *_pages("taxonomy_terms", views.terms, "taxonomy_terms"),
    *_pages("taxonomy_terms/<str:uid>", views.term, "taxonomy_term"),
    *_pages("organizations", views.providers, "organizations"),
    *_pages("organizations/<str:uid>", views.provider, "organization"),
    *_pages("service_at_locations", views.places, "service_at_locations"),
    *_pages("service_at_locations/<str:uid>", views.place, "service_at_location"),
    path("<path:rest>", views.nothing),
]
# Relative to /api/oruk/v3, which ends without a slash.
feed_urlpatterns = [path("", views.root, name="root"), path("/", include(below))]
