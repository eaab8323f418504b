"""Messages that a record is wrong, and what a person did about each."""

from django.conf import settings
from django.db import models

from attune.directory.records.models import Service
from attune.place.content.models import ContentVersion
from attune.place.localities.models import Locality


class WrongMessageQuerySet(models.QuerySet["WrongMessage"]):
    """Questions asked of messages."""

    def at(self, locality: Locality) -> "WrongMessageQuerySet":
        return self.filter(locality=locality).select_related("service", "answer__answered_by")

    def open(self) -> "WrongMessageQuerySet":
        return self.filter(answer=None)

    def oldest_first(self) -> "WrongMessageQuerySet":
        return self.order_by("said_at", "id")

    def newest_first(self) -> "WrongMessageQuerySet":
        return self.order_by("-said_at", "-id")

    def with_pk(self, pk: int) -> "WrongMessageQuerySet":
        return self.filter(pk=pk)


class WrongMessage(models.Model):
    """Somebody said that a service's record is wrong; the answers are those of a questionnaire."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="wrong_messages")
    asked_with = models.ForeignKey(ContentVersion, on_delete=models.PROTECT, related_name="+")
    answers = models.TextField()
    said_at = models.DateTimeField()

    append_only = True
    objects = WrongMessageQuerySet.as_manager()

    class Personal:
        fields = frozenset({"answers"})  # people write what they should not, and how to reach them
        not_personal = frozenset({"id", "locality", "service", "asked_with", "said_at"})


class WrongAnswer(models.Model):
    """What a person did about a message."""

    message = models.OneToOneField(WrongMessage, on_delete=models.PROTECT, related_name="answer")
    what = models.CharField(max_length=500)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField()

    append_only = True

    class Personal:
        fields = frozenset({"what", "answered_by"})
        not_personal = frozenset({"id", "message", "answered_at"})
