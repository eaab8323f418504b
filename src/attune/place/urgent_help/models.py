"""The lines of a locality's urgent-help panel."""

from django.conf import settings
from django.db import models

from attune.place.localities.models import Locality


class HelpLine(models.Model):
    """One line of a locality's urgent-help panel, confirmed by a person; the last set shows."""

    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, related_name="help_lines")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    text = models.CharField(max_length=300)
    phone = models.CharField(max_length=30, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ["position"]  # the panel has one order, which is part of what was confirmed
        constraints = [
            models.UniqueConstraint(fields=["locality", "position"], name="help_line_position")
        ]

    class Personal:
        fields = frozenset({"confirmed_by"})
        not_personal = frozenset(
            {"id", "locality", "position", "title", "text", "phone", "confirmed_at"}
        )
