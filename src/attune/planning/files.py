"""Official files read into the small areas that an estimate needs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from attune.domain.neighbourhoods import Neighbourhood, Neighbourhoods
from attune.domain.refusals import Refused
from attune.domain.vintages import (
    Geography,
    PopulationVintage,
    Vintages,
    deprivation_vintage,
)
from attune.formats.official.rows import DeprivationRow, LookupRow, PopulationRow
from attune.place.imports.reading import OfficialFile, open_official

LAST_AGE = 2  # the estimate counts ages 0, 1 and 2


@dataclass(frozen=True)
class Loaded:
    """The small areas, and the files they came from."""

    neighbourhoods: Neighbourhoods
    files: tuple[OfficialFile, ...]

    @property
    def sources(self) -> tuple[dict[str, str], ...]:
        """What each file is, and the checksum by which it is known again."""
        return tuple(
            {
                "kind": file.kind,
                "name": file.path.name,
                "sha256": file.sha256,
                "vintage": file.vintage,
                "geography": file.geography,
            }
            for file in self.files
        )


def load(population: Path, deprivation: Path | None = None, lookup: Path | None = None) -> Loaded:
    """Read the files together; headers are checked against each other before any row is read."""
    counted = _opened(population, "population")
    ranked = _opened(deprivation, "deprivation") if deprivation else None
    placed = _opened(lookup, "lookup") if lookup else None
    vintages = Vintages(
        PopulationVintage(counted.vintage, _geography(counted)),
        deprivation_vintage(ranked.vintage) if ranked else None,
    )
    if placed and placed.geography != counted.geography:
        raise Refused(
            f"{placed.path.name} looks up {placed.geography} areas, and {counted.path.name} counts"
            f" {counted.geography} areas: get the lookup for {vintages.population.geography.title}"
        )
    authorities = _authorities(placed) if placed else None
    names: dict[str, str] = {}
    areas = _areas(counted, _ranks(ranked) if ranked else {}, authorities, names)
    neighbourhoods = Neighbourhoods.of(vintages, names, areas)
    if not names:
        raise Refused(
            f"{counted.path.name} does not say in which local authority its areas lie"
            + (f", and none of them is in {placed.path.name}" if placed else ": give --lookup FILE")
        )
    return Loaded(neighbourhoods, tuple(file for file in (counted, ranked, placed) if file))


def _opened(path: Path, kind: str) -> OfficialFile:
    file = open_official(path)
    if file.kind != kind:
        raise Refused(f"{file.place} is a {file.kind} file, and a {kind} file is needed here")
    return file


def _geography(file: OfficialFile) -> Geography:
    try:
        return Geography(file.geography)
    except ValueError:
        known = " or ".join(each.title for each in Geography)
        raise Refused(
            f"{file.place} counts {file.geography} areas; the estimate needs small areas ({known})"
        ) from None


def _ranks(file: OfficialFile) -> dict[str, int]:
    return {row.area: row.rank for row in file.rows() if isinstance(row, DeprivationRow)}


def _authorities(file: OfficialFile) -> dict[str, tuple[str, str]]:
    """The local authority of each small area: code and name."""
    found: dict[str, tuple[str, str]] = {}
    for row in file.rows():
        if not isinstance(row, LookupRow) or not row.parent_geography.startswith("lad"):
            continue
        if found.setdefault(row.child, (row.parent, row.parent_name))[0] != row.parent:
            raise Refused(f"{file.place}: {row.child} lies in two authorities")
    if not found:
        raise Refused(f"{file.place} does not say in which local authority an area lies")
    return found


def _areas(
    file: OfficialFile,
    ranks: Mapping[str, int],
    authorities: Mapping[str, tuple[str, str]] | None,
    names: dict[str, str],
) -> Iterator[Neighbourhood]:
    """Each area with its authority; fills the authorities' names on the way."""
    for row in _people(file):
        code, name = row.authority, row.authority_name
        if authorities is not None:
            code, name = authorities.get(row.area, ("", ""))
        if code:
            names.setdefault(code, name or code)
        yield Neighbourhood(
            authority=code,
            under_twos=row.ages[0] + row.ages[1],
            under_threes=sum(row.ages[: LAST_AGE + 1]),
            rank=ranks.get(row.area),
        )


def _people(file: OfficialFile) -> Iterable[PopulationRow]:
    for row in file.rows():
        if isinstance(row, PopulationRow):
            if len(row.ages) <= LAST_AGE:
                raise Refused(f"{file.place} lacks single years of age 0, 1 and 2")
            yield row
