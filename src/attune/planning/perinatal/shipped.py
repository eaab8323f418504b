"""The rates and the costs of perinatal ill-health as shipped, read once."""

from dataclasses import dataclass
from functools import cache

from attune.domain.evidence import Figure
from attune.domain.evidence_reading import read_figures
from attune.domain.prevalence.ill_health_cost import IllHealthCost
from attune.domain.prevalence.rates import Rates, read_rates
from attune.domain.reading import Entry
from attune.place.content.files import read


@dataclass(frozen=True)
class ShippedRates:
    """Rates that overlap, and constants of cost with their sources."""

    rates: Rates
    cost: IllHealthCost
    figures: tuple[Figure, ...]


@cache
def shipped_rates() -> ShippedRates:
    """The file content/prevalence/perinatal.toml."""
    file = read("prevalence", "perinatal")
    name = f"{file.name}.toml"
    figures = read_figures(Entry.of(name, file.data))
    rates = read_rates(file.data, file=name)
    return ShippedRates(rates, IllHealthCost.of(figures), tuple(figures.values()))
