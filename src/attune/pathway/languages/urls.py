"""The addresses of translations."""

from django.urls import URLPattern, path

from . import views

public_urlpatterns: list[URLPattern] = []
staff_urlpatterns: list[URLPattern] = [
    path("<slug:key>/languages/", views.overview, name="languages"),
    path("<slug:key>/languages/<slug:code>/", views.language, name="language"),
    path("<slug:key>/languages/<slug:code>/begin/", views.begin, name="language_begin"),
    path("<slug:key>/languages/<slug:code>/approve/", views.approve, name="language_approve"),
    path("<slug:key>/languages/<slug:code>/withdraw/", views.withdraw, name="language_withdraw"),
]
