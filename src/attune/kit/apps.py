"""The Django app of this room."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "attune.kit"
    label = "kit"
