"""What an area has settled for its directory."""

from django.db import models

from attune.domain.freshness import GRACE_DAYS
from attune.place.localities.models import Locality


class AreaTermsQuerySet(models.QuerySet["AreaTerms"]):
    """Questions asked of an area's terms."""

    def of(self, locality: Locality) -> "AreaTerms":
        """The area's own, or the ones it begins with (unsaved)."""
        return self.filter(locality=locality).first() or AreaTerms(locality=locality)


class AreaTerms(models.Model):
    """How long unchecked records show, whether the quality mark is a condition, and the promise."""

    locality = models.OneToOneField(Locality, on_delete=models.PROTECT, related_name="+")
    # Days for which an imported record is shown as "not yet checked"; at most 183.
    grace_days = models.PositiveSmallIntegerField(default=GRACE_DAYS)
    mark_required = models.BooleanField(default=False)
    # The locality's own promise on "What happens if I ask for help?", and who answers for it.
    promise = models.TextField(blank=True)
    promised_by = models.CharField(max_length=120, blank=True)
    # The named person who reads what is sent by "tell us this is wrong".
    reader_name = models.CharField(max_length=120, blank=True)
    reader_email = models.EmailField(max_length=254, blank=True)

    objects = AreaTermsQuerySet.as_manager()

    class Personal:
        fields = frozenset({"promised_by", "reader_name", "reader_email"})
        not_personal = frozenset({"id", "locality", "grace_days", "mark_required", "promise"})
