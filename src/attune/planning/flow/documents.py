"""A situation and a plan as plain values that can be kept, and the situation back out of them."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from attune.domain import canonical
from attune.domain import flow as engine_sources
from attune.domain.flow.network import ThereAlready
from attune.domain.flow.runs import Plan
from attune.domain.flow.scenarios.rates import Observed, Rates
from attune.domain.flow.scenarios.simulated import plan_for
from attune.domain.flow.scenarios.situation import Situation, Staffed
from attune.domain.flow.scenarios.steps import Step
from attune.domain.refusals import Refused

from .shipped import shipped_rates


@dataclass(frozen=True, eq=False)
class Question:
    """What is simulated: one situation, one plan, this very engine."""

    situation: Situation
    plan: Plan

    @classmethod
    def of(cls, situation: Situation) -> "Question":
        """With the plan that every page uses."""
        return cls(situation, plan_for(situation.rates))

    @cached_property
    def document(self) -> dict[str, Any]:
        """Everything the answer follows from."""
        plain = {name: exact(value) for name, value in asdict(self.plan).items()}
        return {"situation": plain_situation(self.situation), "plan": plain, "engine": engine()}

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(canonical.text(self.document).encode()).hexdigest()


@cache
def engine() -> str:
    """Changes with every line that an answer is worked out by."""
    told = hashlib.sha256()
    here = Path(engine_sources.__path__[0])
    for path in sorted(here.rglob("*.py")):
        told.update(f"{path.relative_to(here)}\0".encode() + path.read_bytes())
    return told.hexdigest()


def exact(value: Any) -> Any:
    """Floats as the decimals they are written as; all else as it is."""
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, Mapping):
        return {str(key): exact(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [exact(each) for each in value]
    return value


def plain_situation(situation: Situation) -> dict[str, Any]:
    """Plain values for a canonical text."""
    rates = situation.rates
    plain = {
        "title": situation.title,
        "in_need": {step.value: float(situation.in_need[step]) for step in Step},
        "wte": {s.value: [(e.since, float(e.wte)) for e in situation.wte[s]] for s in Step},
        "travel": float(situation.travel),
        "there": [list(asdict(each).values()) for each in situation.there],
        "identified_from": sorted(situation.identified_from.items()),
        "rates": {each.figure.id: each.value for each in rates.all_in_use},
        "observed": [(e.key, e.value, e.source, e.on.isoformat()) for e in rates.observed.values()],
    }
    found: dict[str, Any] = exact(plain)
    return found


def situation_in(plain: Mapping[str, Any]) -> Situation:
    """Out of plain values; Refused where today's rates cannot say the same."""
    staff = {
        Step(key): tuple(Staffed(float(since), float(wte)) for since, wte in calendar)  # type: ignore[call-arg]
        for key, calendar in plain["wte"].items()
    }
    return Situation(
        title=plain["title"],
        in_need={Step(key): float(count) for key, count in plain["in_need"].items()},  # type: ignore[call-arg]
        wte=staff,
        rates=_rates_in(plain),
        travel=float(plain["travel"]),
        there=tuple(
            ThereAlready(family, node, float(since), float(age), in_help)
            for family, node, since, age, in_help in plain["there"]
        ),
        identified_from={float(week): float(times) for week, times in plain["identified_from"]},
    )


def _rates_in(plain: Mapping[str, Any]) -> Rates:
    shipped = shipped_rates()
    kept = {key: Decimal(value) for key, value in plain["rates"].items()}
    if set(kept) != set(shipped.shipped):
        raise Refused("The rates shipped today are others than those it was saved with")
    seen = [
        Observed(key, Decimal(value), source, date.fromisoformat(on))
        for key, value, source, on in plain["observed"]
    ]
    rates = shipped.with_observed(*seen)
    moved = {key: value for key, value in kept.items() if rates.in_use(key).value != value}
    return rates.with_tried(moved)
