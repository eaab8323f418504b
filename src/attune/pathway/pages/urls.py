"""The addresses of what practitioners read."""

from django.urls import URLPattern, path

from attune.pathway.shown.addresses import face_urls

from . import views

public_urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    *face_urls("", views.practitioners, "pathway"),
    *face_urls("changes/", views.changes, "changes"),
]
staff_urlpatterns: list[URLPattern] = []
