"""The index of what families can find, and the middle of each postcode district."""

from collections.abc import Iterable
from datetime import date

from django.db import models

from attune.directory.records.models import Service
from attune.domain.search.distance import Point
from attune.domain.search.words import Asked
from attune.place.areas.models import Dataset
from attune.place.localities.models import Locality

from . import reading, wordlists
from .reading import Narrowed


class FindableQuerySet(models.QuerySet["Findable"]):
    """Questions asked of the index."""

    def at(self, locality: Locality | None) -> "FindableQuerySet":
        """What reaches a locality; everything where none is named."""
        return self if locality is None else self.filter(locality=locality)

    def seen(self, *, on: date) -> "FindableQuerySet":
        return self.filter(seen_until__gte=on)

    def saying(self, asked: Asked, locality: Locality | None) -> "FindableQuerySet":
        """Those that hold every word; in one locality, if one is named."""
        return self.filter(pk__in=wordlists.rows_saying(asked, locality and locality.pk))

    def packed(self, narrowed: Narrowed, *, spots: bool) -> tuple[str | None, str | None]:
        """The packed rows that may count, as one text, and their spots where they are wanted."""
        return reading.packed(narrowed, spots=spots)

    def named(self, asked: Asked, locality: Locality | None) -> str | None:
        """The services that hold every word in their name: their ids, with commas between."""
        return reading.named(asked, locality and locality.pk)

    def say(self, asked: Asked, locality: Locality | None) -> bool:
        """Whether any record at all holds every word."""
        return reading.anything(asked, locality and locality.pk)

    def services(self) -> models.QuerySet:
        """The ids of the services, for another question to narrow itself by."""
        return self.values("service_id")


class Findable(models.Model):
    """One service as families of one locality find it; written by `keeping.keep` alone.

    A service that families may not see has none. `row` and `spots` say the same as the service
    and its places in the packed form of `domain.search.packing`; the other columns narrow a search
    before they are read. South, north, west and east bound its places, in millionths of a degree,
    hidden ones at the centre of their district. Its words are kept by `wordlists`.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    seen_until = models.DateField()
    marked_until = models.DateField(null=True)
    lane_0 = models.BigIntegerField()
    lane_1 = models.BigIntegerField()
    lane_2 = models.BigIntegerField()
    south = models.IntegerField(null=True)
    north = models.IntegerField(null=True)
    west = models.IntegerField(null=True)
    east = models.IntegerField(null=True)
    row = models.TextField()
    spots = models.TextField(blank=True)

    objects = FindableQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "locality"], name="findable_once")
        ]

    class Personal:
        fields = frozenset()
        not_personal = frozenset(
            {
                *("id", "service", "locality", "seen_until", "marked_until"),
                *("lane_0", "lane_1", "lane_2", "south", "north", "west", "east", "row", "spots"),
            }
        )


class DistrictQuerySet(models.QuerySet["District"]):
    """Questions asked of districts."""

    def points(self, codes: Iterable[str]) -> dict[str, Point]:
        """The centres of at most 400 districts, where they are known."""
        found = self.filter(code__in=set(codes))
        return {each.code: Point(each.latitude_e6, each.longitude_e6) for each in found}

    def drawn_from(self, dataset: Dataset) -> "DistrictQuerySet":
        return self.filter(dataset=dataset)


class District(models.Model):
    """The centre of a postcode district: the mean of its postcodes in the official file.

    No place of the directory counts towards it, so that a hidden place shown at the centre of its
    district stands where it would stand wherever in the district it were.
    """

    code = models.CharField(max_length=4, unique=True)
    latitude_e6 = models.IntegerField()
    longitude_e6 = models.IntegerField()
    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+")

    objects = DistrictQuerySet.as_manager()

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "code", "latitude_e6", "longitude_e6", "dataset"})
