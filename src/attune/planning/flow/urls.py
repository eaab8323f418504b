"""The addresses of the simulation of flow."""

from django.urls import path

from . import saved_views, views

urlpatterns = [
    path("flow/", views.what_if, name="flow"),
    path("flow/refine/", views.refine, name="flow_refine"),
    path("flow/weeks/", views.weeks, name="flow_weeks"),
    path("flow/save/", saved_views.save, name="flow_save"),
    path("flow/saved/<int:pk>/", saved_views.scenario, name="flow_scenario"),
    path("flow/compare/", saved_views.compare, name="flow_compare"),
]
