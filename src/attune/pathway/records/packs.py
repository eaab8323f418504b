"""The packs an area has taken in: whose they were, and under which licence."""

from django.conf import settings
from django.db import models

from .pathways import LocalPathway


class PackTaken(models.Model):
    """A pack that became a pathway here."""

    pathway = models.ForeignKey(LocalPathway, on_delete=models.PROTECT, related_name="packs")
    author = models.CharField(max_length=200)
    licence = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Personal:
        fields = frozenset({"author", "by"})
        not_personal = frozenset({"id", "pathway", "licence", "sha256", "at"})
