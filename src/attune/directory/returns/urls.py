"""Addresses of returns, and the one that letters carry."""

from django.urls import URLPattern, path

from . import file_views, letter_views, views

urlpatterns: list[URLPattern] = [
    path("returns/", views.overview, name="returns"),
    path("returns/download.csv", views.download, name="returns_download"),
    path("returns/mine/", views.mine, name="returns_mine"),
    path("returns/senders/", views.senders, name="returns_senders"),
    path("returns/small-numbers/", views.small, name="returns_small"),
    path("returns/file/", file_views.file, name="returns_file"),
    path("returns/template.csv", file_views.template, name="returns_template"),
    path("returns/<uuid:uid>/<str:written>/", views.send, name="returns_send"),
]
# Links sent by letter: no slug, no sign-in.
letter_urlpatterns: list[URLPattern] = [
    path("quarter/<str:token>/", letter_views.quarter, name="answer_quarter"),
]
