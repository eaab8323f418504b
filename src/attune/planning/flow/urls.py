"""The addresses of the simulation of flow."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
