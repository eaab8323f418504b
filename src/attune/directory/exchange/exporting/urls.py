"""The addresses of exports, under /SLUG/directory/."""

from django.urls import path, re_path

from . import views

urlpatterns = [
    path("exports/", views.exports, name="exports"),
    path("exports/make/", views.make, name="exports_make"),
    re_path(r"^exports/services\.(?P<form>json|ndjson)$", views.download, name="exports_download"),
]
