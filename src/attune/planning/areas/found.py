"""The areas of one kind around a locality, made of small ones; or why there are none."""

from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from attune.domain.need_areas.kinds import Ages, AreaKind
from attune.domain.need_areas.small import Codes, PlacedArea
from attune.domain.refusals import Refused
from attune.place.areas.models import Dataset
from attune.planning.evidence import example
from attune.planning.gradients import cover_england
from attune.planning.records.footprints import Footprint

from .footprints import inside_of
from .grounds import Ground, Loaded, of_profile
from .lookups import Placing, names_of, placings, why_none


@dataclass(frozen=True, eq=False)
class Found:
    """Areas with their children on the nodes; `why` says what is lacking where there are none."""

    kind: AreaKind
    areas: tuple[PlacedArea, ...]
    placing: Placing | None = None
    datasets: tuple[Dataset, ...] = ()
    why: tuple[str, ...] = ()


def areas_of(kind: AreaKind, ground: Ground, ages: Ages) -> Found:
    """All areas of a kind that are worth seeing from here, by name."""
    try:
        if ground.loaded is None:
            return _on_example(kind, ground, ages)
        return _by_name(FINDERS[kind](ground, ground.loaded, ages))
    except Refused as refused:
        return Found(kind, (), why=(str(refused),))


def _by_name(found: Found) -> Found:
    ordered = sorted(found.areas, key=lambda area: (area.name.casefold(), area.code))
    return Found(found.kind, tuple(ordered), found.placing, found.datasets, found.why)


def _on_example(kind: AreaKind, ground: Ground, ages: Ages) -> Found:
    if kind is AreaKind.LOCALITY:
        return Found(kind, (ground.own(ages),))
    if kind is AreaKind.NATION:
        return Found(kind, (of_profile("england", example().national, ages),))
    return Found(
        kind,
        (),
        why=(
            _("A worked example holds children in bands of deprivation, not in small areas, so that"
              " only the whole place and England can be told. Load the official population and"
              " deprivation files to see other areas."),
        ),
    )  # fmt: skip


def _wards(ground: Ground, loaded: Loaded, ages: Ages) -> Found:
    """Wards in which the locality's own small areas lie."""
    own = loaded.small.in_authorities(ground.locality.authority_codes)
    for placing in placings(AreaKind.WARD, loaded):
        here = np.unique(placing.parents[own])
        if here.any():
            parents = np.where(np.isin(placing.parents, here), placing.parents, "")
            return _placed(AreaKind.WARD, loaded, placing, parents, ages)
    return Found(AreaKind.WARD, (), why=(why_none(AreaKind.WARD, loaded),))


def _larger(kind: AreaKind, loaded: Loaded, ages: Ages) -> Found:
    """Every authority, ICB or region of the files."""
    for placing in placings(kind, loaded):
        if placing.parents.astype(bool).any():
            return _placed(kind, loaded, placing, placing.parents, ages)
    return Found(kind, (), why=(why_none(kind, loaded),))


def _placed(kind: AreaKind, loaded: Loaded, placing: Placing, parents: Codes, ages: Ages) -> Found:
    codes = [code for code in np.unique(parents).tolist() if code]
    areas = loaded.small.by(parents, names_of(placing, codes), ages)
    return Found(kind, areas, placing, placing.datasets)


def _localities(ground: Ground, loaded: Loaded, ages: Ages) -> Found:
    """The areas of the same system, those that the files cover."""
    areas, why = [], []
    for locality in ground.in_system:
        try:
            areas.append(ground.place(locality, ages))
        except Refused as refused:
            why.append(str(refused))
    return Found(AreaKind.LOCALITY, tuple(areas), why=tuple(why))


def _nation(ground: Ground, loaded: Loaded, ages: Ages) -> Found:
    if not cover_england(loaded.population, loaded.deprivation):
        return Found(
            AreaKind.NATION,
            (),
            why=(
                _("The files loaded do not hold all of England: load the national population and"
                  " deprivation files to see it."),
            ),
        )  # fmt: skip
    whole = loaded.small.together("england", "England", loaded.small.ranked, ages)
    return Found(AreaKind.NATION, (whole,))


def _footprints(ground: Ground, loaded: Loaded, ages: Ages) -> Found:
    areas, why, datasets = [], [], list[Dataset]()
    for footprint in Footprint.objects.of(ground.locality).by_name():
        try:
            inside, used = inside_of(footprint, loaded)
            areas.append(loaded.small.together(str(footprint.pk), footprint.name, inside, ages))
            datasets += [each for each in used if each not in datasets]
        except Refused as refused:
            why.append(f"{footprint.name}: {refused}")
    if not areas and not why:
        why.append(_("Nobody has put a footprint together here yet."))
    return Found(AreaKind.FOOTPRINT, tuple(areas), datasets=tuple(datasets), why=tuple(why))


FINDERS = {
    AreaKind.WARD: _wards,
    AreaKind.FOOTPRINT: _footprints,
    AreaKind.LOCALITY: _localities,
    AreaKind.AUTHORITY: lambda ground, loaded, ages: _larger(AreaKind.AUTHORITY, loaded, ages),
    AreaKind.ICB: lambda ground, loaded, ages: _larger(AreaKind.ICB, loaded, ages),
    AreaKind.REGION: lambda ground, loaded, ages: _larger(AreaKind.REGION, loaded, ages),
    AreaKind.NATION: _nation,
}
