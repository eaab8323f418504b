"""The addresses of exports."""

from django.urls import URLPattern

public_urlpatterns: list[URLPattern] = []  # under /SLUG/pathway/
staff_urlpatterns: list[URLPattern] = []  # under /SLUG/pathway/work/
