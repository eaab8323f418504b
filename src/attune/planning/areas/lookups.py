"""In which larger area each small one lies, by the lookups that are loaded; or which file to get.

Drawings of different years are never mixed: a lookup counts only if it begins at the very areas of
the population, or at the authorities to which those are assigned in the same year.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from django.utils.translation import gettext as _

from attune.domain.need_areas.kinds import AreaKind
from attune.domain.need_areas.small import Codes
from attune.domain.vintages import Geography
from attune.place.areas.models import Area, Dataset, Link

from .grounds import Loaded

KEPT = 8  # lookups: the national ones take about 5 MB each
# As their publisher calls them; the year of the areas they begin at goes in between.
WANTED = {
    AreaKind.WARD: "LSOA (%(year)s) to Electoral Ward to LAD",
    AreaKind.AUTHORITY: "LSOA (%(year)s) to LAD",
    AreaKind.ICB: "LSOA (%(year)s) to Sub-ICB Location to ICB to LAD",
    AreaKind.REGION: "Local Authority District (%(year)s) to Region",
}


@dataclass(frozen=True, eq=False)
class Placing:
    """The larger area of each small one ("" where it lies in none), and where that is from."""

    geography: str
    parents: Codes
    datasets: tuple[Dataset, ...]


def geographies_in(dataset: Dataset, stem: str) -> list[str]:
    """The drawings of one kind that a lookup leads into: “ward24” of “lsoa21 to ward24, lad24”."""
    words = dataset.vintage.replace(",", " ").split()
    return [word for word in words if word.rstrip("0123456789") == stem]


def placings(kind: AreaKind, loaded: Loaded) -> Iterator[Placing]:
    """Every way the loaded files place the small areas in this kind, the newest first."""
    small = loaded.population.geography
    if kind is AreaKind.AUTHORITY and loaded.population.authority_geography:
        yield Placing(
            loaded.population.authority_geography, loaded.small.authorities, (loaded.population,)
        )
    for lookup in Dataset.objects.linking(small, kind.stem):
        for geography in geographies_in(lookup, kind.stem):
            links = _links(lookup, geography)
            yield Placing(geography, _placed(loaded.small.codes, links), (lookup,))
    if kind is AreaKind.REGION:
        yield from _through_authorities(kind, loaded)


def _through_authorities(kind: AreaKind, loaded: Loaded) -> Iterator[Placing]:
    for authority in placings(AreaKind.AUTHORITY, loaded):
        for lookup in Dataset.objects.linking(authority.geography, kind.stem):
            for geography in geographies_in(lookup, kind.stem):
                links = _links(lookup, geography)
                parents = _placed(authority.parents, links)
                yield Placing(geography, parents, (*authority.datasets, lookup))


def _placed(codes: Codes, links: Mapping[str, str]) -> Codes:
    return np.array([links.get(code, "") for code in codes.tolist()], dtype=np.str_)


def _links(lookup: Dataset, geography: str) -> Mapping[str, str]:
    return _read(lookup.pk, (lookup.sha256, lookup.sheet), geography)


@lru_cache(maxsize=KEPT)
def _read(pk: int, marks: tuple[str, ...], geography: str) -> Mapping[str, str]:
    """`marks` tell apart lookups that had the same key in different databases."""
    lying = Link.objects.filter(dataset_id=pk, parent__geography=geography, change="")
    return dict(lying.values_list("child__code", "parent__code"))


def names_of(placing: Placing, codes: list[str]) -> dict[str, str]:
    """The names of larger areas; the code itself where none is known."""
    return Area.objects.names(placing.geography, codes)


def why_none(kind: AreaKind, loaded: Loaded) -> str:
    """What is lacking, and which file to get."""
    geography = loaded.small.vintages.population.geography
    begins = _begins(kind, loaded)
    told = {"kind": kind.many, "begins": begins, "population": loaded.population.vintage}
    lines = [
        _("%(kind)s are found by a lookup that begins at %(begins)s, as the population loaded"
          " (%(population)s) has them, and there is no such lookup yet.") % told
    ]  # fmt: skip
    others = [
        each
        for each in Dataset.objects.current("lookup")
        if geographies_in(each, kind.stem) and not each.geography.startswith(kind.stem)
    ]
    if others:
        lines.append(
            _("“%(vintage)s”, which is loaded, begins at areas as drawn in another year, and"
              " drawings of different years are never mixed.") % {"vintage": others[0].vintage}
        )  # fmt: skip
    return " ".join([*lines, _to_get(kind, begins, geography)])


def _begins(kind: AreaKind, loaded: Loaded) -> str:
    """The areas and the year at which a lookup of this kind has to begin."""
    small = loaded.small.vintages.population.geography.title
    authority = loaded.population.authority_geography
    return f"LAD 20{authority[-2:]}" if kind is AreaKind.REGION and authority else small


def _to_get(kind: AreaKind, begins: str, small: Geography) -> str:
    said = _(
        "Get “%(title)s” from the ONS Open Geography Portal (geoportal.statistics.gov.uk) and load"
        " it on the area page."
    ) % {"title": WANTED[kind] % {"year": begins[-4:]}}
    if small is Geography.LSOA21 or kind is AreaKind.REGION:
        return said
    newer = Geography.LSOA21
    return said + " " + _(
        "Or move to %(newer)s as a whole: %(population)s with %(deprivation)s and a lookup on"
        " these areas."
    ) % {
        "newer": newer.title,
        "population": newer.population_to_get,
        "deprivation": newer.deprivation_to_get,
    }  # fmt: skip
