"""Addresses of the gap matrix and of a service's own criteria."""

from django.urls import URLPattern, path

from . import criteria_views, labels_views, views

urlpatterns: list[URLPattern] = [
    path("gaps/", views.matrix, name="offers_gaps"),
    path("gaps/cell/", views.cell, name="offers_cell"),
    path("gaps/download.xlsx", views.download, name="offers_download"),
    path("gaps/words/", labels_views.labels, name="offers_labels"),
    path("gaps/map/", views.area_map, name="offers_map"),
    path("gaps/unplaced/", views.unplaced, name="offers_unplaced"),
    path("gaps/funding/", views.funding, name="offers_funding"),
    path("gaps/example/", views.example, name="offers_example"),
    path("gaps/example/cell/", views.example_cell, name="offers_example_cell"),
    path("criteria/<uuid:uid>/", criteria_views.criteria, name="offers_criteria"),
]
