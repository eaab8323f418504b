"""The Django app of this room."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "attune.evaluation"
    label = "evaluation"
