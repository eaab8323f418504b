"""The rates of a locality: what it counted itself in place of what is assumed."""

from attune.domain import canonical
from attune.domain.flow.scenarios.rates import Rates
from attune.place.localities.models import Locality
from attune.planning.records.flow import ObservedRates

from .rates_file import kept
from .shipped import shipped_rates


def newest(locality: Locality) -> ObservedRates | None:
    """The file in use."""
    return ObservedRates.objects.of(locality).newest_first().first()


def rates_of(locality: Locality) -> Rates:
    """Shipped, with the newest file of the locality."""
    file = newest(locality)
    if file is None:
        return shipped_rates()
    document: dict = canonical.value(file.document)  # type: ignore[assignment]
    return kept(shipped_rates(), document["rows"])
