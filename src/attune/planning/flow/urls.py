"""The addresses of the simulation of flow."""

from django.urls import path

from . import views

urlpatterns = [
    path("flow/", views.what_if, name="flow"),
    path("flow/refine/", views.refine, name="flow_refine"),
]
