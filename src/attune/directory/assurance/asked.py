"""What an owner said has changed, or that the service has closed, and what staff did about it."""

from django.conf import settings
from django.db import models

from attune.directory.records.models import Service
from attune.place.localities.models import Locality


class ChangeAskedQuerySet(models.QuerySet["ChangeAsked"]):
    """Questions asked of what owners said."""

    def at(self, locality: Locality) -> "ChangeAskedQuerySet":
        return self.filter(service__kept_by=locality).select_related(
            "service__provider", "answer__answered_by", "by"
        )

    def of(self, service: Service) -> "ChangeAskedQuerySet":
        return self.filter(service=service)

    def open(self) -> "ChangeAskedQuerySet":
        return self.filter(answer=None)

    def dealt_with(self) -> "ChangeAskedQuerySet":
        return self.filter(answer__isnull=False)

    def closed(self) -> "ChangeAskedQuerySet":
        """That a service has closed."""
        return self.filter(gone=True)

    def changed(self) -> "ChangeAskedQuerySet":
        return self.filter(gone=False)

    def oldest_first(self) -> "ChangeAskedQuerySet":
        return self.order_by("said_at", "id")

    def newest_first(self) -> "ChangeAskedQuerySet":
        return self.order_by("-said_at", "-id")

    def with_pk(self, pk: int) -> "ChangeAskedQuerySet":
        return self.filter(pk=pk)


class ChangeAsked(models.Model):
    """An owner said that something has changed, or that the service is `gone`; never changed.

    It changes nothing by itself: a member puts the record right and answers.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="changes_asked")
    gone = models.BooleanField()
    text = models.TextField(blank=True)
    said_by = models.CharField(max_length=120, blank=True)
    # A member who wrote down what was said on the telephone; nobody for a letter's link.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    said_at = models.DateTimeField()

    append_only = True
    objects = ChangeAskedQuerySet.as_manager()

    class Personal:
        fields = frozenset({"text", "said_by", "by"})
        not_personal = frozenset({"id", "service", "gone", "said_at"})


class ChangeAnswered(models.Model):
    """What a member did about it."""

    asked = models.OneToOneField(ChangeAsked, on_delete=models.PROTECT, related_name="answer")
    what = models.CharField(max_length=500)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField()

    append_only = True

    class Personal:
        fields = frozenset({"what", "answered_by"})
        not_personal = frozenset({"id", "asked", "answered_at"})
