"""Files that somebody handed in through a page, and what checking each of them found."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import models

from attune.place.areas.models import Dataset


class ReceivedFileQuerySet(models.QuerySet["ReceivedFile"]):
    """Questions asked of files handed in."""

    def newest_first(self) -> "ReceivedFileQuerySet":
        return self.select_related("received_by").prefetch_related("checks").order_by("-id")

    def waiting(self) -> "ReceivedFileQuerySet":
        """Checked and found good, and not loaded yet: oldest first."""
        loaded = Dataset.objects.values("sha256")
        good = self.filter(checks__passed=True).exclude(sha256__in=loaded)
        return good.distinct().order_by("id")

    def older_than(self, day: datetime) -> "ReceivedFileQuerySet":
        return self.filter(received_at__lt=day)

    def numbered(self, number: int) -> "ReceivedFileQuerySet":
        return self.filter(pk=number)


class ReceivedFile(models.Model):
    """A file as it came, its copy waiting in our folder until it is loaded."""

    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    form = models.CharField(max_length=4)  # csv or xlsx
    source = models.CharField(max_length=500, blank=True)
    vintage = models.CharField(max_length=80, blank=True)  # where the file does not say
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    append_only = True
    objects = ReceivedFileQuerySet.as_manager()

    class Personal:
        fields = frozenset({"received_by"})
        not_personal = frozenset(
            {
                *("id", "file_name", "sha256", "size", "form"),
                *("source", "vintage", "received_at"),
            }
        )

    @property
    def folder(self) -> Path:
        """Each in a folder of its own, so that it can keep the name it came with."""
        return Path(settings.MEDIA_ROOT) / "imports" / f"{self.pk}"

    @property
    def copy(self) -> Path:
        return self.folder / self.file_name


class FileCheck(models.Model):
    """What one check of a received file (one sheet of it) found."""

    received = models.ForeignKey(ReceivedFile, on_delete=models.PROTECT, related_name="checks")
    sheet = models.CharField(max_length=80, blank=True)
    passed = models.BooleanField()
    report = models.TextField()  # lines for the person: the report, or why it was refused
    checked_at = models.DateTimeField()

    append_only = True

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "received", "sheet", "passed", "report", "checked_at"})

    @property
    def lines(self) -> list[str]:
        return self.report.splitlines()
