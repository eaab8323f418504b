"""The addresses of perinatal and wider prevalence."""

from django.urls import path, re_path

from . import views

urlpatterns = [
    path("perinatal/", views.perinatal, name="perinatal"),
    re_path(r"^perinatal/download\.(?P<form>csv|xlsx)$", views.download, name="perinatal_download"),
]
