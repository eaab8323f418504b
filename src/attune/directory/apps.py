"""The directory room as Django knows it."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "attune.directory"
    label = "directory"
