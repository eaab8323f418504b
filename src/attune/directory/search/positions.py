"""Where places and families are, offline: from a record, the postcode file, or the district."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Sum

from attune.directory.records.models import Location
from attune.domain.confidential import Confidentiality
from attune.domain.search.distance import Point
from attune.domain.search.packing import MOST_PLACES, Spot
from attune.place.areas.models import Dataset, Postcode

from .models import District

SHOWN = [each.value for each in Confidentiality if not each.hides]
SLICE = 400


@dataclass(frozen=True)
class Positions:
    """The positions of some postcodes and the centres of some districts."""

    postcodes: dict[str, Point]
    districts: dict[str, Point]

    @classmethod
    def of(cls, places: Sequence[Location]) -> "Positions":
        """What the spots of these places need."""
        lost = {each.postcode for each in places if not each.hides and _own(each) is None}
        districts = {each.district for each in places if each.district}
        return cls(_positions(lost - {""}), _centres(districts))

    def spots(self, places: Iterable[Location]) -> list[Spot]:
        """A spot for each place that has one, in the order of the places."""
        numbered = [(number, place) for number, place in enumerate(places)][:MOST_PLACES]
        return [
            Spot(point, number, hidden=place.hides)
            for number, place in numbered
            if (point := self._point(place)) is not None
        ]

    def _point(self, place: Location) -> Point | None:
        """Of a hidden place nothing but its district counts."""
        centre = self.districts.get(place.district)
        if place.hides:
            return centre
        return _own(place) or self.postcodes.get(place.postcode) or centre


def _own(place: Location) -> Point | None:
    if place.latitude_e6 is None or place.longitude_e6 is None:
        return None
    return Point(place.latitude_e6, place.longitude_e6)


def _centres(codes: Iterable[str]) -> dict[str, Point]:
    listed, found = sorted(set(codes)), {}
    for start in range(0, len(listed), SLICE):
        found.update(District.objects.points(listed[start : start + SLICE]))
    return found


def _positions(postcodes: Iterable[str]) -> dict[str, Point]:
    """Where these postcodes are by the newest postcode file."""
    listed, found = sorted(set(postcodes)), {}
    dataset = Dataset.objects.current("postcodes").first() if listed else None
    if dataset is None:
        return {}
    for start in range(0, len(listed), SLICE):
        rows = Postcode.objects.of(dataset).filter(postcode__in=listed[start : start + SLICE])
        for row in rows.exclude(latitude_millionths=None).exclude(longitude_millionths=None):
            found[row.postcode] = Point(row.latitude_millionths, row.longitude_millionths)
    return found


def position_of(postcode: str) -> Point | None:
    """Where a whole postcode is, by the postcode file; the postcode is kept nowhere."""
    return _positions([postcode]).get(postcode)


def centre_of(district: str) -> Point | None:
    """The middle of a district: of its postcodes, or else of the open places there.

    No hidden place counts: where a family stands would otherwise tell where a refuge is.
    """
    official = District.objects.points([district]).get(district)
    if official or not district:
        return official
    open_ones = Location.objects.filter(district=district, confidentiality__in=SHOWN).exclude(
        latitude_e6=None
    )
    sums = open_ones.exclude(longitude_e6=None).aggregate(
        number=Count("id"), latitude=Sum("latitude_e6"), longitude=Sum("longitude_e6")
    )
    if not sums["number"]:
        return None
    return Point(sums["latitude"] // sums["number"], sums["longitude"] // sums["number"])
