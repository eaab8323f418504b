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
    "lad19": 317,
    "lad20": 314,
    "lad21": 309,
    "lad22": 309,
    **dict.fromkeys(("lad23", "lad24", "lad25"), 296),
}
SHOWN = "EX"  # England, and the invented places of the demonstration
AGES = range(FIRST_YEARS)  # those that have a column each
CHILDREN, EVERYBODY = "children", "everybody"
AT_A_TIME = 400


@dataclass(frozen=True)
class Authorities:
    """Every authority loaded, how many England has, and where the figures are from."""

    counts: tuple[AuthorityCount, ...]
    whole: int
    source: str

    @property
    def complete(self) -> bool:
        return len(self.counts) >= self.whole


def authorities(ages: range) -> Authorities | None:
    """From the newest population that covers England, or else the one with most authorities.

    None where no file tells authorities.
    """
    best = None
    for dataset in Dataset.objects.current("population"):
        found = _counted(dataset, ages)
        if found and found.complete:
            return found
        if found and (best is None or len(found.counts) > len(best.counts)):
            best = found
    return best


def _counted(dataset: Dataset, ages: range) -> Authorities | None:
    geography, by, lookup = _told_by(dataset)
    if not by:
        return None
    rows = Population.objects.of(dataset).by_authority(ages, parent=by, lookup=lookup)
    known = [row for row in rows if row[0][:1] in SHOWN and row[1] is not None and row[2]]
    if not known:
        return None
    names = Area.objects.names(geography, [code for code, *_rest in known])
    return Authorities(
        counts=tuple(
            AuthorityCount(code, names[code], aged, people) for code, aged, people in known
        ),
        whole=IN_ENGLAND.get(geography, max(IN_ENGLAND.values())),
        source=f"{dataset.vintage}, {dataset.publisher}, {dataset.file_name}",
    )


def _told_by(dataset: Dataset) -> tuple[str, str, Dataset | None]:
    """The drawing of the authorities, and what tells them: the area, the row, or a lookup."""
    if dataset.geography in IN_ENGLAND:
        return dataset.geography, "area__code", None
    if dataset.authority_geography:
        return dataset.authority_geography, "authority", None
    lookup = Dataset.objects.linking(dataset.geography, "lad").first()
    words = lookup.vintage.replace(",", " ").split() if lookup else []
    drawn = next((word for word in words if word in IN_ENGLAND), "")
    return drawn, "area__links_up__parent__code" if drawn else "", lookup


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
