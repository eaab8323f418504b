"""Audit rows, and the seals that chain them; the database refuses to change any of them.

Audit stands at the bottom of the room: rows hold ids and know no other model.
"""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef

from attune.domain import audit_chain


class AuditQuerySet(models.QuerySet["AuditRow"]):
    """Questions asked of the trail."""

    def visible_to(self, member: Any) -> "AuditQuerySet":
        """A lead sees what happened at their localities."""
        led = member.memberships.filter(role="lead").values("locality_id")
        return self.filter(locality__in=led)

    def at_locality(self, locality: Any) -> "AuditQuerySet":
        return self.filter(locality=locality.pk)

    def called(self, verb: str) -> "AuditQuerySet":
        """Verbs that begin with these words: "membership" finds "membership.grant"."""
        return self.filter(verb__startswith=verb)

    def matching(
        self, *, verb: str = "", who: int | None = None, day: date | None = None
    ) -> "AuditQuerySet":
        """What a person looks for; nothing asked for is everything."""
        found = self.called(verb) if verb else self
        found = found.filter(who=who) if who else found
        return found.filter(at__date=day) if day else found

    def newest_first(self, *, before: int | None = None) -> "AuditQuerySet":
        """A page continues before the last row of the page above it, so that no page is slow."""
        newest = self.order_by("-id")
        return newest.filter(id__lt=before) if before else newest

    def unsealed(self, *, beyond: int = 0) -> "AuditQuerySet":
        """Rows no seal covers. A row committed late has a smaller id than rows already sealed."""
        sealed = SealedRow.objects.filter(row=OuterRef("pk"))
        return self.filter(~Exists(sealed), id__gt=beyond).order_by("id")


class AuditRow(models.Model):
    """One thing that was done: ids, never values."""

    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    who = models.BigIntegerField(null=True)
    role = models.CharField(max_length=200, blank=True)
    locality = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=120, blank=True)
    origin = models.CharField(max_length=60, blank=True)

    append_only = True
    objects = AuditQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["locality", "-id"], name="audit_locality")]

    class Personal:
        fields = frozenset({"who", "role", "origin"})
        not_personal = frozenset({"id", "at", "verb", "locality", "subject"})

    @property
    def hashed(self) -> audit_chain.Row:
        """The row as the chain hashes it."""
        return audit_chain.Row(
            id=self.pk,
            at=self.at,
            verb=self.verb,
            who=self.who,
            role=self.role,
            locality=self.locality,
            subject=self.subject,
            origin=self.origin,
        )


class SealQuerySet(models.QuerySet["Seal"]):
    """Questions asked of the chain."""

    def in_order(self) -> "SealQuerySet":
        return self.order_by("number")

    def head(self) -> "Seal | None":
        return self.order_by("-number").first()

    def settled_to(self, *, on: Any, settling: timedelta = timedelta(days=1)) -> int:
        """The last row of the newest seal so old that nothing before it can still be committing.

        The minute job looks only beyond it; the daily job looks at every row.
        """
        old = self.filter(sealed_at__lt=on - settling).order_by("-number").first()
        return old.last if old else 0


class Seal(models.Model):
    """One link of the hash chain."""

    number = models.BigIntegerField(unique=True)
    sealed_at = models.DateTimeField()
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    count = models.IntegerField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    append_only = True
    objects = SealQuerySet.as_manager()

    class Personal:
        fields: frozenset[str] = frozenset()
        not_personal = frozenset(
            {"id", "number", "sealed_at", "first", "last", "count", "previous_hash", "hash"}
        )

    @property
    def kept(self) -> audit_chain.KeptSeal:
        """The link as the chain checks it."""
        return audit_chain.KeptSeal(
            number=self.number,
            sealed_at=self.sealed_at,
            first=self.first,
            last=self.last,
            count=self.count,
            previous_hash=self.previous_hash,
            hash=self.hash,
        )


class SealedRow(models.Model):
    """Which seal covers an audit row, with its hash: the audit row itself is never touched."""

    row = models.BigIntegerField(primary_key=True)
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="members")
    hash = models.CharField(max_length=64)

    append_only = True

    class Personal:
        fields: frozenset[str] = frozenset()
        not_personal = frozenset({"row", "seal", "hash"})
