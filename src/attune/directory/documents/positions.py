"""Where the feed may say a place is: its own position, its postcode's, or its district's middle."""

from collections.abc import Iterator, Sequence

from django.db.models import Avg

from attune.directory.records.models import Location
from attune.place.areas.models import Dataset, Postcode

SLICE = 400
Position = tuple[int | None, int | None]  # latitude, longitude in millionths of a degree
NOWHERE: Position = (None, None)


def positions(places: Sequence[Location]) -> dict[int, Position]:
    """By the place's number. Of a hidden place nothing but its district counts."""
    shown = {each.pk: _own(each) for each in places if not each.hides}
    lost = [each for each in places if shown.get(each.pk) == NOWHERE]
    hidden = [each for each in places if each.hides]
    newest = Dataset.objects.current("postcodes").first() if lost or hidden else None
    if newest is None:
        return shown
    found = dict(_of_postcodes(newest, sorted({each.postcode for each in lost})))
    shown |= {each.pk: found.get(each.postcode, NOWHERE) for each in lost}
    middles = {each.district: NOWHERE for each in hidden if each.district}
    middles = {district: _middle(newest, district) for district in middles}
    return shown | {each.pk: middles.get(each.district, NOWHERE) for each in hidden}


def _own(place: Location) -> Position:
    known = place.latitude_e6 is not None and place.longitude_e6 is not None
    return (place.latitude_e6, place.longitude_e6) if known else NOWHERE


def _of_postcodes(newest: Dataset, asked: Sequence[str]) -> Iterator[tuple[str, Position]]:
    for start in range(0, len(asked), SLICE):
        rows = Postcode.objects.of(newest).filter(postcode__in=asked[start : start + SLICE])
        for row in rows:
            yield row.postcode, (row.latitude_millionths, row.longitude_millionths)


def _middle(newest: Dataset, district: str) -> Position:
    """The mean of the official postcodes of a district: no place of ours counts towards it."""
    inside = Postcode.objects.of(newest).filter(
        postcode__gte=f"{district} ", postcode__lt=f"{district}!"
    )
    found = inside.aggregate(up=Avg("latitude_millionths"), across=Avg("longitude_millionths"))
    if found["up"] is None or found["across"] is None:
        return NOWHERE
    return round(found["up"]), round(found["across"])


def of_one_postcode(postcode: str) -> Position:
    """Where a whole postcode such as "CF37 1TW" is, by the newest postcode file."""
    newest = Dataset.objects.current("postcodes").first()
    return dict(_of_postcodes(newest, [postcode])).get(postcode, NOWHERE) if newest else NOWHERE
