"""Counts of services and places as anybody but their sender may see them: through the one gate."""

from collections.abc import Sequence
from dataclasses import dataclass

from attune.directory.records.models import Service
from attune.domain.disclosure import GatedCount, SmallNumbers, gate
from attune.domain.returns import MEASURES, Quarter
from attune.place.localities.models import Locality

from .models import Return, ReturnTerms, SendsReturns

WHOLE = 0  # stands for the whole locality, where a service has its number
Key = tuple[int, str, str]


@dataclass(frozen=True)
class GatedReturns:
    """What a locality's services counted, measure by measure and quarter by quarter."""

    services: tuple[Service, ...]
    quarters: tuple[Quarter, ...]
    counts: dict[Key, GatedCount]
    rule: SmallNumbers

    def count(self, service: Service, quarter: Quarter, measure: str) -> GatedCount | None:
        """None where nothing is asked of the service for the quarter and it sent nothing."""
        return self.counts.get((service.pk, quarter.written, measure))

    def total(self, quarter: Quarter, measure: str) -> GatedCount:
        return self.counts[WHOLE, quarter.written, measure]


def gated_returns(
    locality: Locality, quarters: Sequence[Quarter], measures: Sequence[str] = MEASURES
) -> GatedReturns:
    """The newest returns of every service of a locality, with totals; nothing raw leaves here."""
    services: dict[int, Service] = {}
    found: dict[Key, int | None] = {}
    for quarter in quarters:
        for service in SendsReturns.objects.services(locality, quarter):
            services[service.pk] = service
            found |= dict.fromkeys(_keys(service.pk, quarter, measures), None)
    newest = Return.objects.of(locality).newest().in_quarters(quarters)
    for each in newest.select_related("service"):
        services.setdefault(each.service_id, each.service)
        for key in _keys(each.service_id, Quarter(each.quarter), measures):
            found[key] = getattr(each, key[2])
    rule = ReturnTerms.objects.of(locality).rule
    totals = {
        (WHOLE, quarter.written, measure): [
            key for key in found if key[1:] == (quarter.written, measure)
        ]
        for quarter in quarters
        for measure in measures
    }
    senders = {key: services[key[0]].provider_id or -key[0] for key in found}
    counts = gate(found, totals=totals, senders=senders, rule=rule)
    ordered = sorted(services.values(), key=lambda each: (each.name.casefold(), each.pk))
    return GatedReturns(tuple(ordered), tuple(quarters), counts, rule)  # type: ignore[arg-type]


def _keys(service: int, quarter: Quarter, measures: Sequence[str]) -> list[Key]:
    return [(service, quarter.written, measure) for measure in measures]
