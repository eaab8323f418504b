"""The one verb of a walk: a step was shown once more. Of who walked, nothing is known."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from attune.pathway.records.models import Edition, StepUse


@transaction.atomic
def count(edition: Edition, *, step: str, by: None = None, at: datetime) -> None:
    """Add one to the count of this step on this day. Nobody did it: a count has no person.

    Two at once are both counted: the row is there before it is added to, on either database.
    """
    day = timezone.localdate(at)
    counted = StepUse.objects.filter(edition=edition, step=step, day=day)
    if not counted.update(times=F("times") + 1):
        first = StepUse(edition=edition, step=step, day=day, times=0)
        StepUse.objects.bulk_create([first], ignore_conflicts=True)
        counted.update(times=F("times") + 1)
