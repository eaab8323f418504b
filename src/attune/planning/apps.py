"""The Django app of this room."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "attune.planning"
    label = "planning"
