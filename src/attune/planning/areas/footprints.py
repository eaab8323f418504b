"""Footprints on the loaded files: which codes may make one, and which small areas it holds."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import cast

import numpy as np

from attune.domain import canonical
from attune.domain.need_areas.footprints import Parts
from attune.domain.need_areas.kinds import AreaKind
from attune.domain.need_areas.small import Inside
from attune.domain.refusals import Refused
from attune.place.areas.models import Area, Dataset
from attune.planning.records.footprints import Footprint

from .grounds import Loaded
from .lookups import Placing, placings

SLICE = 400


def checked_parts(codes: Sequence[str], loaded: Loaded) -> Parts:
    """The codes as parts of a footprint; Refused with those that stand in the way."""
    return Parts.checked(codes, known_in(codes, loaded), usable(loaded))


def usable(loaded: Loaded) -> list[str]:
    """The drawings of which a footprint may be made: larger areas before small ones."""
    larger = [each.geography for each in _placings(loaded)]
    return list(dict.fromkeys([*larger, loaded.population.geography]))


def known_in(codes: Sequence[str], loaded: Loaded) -> dict[str, set[str]]:
    """In which drawings of the map each code stands, as far as files are loaded."""
    known: dict[str, set[str]] = {}
    wanted = sorted(set(codes))
    for start in range(0, len(wanted), SLICE):
        found = Area.objects.coded(wanted[start : start + SLICE])
        for code, geography in found.values_list("code", "geography"):
            known.setdefault(code, set()).add(geography)
    return _counted(known, loaded)


def _counted(known: Mapping[str, Collection[str]], loaded: Loaded) -> dict[str, set[str]]:
    """Without drawings of the population in which no child of this area is counted."""
    there = {each.geography: set(each.parents.tolist()) for each in _placings(loaded)}
    there[loaded.population.geography] = set(loaded.small.codes.tolist())
    return {
        code: {each for each in drawn if each not in there or code in there[each]}
        for code, drawn in known.items()
    }


def inside_of(footprint: Footprint, loaded: Loaded) -> tuple[Inside, tuple[Dataset, ...]]:
    """Its small areas, and the lookup they were found by; Refused where the files have changed."""
    codes = codes_of(footprint)
    if footprint.geography == loaded.population.geography:
        inside, used, there = loaded.small.coded(codes), (), loaded.small.codes
    else:
        placing = _placing(footprint.geography, loaded)
        inside, used, there = np.isin(placing.parents, codes), placing.datasets, placing.parents
    gone = sorted(set(codes) - set(there.tolist()))
    if gone:
        raise Refused(
            f"{gone[0]} is not in the files loaded now ({loaded.population.vintage}): put the"
            " footprint together again under another name"
        )
    return inside, used


def codes_of(footprint: Footprint) -> list[str]:
    """The codes it was made of."""
    return cast(list[str], canonical.value(footprint.codes))


def _placing(geography: str, loaded: Loaded) -> Placing:
    for placing in _placings(loaded):
        if placing.geography == geography:
            return placing
    raise Refused(
        f"It was made of {geography} areas, and no lookup leads there from the areas of the"
        f" population loaded ({loaded.population.vintage}, {loaded.population.geography}): drawings"
        " of different years are never mixed, so put it together again"
    )


def _placings(loaded: Loaded) -> Iterator[Placing]:
    for kind in (AreaKind.WARD, AreaKind.AUTHORITY):
        yield from placings(kind, loaded)
