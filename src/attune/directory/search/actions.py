"""The verb of the search: find the centre of every postcode district."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Sum, Value
from django.db.models.functions import StrIndex, Substr

from attune.place.areas.models import Dataset, Postcode
from attune.place.audit import actions as audit
from attune.place.members.models import Member

from .models import District

BATCH = 400


@transaction.atomic
def draw_districts(dataset: Dataset, *, by: Member | None, at: datetime) -> int:
    """The mean of each district's postcodes, from one postcode file; how many districts."""
    District.objects.all().delete()
    district = Substr("postcode", 1, StrIndex("postcode", Value(" ")) - 1)
    placed = Postcode.objects.of(dataset).filter(
        latitude_millionths__isnull=False, longitude_millionths__isnull=False
    )
    sums = placed.annotate(code=district).values("code").order_by("code")
    sums = sums.annotate(
        number=Count("id"),
        latitude=Sum("latitude_millionths"),
        longitude=Sum("longitude_millionths"),
    )
    rows = [
        District(
            code=each["code"],
            latitude_e6=each["latitude"] // each["number"],
            longitude_e6=each["longitude"] // each["number"],
            dataset=dataset,
        )
        for each in sums
        if 0 < len(each["code"]) <= 4
    ]
    District.objects.bulk_create(rows, batch_size=BATCH)
    audit.record("districts.draw", by=by, at=at, subject=f"place.Dataset:{dataset.pk}")
    return len(rows)
