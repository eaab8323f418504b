"""The index of what families can find, and the middle of each postcode district."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Aggregate, Case, F, Q, Value, When
from django.db.models.lookups import Exact

from attune.directory.records.models import Service
from attune.domain.search.distance import Box, Point
from attune.domain.search.facets import FACETS, Choice
from attune.domain.search.words import Asked
from attune.place.areas.models import Dataset
from attune.place.localities.models import Locality

from . import wordlists

LANE_FIELDS = ("lane_0", "lane_1", "lane_2")


class Joined(Aggregate):
    """The texts of all rows as one text."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, '')"
    output_field = models.TextField()

    def as_sqlite(self, *args: object, **kwargs: object) -> object:
        return self.as_sql(*args, function="GROUP_CONCAT", **kwargs)


class FindableQuerySet(models.QuerySet["Findable"]):
    """Questions asked of the index."""

    def at(self, locality: Locality | None) -> "FindableQuerySet":
        """What reaches a locality; everything where none is named."""
        return self if locality is None else self.filter(locality=locality)

    def seen(self, *, on: date) -> "FindableQuerySet":
        return self.filter(seen_until__gte=on)

    def marked(self, *, on: date) -> "FindableQuerySet":
        return self.filter(marked_until__gte=on)

    def saying(self, asked: Asked, locality: Locality | None) -> "FindableQuerySet":
        """Every word must match; in one locality, if one is named."""
        return self.extra(**wordlists.condition(asked, locality and locality.pk))

    def saying_inside(self, asked: Asked, locality: Locality | None) -> "FindableQuerySet":
        """The same, in a form that may stand inside another question."""
        return self.filter(pk__in=wordlists.rows_saying(asked, locality and locality.pk))

    def within(self, box: Box) -> "FindableQuerySet":
        """Those with a place near enough to look at, and those with no place at all."""
        near = Q(south__lte=box.north, north__gte=box.south)
        near &= Q(west__lte=box.east, east__gte=box.west)
        return self.filter(near | Q(south=None))

    def failing_one_at_most(self, chosen: Choice, *, on: date) -> "FindableQuerySet":
        """Those that hold for all the facets chosen but one; for fewer than two, all."""
        if len(chosen) < 2:
            return self
        faults = [_fails(key, choices, on) for key, choices in chosen.items()]
        return self.alias(faults=sum(faults[1:], faults[0])).filter(faults__lte=1)

    def packed(self, *, spots: bool) -> tuple[str | None, str | None]:
        """The packed rows as one text, and their spots as another where they are wanted."""
        wanted = {"rows": Joined("row")} | ({"places": Joined("spots")} if spots else {})
        found = self.aggregate(**wanted)
        return found["rows"], found.get("places")

    def services(self) -> models.QuerySet:
        """The ids of the services, for another question to narrow itself by."""
        return self.values("service_id")


def _fails(key: str, choices: Iterable[str], on: date) -> Case:
    facet = FACETS[key]
    holds: object = Q(marked_until__gte=on)
    if facet.has_bits:
        bits = F(LANE_FIELDS[facet.lane]).bitand(facet.mask(choices))
        holds = ~Q(Exact(bits, 0))
    return Case(When(holds, then=Value(0)), default=Value(1), output_field=models.IntegerField())


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
