"""Hypothesis may take its time: on a busy machine a slow example says nothing about a rule."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
