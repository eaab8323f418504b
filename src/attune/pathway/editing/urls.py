"""The addresses of the pages on which a pathway is adapted."""

from django.urls import URLPattern

public_urlpatterns: list[URLPattern] = []  # under /SLUG/pathway/
staff_urlpatterns: list[URLPattern] = []  # under /SLUG/pathway/work/
