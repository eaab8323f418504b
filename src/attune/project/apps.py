"""The Django app of the composition root."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "attune.project"
    label = "project"
