"""A content file as it was when it was used: answers, scores and editions point at this row."""

from typing import Any

from django.db import models

from attune.domain import canonical


class ContentVersionQuerySet(models.QuerySet["ContentVersion"]):
    """Questions asked of content versions."""

    def of(self, kind: str, key: str) -> "ContentVersionQuerySet":
        return self.filter(kind=kind, key=key).order_by("-id")


class ContentVersion(models.Model):
    """The canonical text of one content file, told apart by its sha256; it never changes."""

    kind = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    # Canonical text rather than a JSON column: both databases give back the bytes that were hashed.
    canonical = models.TextField()
    kept_at = models.DateTimeField()

    append_only = True
    objects = ContentVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "sha256"], name="content_version_once")
        ]

    class Personal:
        fields: frozenset[str] = frozenset()
        not_personal = frozenset({"id", "kind", "key", "sha256", "canonical", "kept_at"})

    @property
    def data(self) -> Any:
        """What the file said; dates come back as text."""
        return canonical.value(self.canonical)
