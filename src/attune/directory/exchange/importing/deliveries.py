"""What somebody handed in through a page, a file or an address, and what its check found."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models

from attune.domain import canonical
from attune.place.jobs.models import Job
from attune.place.localities.models import Locality


class ReceivedFeedQuerySet(models.QuerySet["ReceivedFeed"]):
    """Questions asked of what was handed in."""

    def at(self, locality: Locality) -> "ReceivedFeedQuerySet":
        return self.filter(locality=locality)

    def numbered(self, pk: int) -> "ReceivedFeedQuerySet":
        return self.filter(pk=pk)

    def newest_first(self) -> "ReceivedFeedQuerySet":
        return self.select_related("received_by").prefetch_related("checks").order_by("-id")

    def older_than(self, moment: Any) -> "ReceivedFeedQuerySet":
        return self.filter(received_at__lt=moment)


class ReceivedFeed(models.Model):
    """A file that was handed in, or an address; our copy waits in a folder until it is loaded."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    source_name = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=500, blank=True)
    size = models.BigIntegerField()
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    append_only = True
    objects = ReceivedFeedQuerySet.as_manager()

    class Personal:
        fields = frozenset({"received_by"})
        not_personal = frozenset(
            {"id", "locality", "source_name", "file_name", "address", "size", "received_at"}
        )

    @property
    def folder(self) -> Path:
        return Path(settings.MEDIA_ROOT) / "feeds" / f"{self.pk}"

    @property
    def copy(self) -> Path:
        """The file as it came, or the folder of pages that were fetched."""
        return self.folder / (self.file_name or "pages")

    @property
    def newest_check(self) -> "FeedCheck | None":
        return self.checks.order_by("-id").first()  # type: ignore[no-any-return]

    @property
    def newest_job(self) -> Job | None:
        """The check or loading that somebody asked for last."""
        said = canonical.text({"received": self.pk})
        jobs = Job.objects.at_locality(self.locality).filter(arguments=said)
        asked = jobs.filter(kind__startswith="directory.").with_state().newest_first()
        return asked.first()  # type: ignore[no-any-return]


class FeedCheck(models.Model):
    """What a check found: loading would do this. A refused delivery has its reason instead."""

    received = models.ForeignKey(ReceivedFeed, on_delete=models.PROTECT, related_name="checks")
    refused = models.TextField(blank=True)
    report = models.TextField(blank=True)
    checked_at = models.DateTimeField()

    append_only = True

    class Personal:
        fields = frozenset({"report"})
        not_personal = frozenset({"id", "received", "refused", "checked_at"})

    @property
    def found(self) -> dict[str, Any]:
        return canonical.value(self.report) if self.report else {}  # type: ignore[return-value]
