"""Everything a page shows of two ways compared: pictures and tables by name."""

from typing import Any

from attune.domain.flow.scenarios.answers import Compared, Counted
from attune.domain.flow.scenarios.rates import Rates
from attune.domain.flow.scenarios.steps import Step, Way

from . import pictures, tables
from .flows import flows


def drawn(compared: Compared, step: Step | None, rates: Rates) -> dict[str, Any]:
    """Of one need, or of all families, where a picture can tell them apart."""
    anybody = any(compared.escalator.streams(step).values())
    return {
        "gains": pictures.gains(compared, Counted.RIGHT, rates),
        "enough": pictures.gains(compared, Counted.ENOUGH, rates),
        "flows": [flows(compared.of(way), step) for way in Way] if anybody else [],
        "outcomes": tables.outcomes(compared, step),
        "waits": pictures.waits(compared, rates),
        "ages": pictures.ages(compared, step, rates) if anybody else None,
        "times": tables.times(compared, step),
        "queues": pictures.queues(compared),
        "services": tables.services(compared),
    }
