"""The rates of a simulation as shipped, read once."""

from functools import cache

from attune.domain.evidence_reading import read_figures
from attune.domain.flow.scenarios.rates import Rates
from attune.domain.reading import Entry
from attune.place.content.files import read

RATES = ("families-2026", "staff-2026")


@cache
def shipped_rates() -> Rates:
    """Nothing observed and nothing tried yet."""
    files = [read("flow", name) for name in RATES]
    found = [read_figures(Entry.of(f"{file.name}.toml", file.data)) for file in files]
    return Rates({key: figure for each in found for key, figure in each.items()})
