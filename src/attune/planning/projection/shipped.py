"""The ratios from births to residents, and the worked example's births, as shipped."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from attune.domain.evidence import Figure
from attune.domain.evidence_reading import read_figures
from attune.domain.projections.births import BirthSeries
from attune.domain.reading import Entry
from attune.place.content.files import read

KEY = "birmingham"


@dataclass(frozen=True)
class ShippedBirths:
    """Births of the worked example, and the figures any place starts from."""

    place: str  # key of the worked example
    births: BirthSeries
    births_source: str
    aged_0_to_4: int
    aged_0_to_4_source: str
    figures: Mapping[str, Figure]


@cache
def shipped_births() -> ShippedBirths:
    """Read once."""
    file = read("projections", KEY)
    whole = Entry.of(f"{file.name}.toml", file.data)
    rows = whole.entries("births", "births")
    return ShippedBirths(
        place=whole.text("place"),
        births=BirthSeries({row.count("year"): row.count("births") for row in rows}),
        births_source=whole.text("births_source"),
        aged_0_to_4=whole.count("aged_0_to_4"),
        aged_0_to_4_source=whole.text("aged_0_to_4_source"),
        figures=read_figures(whole),
    )
