"""The addresses of packs."""

from django.urls import URLPattern, path

from attune.pathway.shown.addresses import face_urls

from . import views

public_urlpatterns: list[URLPattern] = [  # under /SLUG/pathway/
    *face_urls("pack/", views.pack, "pack"),
    *face_urls("pack.zip", views.pack_zip, "pack_zip"),
]
staff_urlpatterns: list[URLPattern] = [  # under /SLUG/pathway/work/
    path("take-in/", views.hand_in, name="packs_hand_in"),
    path("take-in/<slug:sha256>/", views.look, name="packs_look"),
]
