"""Which localities a postcode lies in, so that a feed can be asked who covers it."""

from attune.place.areas.models import Dataset, Postcode
from attune.place.localities.models import Locality


def covering(postcode: str) -> list[int] | None:
    """The localities by number; None where no file says in which authority the postcode lies."""
    newest = Dataset.objects.current("postcodes").first()
    if newest is None or " " not in postcode:
        return None
    row = Postcode.objects.of(newest).written(postcode).first()
    if row is None or not row.authority:
        return None
    return [each.pk for each in Locality.objects.all() if row.authority in each.authority_codes]
