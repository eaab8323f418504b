"""The addresses of the flowchart, the layers and the posters."""

from django.urls import URLPattern

from attune.pathway.shown.addresses import face_urls

from . import views

public_urlpatterns: list[URLPattern] = [
    *face_urls("picture/", views.picture, "picture"),
    *face_urls("layers/", views.layers, "layers"),
]
staff_urlpatterns: list[URLPattern] = []
