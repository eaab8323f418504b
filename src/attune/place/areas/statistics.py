"""What one dataset says of one area: rows that are never changed.

Models are re-exported by `areas.models`; a dataset and its areas always share one geography.
"""

from collections.abc import Sequence

from django.db import models

MILLIONTHS = 1_000_000
FIRST_YEARS = 6  # ages 0 to 5 have a column each, so that SQL can add them up


def _of_dataset(name: str) -> models.ForeignKey:
    """The constraint below each table begins with the dataset: no index of its own is needed."""
    return models.ForeignKey(
        "place.Dataset", on_delete=models.PROTECT, related_name=name, db_index=False
    )


def _of_area(name: str) -> models.ForeignKey:
    return models.ForeignKey(
        "place.Area", on_delete=models.PROTECT, related_name=name, db_index=False
    )


class OfDataset(models.QuerySet):
    """Questions asked of any table that a dataset fills."""

    def of(self, dataset: models.Model) -> "OfDataset":
        return self.filter(dataset=dataset)

    def in_authorities(self, codes: Sequence[str]) -> "OfDataset":
        """Where the file itself names the authority."""
        return self.filter(authority__in=list(codes))

    def in_areas(self, codes: Sequence[str]) -> "OfDataset":
        """Of these areas, by their codes."""
        return self.filter(area__code__in=list(codes))

    def in_authority(self, code: str) -> "OfDataset":
        return self.in_authorities([code])


class PopulationQuerySet(OfDataset):
    """Questions asked of residents."""

    def by_authority(
        self, ages: range, *, parent: str = "authority", lookup: models.Model | None = None
    ) -> list[tuple[str, int | None, int]]:
        """Code, residents of these first years, residents of all ages, for each authority.

        `parent` is the column that tells it; `lookup` the dataset whose links that follows.
        """
        inside = {f"{parent}__gt": ""}
        if lookup is not None:
            links = {"dataset": lookup, "change": "", "parent__geography__startswith": "lad"}
            inside |= {f"area__links_up__{name}": each for name, each in links.items()}
        aged = sum((models.Sum(f"age_{age}") for age in ages[1:]), models.Sum(f"age_{ages[0]}"))
        rows = self.filter(**inside).values_list(parent)
        return list(rows.annotate(aged=aged, residents=models.Sum("total")).order_by(parent))


class Population(models.Model):
    """Residents of one area by single year of age."""

    dataset = _of_dataset("populations")
    area = _of_area("populations")
    authority = models.CharField(max_length=9, blank=True)
    total = models.PositiveIntegerField()
    age_0 = models.PositiveIntegerField()
    age_1 = models.PositiveIntegerField(null=True)
    age_2 = models.PositiveIntegerField(null=True)
    age_3 = models.PositiveIntegerField(null=True)
    age_4 = models.PositiveIntegerField(null=True)
    age_5 = models.PositiveIntegerField(null=True)
    ages = models.TextField()  # every year the source has, from age 0: "20,32,22"

    append_only = True
    objects = PopulationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "area"], name="population_area_once")
        ]
        indexes = [models.Index(fields=["dataset", "authority"], name="population_by_authority")]

    class Personal:
        fields = frozenset()
        not_personal = frozenset(
            {
                *("id", "dataset", "area", "authority", "total", "ages"),
                *("age_0", "age_1", "age_2", "age_3", "age_4", "age_5"),
            }
        )

    @property
    def by_age(self) -> tuple[int, ...]:
        return tuple(int(people) for people in self.ages.split(","))


class Deprivation(models.Model):
    """Where one area stands among all areas of England: rank 1 is the most deprived."""

    dataset = _of_dataset("deprivations")
    area = _of_area("deprivations")
    authority = models.CharField(max_length=9, blank=True)
    rank = models.PositiveIntegerField()
    decile = models.PositiveSmallIntegerField()
    score_millionths = models.PositiveIntegerField(null=True)

    append_only = True
    objects = OfDataset.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "area"], name="deprivation_area_once"),
            models.CheckConstraint(
                condition=models.Q(decile__gte=1, decile__lte=10), name="deprivation_decile"
            ),
        ]
        indexes = [models.Index(fields=["dataset", "authority"], name="deprivation_by_authority")]

    class Personal:
        fields = frozenset()
        not_personal = frozenset(
            {"id", "dataset", "area", "authority", "rank", "decile", "score_millionths"}
        )


class Births(models.Model):
    """Live births of one area in one year, from mid-year to mid-year."""

    dataset = _of_dataset("births")
    area = _of_area("births")
    year = models.PositiveSmallIntegerField()
    births = models.PositiveIntegerField()

    append_only = True
    objects = OfDataset.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "area", "year"], name="births_year_once")
        ]

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "dataset", "area", "year", "births"})


class PostcodeQuerySet(OfDataset):
    """Questions asked of postcodes."""

    def written(self, postcode: str) -> "PostcodeQuerySet":
        """One postcode, however its spaces and capitals are written."""
        plain = "".join(postcode.split()).upper()
        return self.filter(postcode=f"{plain[:-3]} {plain[-3:]}")


class Postcode(models.Model):
    """A live postcode: the small area and the authority it lies in, and where it is."""

    dataset = _of_dataset("postcodes")
    postcode = models.CharField(max_length=8)
    area_code = models.CharField(max_length=9)  # in the dataset's geography
    authority = models.CharField(max_length=9, blank=True)
    latitude_millionths = models.IntegerField(null=True)
    longitude_millionths = models.IntegerField(null=True)

    append_only = True
    objects = PostcodeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "postcode"], name="postcode_once")
        ]

    class Personal:
        fields = frozenset()
        not_personal = frozenset(
            {
                *("id", "dataset", "postcode", "area_code", "authority"),
                *("latitude_millionths", "longitude_millionths"),
            }
        )
