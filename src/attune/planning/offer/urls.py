"""The addresses of this part."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("offer/", views.offer, name="offer"),
    path("offer/download.xlsx", views.download, name="offer_download"),
]
