"""What the feed says of each provider that has a public service."""

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef

from attune.directory.records.models import Provider
from attune.place.localities.models import Locality

from .published import Listed


class PublishedProviderQuerySet(models.QuerySet["PublishedProvider"]):
    """Questions asked of published providers."""

    def at(self, locality: Locality | None, *, on: date) -> "PublishedProviderQuerySet":
        """Those with a service that a locality's families see on a day, or anybody's."""
        seen = self.filter(seen_until__gte=on)
        if locality is None:
            return seen
        listed = Listed.objects.at(locality, on=on).filter(provider_uid=OuterRef("uid"))
        return seen.filter(Exists(listed))

    def with_uid(self, uid: UUID) -> "PublishedProviderQuerySet":
        return self.filter(uid=uid)

    def named_like(self, words: str) -> "PublishedProviderQuerySet":
        return self.filter(folded__contains=words.casefold())

    def page(self, start: int, size: int) -> "list[PublishedProvider]":
        return list(self.order_by("provider")[start : start + size])

    def after(self, number: int, size: int) -> "list[PublishedProvider]":
        return self.filter(provider__gt=number).page(0, size)


class PublishedProvider(models.Model):
    """The Open Referral UK texts of one provider: as lists give it, and with all that is nested."""

    provider = models.OneToOneField(
        Provider, on_delete=models.CASCADE, primary_key=True, related_name="published"
    )
    uid = models.UUIDField(unique=True)
    # The last day on which any of its services is seen.
    seen_until = models.DateField(db_index=True)
    # One of its places is hidden: no address of its own may be shown.
    guarded = models.BooleanField()
    folded = models.CharField(max_length=255)  # its name without capitals, for searching
    listed = models.TextField()
    own = models.TextField()

    objects = PublishedProviderQuerySet.as_manager()

    class Personal:
        fields = frozenset({"listed", "own"})
        not_personal = frozenset({"provider", "uid", "seen_until", "guarded", "folded"})
