"""The Django app of this room."""

from django.apps import AppConfig


class PlaceConfig(AppConfig):
    name = "attune.place"
    label = "place"
