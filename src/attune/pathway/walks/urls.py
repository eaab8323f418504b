"""The addresses of walks."""

from django.urls import URLPattern, path

from attune.pathway.shown.addresses import face_urls

from . import views

public_urlpatterns: list[URLPattern] = face_urls("walk/", views.walk, "walk")
staff_urlpatterns: list[URLPattern] = [  # under /SLUG/pathway/work/
    path("<slug:key>/use/", views.counted, name="use"),
]
