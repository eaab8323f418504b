"""The addresses of this part."""

from django.urls import URLPattern, path, re_path

from . import views

urlpatterns: list[URLPattern] = [
    path("fairness/", views.overview, name="fairness"),
    path("fairness/load/", views.load, name="fairness_load"),
    path("fairness/template.csv", views.template, name="fairness_template"),
    path("fairness/<int:pk>/", views.counts, name="fairness_counts"),
    re_path(
        r"^fairness/(?P<pk>[0-9]{1,9})/(?P<kind>[a-z]+)\.(?P<form>csv|xlsx)$",
        views.download,
        name="fairness_download",
    ),
]
