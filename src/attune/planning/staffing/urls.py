"""The addresses of staff and cost."""

from django.urls import path, re_path

from . import views

urlpatterns = [
    path("staffing/", views.staffing, name="staffing"),
    re_path(r"^staffing/download\.(?P<form>csv|xlsx)$", views.download, name="staffing_download"),
]
