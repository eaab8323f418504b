"""The addresses of the family version."""

from django.urls import URLPattern

from attune.pathway.shown.addresses import face_urls

from .views import family

public_urlpatterns: list[URLPattern] = face_urls("family/", family, "family")
staff_urlpatterns: list[URLPattern] = []
