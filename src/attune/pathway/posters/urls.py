"""The addresses of the flowchart, the layers and the posters."""

from django.urls import URLPattern, register_converter

from attune.pathway.shown.addresses import face_urls

from . import views
from .papers import PaperConverter

register_converter(PaperConverter, "paper")
public_urlpatterns: list[URLPattern] = [
    *face_urls("picture/", views.picture, "picture"),
    *face_urls("layers/", views.layers, "layers"),
    *face_urls("poster/", views.posters, "poster"),
    *face_urls("poster/practitioners-<paper:paper>.pdf", views.practitioners_pdf, "poster_pdf"),
    *face_urls(
        "poster/families-<paper:paper>-<str:lang>.pdf", views.family_pdf, "family_poster_pdf"
    ),
]
staff_urlpatterns: list[URLPattern] = []
