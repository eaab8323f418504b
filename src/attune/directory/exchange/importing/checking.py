"""The dry run: what loading a delivery would do, found without writing anything."""

from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from attune.domain import canonical
from attune.place.localities.models import Locality

from .counts import Counts
from .planning import Action, Decision, Planner
from .sources import Source
from .taking_in import Progress, TakenIn, no_progress

SHOWN_ROWS, SHOWN_SERVICES = 1_000, 20


@dataclass
class Report:
    """What loading would do: the counts, some services as they would be listed, rows set aside."""

    counts: Counts
    layout: str
    new: int = 0
    altered: int = 0
    sample: list[dict[str, str]] = field(default_factory=list)
    aside: list[list[Any]] = field(default_factory=list)

    def text(self) -> str:
        """As canonical text, to be kept beside the delivery."""
        return canonical.text(
            {
                **self.counts.printed(),
                **self.counts.found(),
                "layout": self.layout,
                "held": self.counts.held,
                "new": self.new,
                "altered": self.altered,
                "sample": self.sample,
                "aside": self.aside,
            }
        )


def check(
    locality: Locality,
    taken: TakenIn,
    *,
    source_name: str,
    on: date,
    progress: Progress = no_progress,
) -> Report:
    """Plan every row; nothing is written."""
    source = Source.objects.named(locality, source_name)
    report, done = Report(taken.counts, taken.layout), 0
    for plan in Planner(source, taken, on=on).slices():
        for refused in plan.refused:
            taken.shelf.set_aside(refused)
        for decision in plan.decisions:
            _note(report, decision)
        done += len(plan.decisions) + len(plan.refused)
        progress(done, taken.shelf.count)
    report.aside = [list(parts) for parts in islice(taken.shelf.aside(), SHOWN_ROWS)]
    report.counts.changed = report.new + report.altered
    return report


def _note(report: Report, decision: Decision) -> None:
    report.new += decision.action is Action.LIST
    report.altered += decision.action is Action.CHANGE
    report.counts.held += decision.action is Action.HOLD
    if decision.action is Action.LIST and len(report.sample) < SHOWN_SERVICES:
        report.sample.append(_shown(decision))


def _shown(decision: Decision) -> dict[str, str]:
    document, organisation = decision.document, decision.organisation or {}
    if document is None:
        return {}
    places = [place.name or place.postcode for place in document.places]
    return {
        "name": document.name,
        "organisation": str(organisation.get("name") or ""),
        "place": next(filter(None, places), ""),
        "status": str(document.service.get("status") or "active"),
    }
