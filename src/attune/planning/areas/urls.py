"""The addresses of this part."""

from django.urls import URLPattern, path, re_path

from . import views

urlpatterns: list[URLPattern] = [
    path("areas/", views.areas, name="areas"),
    re_path(r"^areas/download\.(?P<form>csv|xlsx)$", views.download, name="areas_download"),
    path("areas/footprint/", views.footprint, name="areas_footprint"),
]
