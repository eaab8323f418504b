"""Providers: the organisations that run services."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models

from attune.place.localities.models import Locality
from attune.place.members.models import Organisation


class ProviderQuerySet(models.QuerySet["Provider"]):
    """Questions asked of providers."""

    def kept_by(self, locality: Locality) -> "ProviderQuerySet":
        return self.filter(kept_by=locality)

    def with_uid(self, uid: UUID | str) -> "ProviderQuerySet":
        return self.filter(uid=uid)

    def with_uids(self, uids: Iterable[UUID]) -> "ProviderQuerySet":
        """At most 400 of them in one question."""
        return self.filter(uid__in=list(uids))

    def by_name(self) -> "ProviderQuerySet":
        return self.order_by("name", "id")


class Provider(models.Model):
    """An organisation that runs services: Open Referral's organization.

    `record` is the canonical text of its own fields, unknown ones too. `members` names the
    organisation whose members, where they hold the provider role, edit its services.
    """

    uid = models.UUIDField(unique=True)
    kept_by = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    record = models.TextField()
    members = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    last_modified = models.DateTimeField()

    objects = ProviderQuerySet.as_manager()

    class Personal:
        fields = frozenset({"record"})  # it may name people to write to
        not_personal = frozenset({"id", "uid", "kept_by", "name", "members", "last_modified"})
