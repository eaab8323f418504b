"""Addresses of this part of the directory."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
# Links sent by letter: no slug, no sign-in.
letter_urlpatterns: list[URLPattern] = []
