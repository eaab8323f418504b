"""What an area knows better than the model: own figures and anchors, each with its reason."""

from django.conf import settings
from django.db import models

from attune.place.localities.models import Locality


class LocalFindingQuerySet(models.QuerySet["LocalFinding"]):
    """Questions asked of local findings."""

    def of(self, locality: Locality) -> "LocalFindingQuerySet":
        return self.filter(locality=locality).select_related("recorded_by")

    def on(self, subject: str) -> "LocalFindingQuerySet":
        return self.filter(subject=subject)

    def newest_first(self) -> "LocalFindingQuerySet":
        return self.order_by("-recorded_at", "-id")


class LocalFinding(models.Model):
    """One figure recorded by an area; the newest of a subject stands, an empty one withdraws it.

    `subject` is a level's key, "specialist_gross", "specialist_net", or "anchor".
    """

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=40)
    document = models.TextField(blank=True)  # canonical text of the value or the mix
    reason = models.CharField(max_length=1000)
    source = models.CharField(max_length=300)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    append_only = True
    objects = LocalFindingQuerySet.as_manager()

    class Personal:
        fields = frozenset({"recorded_by"})
        not_personal = frozenset(
            {"id", "locality", "subject", "document", "reason", "source", "recorded_at"}
        )
