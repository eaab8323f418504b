"""Addresses of the quality mark: staff's, and what families may read about it."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("marks/", views.overview, name="marks"),
    path("marks/criteria/", views.settle, name="mark_criteria"),
    path("marks/<int:pk>/", views.mark, name="mark"),
    path("marks/service/<uuid:uid>/", views.apply, name="mark_apply"),
]
public_urlpatterns: list[URLPattern] = [
    path("quality-mark/", views.meaning, name="mark_meaning"),
]
