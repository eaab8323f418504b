"""Changes that providers propose, and what was decided on each."""

from django.conf import settings
from django.db import models

from attune.directory.records.models import Provider, Service
from attune.domain.listings.document import ServiceDocument
from attune.place.localities.models import Locality
from attune.place.members.models import Member


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Questions asked of proposals."""

    def at(self, locality: Locality) -> "ProposalQuerySet":
        return self.filter(locality=locality).select_related("service", "proposed_by", "decision")

    def open(self) -> "ProposalQuerySet":
        return self.filter(decision=None)

    def by(self, member: Member) -> "ProposalQuerySet":
        return self.filter(proposed_by=member)

    def of(self, service: Service) -> "ProposalQuerySet":
        return self.filter(service=service)

    def oldest_first(self) -> "ProposalQuerySet":
        return self.order_by("proposed_at", "id")

    def with_pk(self, pk: int) -> "ProposalQuerySet":
        return self.filter(pk=pk)


class Proposal(models.Model):
    """A whole document as somebody would have it, made from a numbered version.

    Without a service it proposes a new one, under the provider named in the document.
    """

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, related_name="proposals"
    )
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, null=True, related_name="+")
    base = models.TextField(blank=True)  # the document it was made from
    wanted = models.TextField()
    note = models.CharField(max_length=500, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()

    append_only = True
    objects = ProposalQuerySet.as_manager()

    class Personal:
        fields = frozenset({"base", "wanted", "note", "proposed_by"})
        not_personal = frozenset({"id", "locality", "service", "provider", "proposed_at"})

    @property
    def wanted_document(self) -> ServiceDocument:
        return ServiceDocument.read(self.wanted)

    @property
    def base_document(self) -> ServiceDocument | None:
        return ServiceDocument.read(self.base) if self.base else None

    @property
    def title(self) -> str:
        return self.wanted_document.name


class ProposalDecision(models.Model):
    """A proposal was taken over, or not, and why."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="decision")
    taken = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()

    append_only = True

    class Personal:
        fields = frozenset({"reason", "decided_by"})
        not_personal = frozenset({"id", "proposal", "taken", "decided_at"})
