"""The pathway room as Django knows it."""

from django.apps import AppConfig


class PathwayConfig(AppConfig):
    name = "attune.pathway"
    label = "pathway"
