"""The figures that claims are checked against, out of the datasets loaded."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from attune.domain.claims.deprivation_shares import TenthCount
from attune.domain.claims.rankings import AuthorityCount
from attune.place.areas.coverage import coverage_of
from attune.place.areas.models import Area, Dataset, Population
from attune.place.areas.statistics import FIRST_YEARS
from attune.place.localities.models import Locality
from attune.planning import footing

# Local authorities of England in each drawing of the map (ONS, Register of Geographic Codes).
IN_ENGLAND = {
    "lad19": 317, "lad20": 314, "lad21": 309, "lad22": 309,
    **dict.fromkeys(("lad23", "lad24", "lad25"), 296),
}
AGES = range(FIRST_YEARS)  # those that have a column each
CHILDREN, EVERYBODY = "children", "everybody"
AT_A_TIME = 400


@dataclass(frozen=True)
class Authorities:
    """Every authority loaded, how many England has, and where the figures are from."""

    counts: tuple[AuthorityCount, ...]
    whole: int
    source: str


def authorities(ages: range) -> Authorities | None:
    """From the newest population that tells authorities; None where none does."""
    for dataset in Dataset.objects.current("population"):
        found = _counted(dataset, ages)
        if found:
            return found
    return None


def _counted(dataset: Dataset, ages: range) -> Authorities | None:
    geography, lookup = dataset.authority_geography, None
    if not geography:
        lookup = Dataset.objects.linking(dataset.geography, "lad").first()
        if lookup is None:
            return None
    rows = Population.objects.of(dataset).by_authority(ages, lookup=lookup)
    known = [(code, aged, people) for code, aged, people in rows if aged is not None and people]
    if not known:
        return None
    geography = geography or _lad_of(lookup)
    names = Area.objects.names(geography, [code for code, *_rest in known])
    return Authorities(
        counts=tuple(
            AuthorityCount(code, names[code], aged, people)
            for code, aged, people in known
            if code[0] in "EX"  # X: the invented places of the demonstration
        ),
        whole=IN_ENGLAND.get(geography, max(IN_ENGLAND.values())),
        source=f"{dataset.vintage}: {dataset.publisher}, {dataset.source}",
    )


def _lad_of(lookup: Dataset | None) -> str:
    words = lookup.vintage.replace(",", " ").split() if lookup else []
    return next((word for word in words if word.startswith("lad")), "")


def in_the_tenth(locality: Locality, who: str) -> tuple[TenthCount | None, str]:
    """People in England's most deprived tenth, and where the figures are from."""
    if who == EVERYBODY:
        return _everybody(locality)
    ground = footing.for_locality(locality)
    if ground is None or ground.profile.deciles is None:
        return None, ""
    children, inside = ground.profile.under_threes, ground.profile.deciles == 1
    count = TenthCount(_("children aged 0 to 2"), int(children[inside].sum()), int(children.sum()))
    return count, ". ".join(ground.sources)


def _everybody(locality: Locality) -> tuple[TenthCount | None, str]:
    covered = coverage_of(locality.authority_codes)
    if covered is None or not covered.ranked:
        return None, ""
    decile = {row.area: row.decile for row in covered.rows}
    codes, total, inside = list(decile), 0, 0
    for start in range(0, len(codes), AT_A_TIME):
        part = codes[start : start + AT_A_TIME]
        rows = Population.objects.of(covered.population).in_areas(part)
        for code, residents in rows.values_list("area__code", "total"):
            total += residents
            inside += residents if decile[code] == 1 else 0
    source = f"{covered.population.vintage}, {covered.deprivation.vintage}"
    return TenthCount(_("people of all ages"), inside, total), source
