"""The addresses of the need page."""

from django.urls import path, re_path

from . import views

urlpatterns = [
    path("need/", views.need, name="need"),
    re_path(r"^need/download\.(?P<form>csv|xlsx)$", views.download, name="download"),
    path("need/save/", views.save, name="save"),
    path("need/compare/", views.compare, name="compare"),
    path("need/saved/<int:pk>/", views.estimate, name="estimate"),
]
