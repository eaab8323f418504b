"""The addresses of the checker's pages."""

from django.urls import URLPattern, path

from . import views

public_urlpatterns: list[URLPattern] = []  # under /SLUG/pathway/
staff_urlpatterns: list[URLPattern] = [  # under /SLUG/pathway/work/
    path("<slug:key>/check/", views.check, name="check"),
]
