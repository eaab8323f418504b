"""The addresses of the years ahead."""

from django.urls import path, re_path

from . import views

urlpatterns = [
    path("projection/", views.projection, name="projection"),
    re_path(
        r"^projection/download\.(?P<form>csv|xlsx)$", views.download, name="projection_download"
    ),
    path("projection/load/", views.load, name="projection_load"),
]
