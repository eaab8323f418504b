"""Addresses of the round of checks, and those that letters carry."""

from django.urls import URLPattern, path

from . import letter_views, views

urlpatterns: list[URLPattern] = [
    path("checks/", views.checks, name="checks"),
    path("checks/mine/", views.mine, name="checks_mine"),
    path("checks/terms/", views.terms, name="check_terms"),
    path("checks/changes/", views.changes, name="check_changes"),
    path("checks/changes/<int:pk>/", views.change, name="check_change"),
    path("checks/<uuid:uid>/", views.check, name="check"),
]
# Links sent by letter: no slug, no sign-in.
letter_urlpatterns: list[URLPattern] = [
    path("still-correct/<str:token>/", letter_views.still_correct, name="answer_still_correct"),
    path("still-correct/<str:token>/changed/", letter_views.changed, name="answer_changed"),
    path("still-correct/<str:token>/closed/", letter_views.gone, name="answer_closed"),
]
