"""A worked example: one place and England in bands of deprivation, small enough to ship."""

from dataclasses import dataclass

from .bands import Band, of_bands
from .profiles import Profile
from .reading import Entry
from .refusals import Refused
from .vintages import Geography, PopulationVintage, Vintages, deprivation_vintage


@dataclass(frozen=True, eq=False)
class WorkedExample:
    """The two profiles that an estimate needs, out of a file that came with Attune."""

    id: str
    version: str
    title: str
    source: str
    licence: str
    note: str
    authority: str
    local: Profile
    national: Profile


def read_example(data: object, *, file: str) -> WorkedExample:
    """The example; refuses with the names of file, band and field what cannot be read."""
    whole = Entry.of(file, data)
    place = whole.text("place")
    vintages = _vintages(whole)
    return WorkedExample(
        id=whole.text("id"),
        version=whole.text("version"),
        title=whole.text("title"),
        source=whole.text("source"),
        licence=whole.text("licence"),
        note=whole.text("note"),
        authority=whole.text("authority"),
        local=_profile(whole, place, "local_bands", vintages),
        national=_profile(whole, "England", "national_bands", vintages),
    )


def _vintages(whole: Entry) -> Vintages:
    geography = whole.choice("geography", Geography)
    try:
        return Vintages(
            PopulationVintage(whole.text("population"), geography),
            deprivation_vintage(whole.text("deprivation")),
        )
    except Refused as refused:
        raise Refused(f"{whole.where}: {refused}") from None


def _profile(whole: Entry, place: str, name: str, vintages: Vintages) -> Profile:
    bands = [_band(entry) for entry in whole.entries(name, name)]
    try:
        return of_bands(place, vintages, bands)
    except Refused as refused:
        raise Refused(f"{whole.where}, {name}: {refused}") from None


def _band(entry: Entry) -> Band:
    under_twos = entry.count("age_0") + entry.count("age_1")
    decile = entry.count("decile")
    if not 1 <= decile <= 10:
        raise entry.refused("decile", "a number from 1 to 10 is expected")
    return Band(
        decile=decile,
        areas=entry.count("areas"),
        under_twos=under_twos,
        under_threes=under_twos + entry.count("age_2"),
        mean_rank=float(entry.number("mean_rank")),
    )
