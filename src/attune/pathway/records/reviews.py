"""Who says what about a draft: comments, requests for review, approvals, the safeguarding lead."""

from django.conf import settings
from django.db import models

from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .pathways import LocalPathway


class CommentQuerySet(models.QuerySet["Comment"]):
    """Questions asked of comments."""

    def of(self, pathway: LocalPathway) -> "CommentQuerySet":
        return self.filter(pathway=pathway).select_related("by", "settled_by")

    def open(self) -> "CommentQuerySet":
        return self.filter(settled_at=None)

    def at(self, locality: Locality) -> "CommentQuerySet":
        return self.filter(pathway__locality=locality).select_related("pathway", "by")

    def on_part(self, path: str) -> "CommentQuerySet":
        """What was said about one part, the oldest first."""
        return self.filter(path=path).order_by("id")

    def oldest_first(self) -> "CommentQuerySet":
        return self.order_by("id")

    def with_pk(self, pk: int) -> "CommentQuerySet":
        return self.filter(pk=pk)


class Comment(models.Model):
    """A remark on one part of a draft, open until somebody settles it."""

    pathway = models.ForeignKey(LocalPathway, on_delete=models.PROTECT, related_name="comments")
    path = models.CharField(max_length=200, blank=True)
    words = models.CharField(max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(settled_by=None, settled_at=None)
                | models.Q(settled_by__isnull=False, settled_at__isnull=False),
                name="comment_settled_by_somebody",
            )
        ]

    class Personal:
        fields = frozenset({"words", "by", "settled_by"})
        not_personal = frozenset({"id", "pathway", "path", "at", "settled_at"})


class ReviewRequestQuerySet(models.QuerySet["ReviewRequest"]):
    """Questions asked of requests for review."""

    def of(self, pathway: LocalPathway) -> "ReviewRequestQuerySet":
        return self.filter(pathway=pathway).select_related("by").order_by("-id")

    def at(self, locality: Locality) -> "ReviewRequestQuerySet":
        return self.filter(pathway__locality=locality).select_related("pathway", "by")

    def with_pk(self, pk: int) -> "ReviewRequestQuerySet":
        return self.filter(pk=pk)


class ReviewRequest(models.Model):
    """Somebody asks for this very draft to be looked at; a later change needs a new request."""

    pathway = models.ForeignKey(LocalPathway, on_delete=models.PROTECT, related_name="reviews")
    draft_number = models.PositiveIntegerField()
    draft_sha256 = models.CharField(max_length=64)
    note = models.CharField(max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True
    objects = ReviewRequestQuerySet.as_manager()

    class Personal:
        fields = frozenset({"note", "by"})
        not_personal = frozenset({"id", "pathway", "draft_number", "draft_sha256", "at"})


class ApprovalQuerySet(models.QuerySet["Approval"]):
    """Questions asked of approvals."""

    def of(self, request: ReviewRequest) -> "ApprovalQuerySet":
        return self.filter(request=request).select_related("by").order_by("id")


class Approval(models.Model):
    """What a reviewer said of a request: of the whole, or of the safeguarding parts."""

    request = models.ForeignKey(ReviewRequest, on_delete=models.PROTECT, related_name="approvals")
    part = models.CharField(max_length=20)
    verdict = models.CharField(max_length=20)
    words = models.CharField(max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True
    objects = ApprovalQuerySet.as_manager()

    class Personal:
        fields = frozenset({"words", "by"})
        not_personal = frozenset({"id", "request", "part", "verdict", "at"})


class SafeguardingLeadQuerySet(models.QuerySet["SafeguardingLead"]):
    """Questions asked of appointments."""

    def now_at(self, locality: Locality) -> "SafeguardingLeadQuerySet":
        standing = self.filter(locality=locality, until=None)
        return standing.select_related("member").order_by("-id")

    def is_lead(self, member: Member, locality: Locality) -> bool:
        return self.now_at(locality).filter(member=member).exists()


class SafeguardingLead(models.Model):
    """The named safeguarding lead of a locality, who signs the safeguarding parts."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()
    until = models.DateTimeField(null=True)

    objects = SafeguardingLeadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["locality"],
                condition=models.Q(until=None),
                name="one_safeguarding_lead_at_a_time",
            )
        ]

    class Personal:
        fields = frozenset({"member", "by"})
        not_personal = frozenset({"id", "locality", "at", "until"})
