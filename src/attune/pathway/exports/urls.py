"""The addresses of exports."""

from django.urls import URLPattern

from attune.pathway.shown.addresses import face_urls

from . import views

public_urlpatterns: list[URLPattern] = [
    *face_urls("export/", views.exports, "exports"),
    *face_urls("export/edition.json", views.edition_json, "edition_json"),
    *face_urls("export/plan-definition.json", views.plan_json, "plan_json"),
    *face_urls("export/flow.toml", views.flow_toml, "flow_toml"),
]
staff_urlpatterns: list[URLPattern] = []
