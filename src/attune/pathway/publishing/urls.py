"""The addresses of review, approval and publishing."""

from django.urls import URLPattern

public_urlpatterns: list[URLPattern] = []  # under /SLUG/pathway/
staff_urlpatterns: list[URLPattern] = []  # under /SLUG/pathway/work/
