"""Addresses of this part of the directory."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
# The Open Referral UK feed, relative to /api/oruk/v3 (which ends without a slash).
feed_urlpatterns: list[URLPattern] = []
