"""An invented area for the tests of scenarios."""

import tomllib
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import attune
from attune.domain.evidence_reading import read_figures
from attune.domain.flow.scenarios.rates import Rates
from attune.domain.flow.scenarios.situation import Situation, Staffed
from attune.domain.flow.scenarios.steps import Step
from attune.domain.reading import Entry

SHIPPED = Path(attune.__file__).parent / "content" / "flow"


@lru_cache
def shipped_rates() -> Rates:
    figures = {}
    for path in sorted(SHIPPED.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        figures |= read_figures(Entry.of(path.name, data))
    return Rates(figures)


def an_area(**more: float) -> Situation:
    """Small, so that the interpreted engine is quick; `more` are rates tried."""
    need = {Step.ADVICE: 500, Step.TARGETED: 300, Step.BRIEF: 60, Step.LONG: 200}
    wte = {Step.ADVICE: 1, Step.TARGETED: 2, Step.BRIEF: 1, Step.LONG: 4}
    return Situation(
        title="Wrenbridge",
        in_need=need,
        wte={step: (Staffed(0, each),) for step, each in wte.items()},
        rates=shipped_rates().with_tried({key: str(value) for key, value in more.items()}),
        travel=0.25,
    )
