"""The rates of a simulation as shipped, read once."""

from functools import cache

from attune.domain.evidence_reading import read_figures
from attune.domain.flow.scenarios.rates import Rates
from attune.domain.reading import Entry
from attune.place.content.files import read

RATES = "attune-2026"


@cache
def shipped_rates() -> Rates:
    """Nothing observed and nothing tried yet."""
    file = read("flow", RATES)
    return Rates(read_figures(Entry.of(f"{file.name}.toml", file.data)))
