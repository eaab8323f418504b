"""An estimate's families in every draw again, out of the document it was saved in."""

from collections.abc import Mapping
from dataclasses import astuple, replace
from typing import Any

import numpy as np

from attune.domain.assumptions import Assumptions
from attune.domain.gradients import Gradient
from attune.domain.refusals import Refused
from attune.domain.shares import exact
from attune.domain.uncertainty.nodes import Collapsed
from attune.domain.uncertainty.ranges import NeedDraws, expected

from .evidence import shipped
from .need_drawn import Drawn
from .ranges.drawn import draws, spreads


def drawn_from(drawn: Drawn) -> dict[str, Any]:
    """What a document must hold beside the assumptions: where children live, and the gradient."""
    return {
        "children": drawn.here.children.tolist(),
        "squares": drawn.here.squares.tolist(),
        "gradient": list(astuple(drawn.gradient)) if drawn.gradient else None,
    }


def redrawn(document: Mapping[str, Any]) -> NeedDraws:
    """What is expected in each draw; Refused where the document cannot say it."""
    if "drawn_from" not in document:
        raise Refused("It was saved before estimates had a range, so it cannot be compared")
    ranges, basis = document["ranges"], document["drawn_from"]
    sure = spreads()
    kept = {name: float(value) for name, value in ranges["spreads"]["values"].items()}
    if kept != {name: sure[name] for name in sure.figures}:
        raise Refused("It was saved with other spreads than today's, so it cannot be compared")
    values = document["provenance"]["evidence"]["values"]
    evidence = replace(
        shipped().evidence, changes={name: exact(value) for name, value in values.items()}
    )
    here = Collapsed(
        document["locality"]["name"],
        document["under_twos"],
        np.array(basis["children"], dtype=np.float64),
        np.array(basis["squares"], dtype=np.float64),
    )
    slopes = basis["gradient"]
    gradient = Gradient(*map(float, slopes)) if slopes else None
    chance = draws(int(ranges["seed"]), int(ranges["draws"]))
    return expected(here, Assumptions.of(evidence), gradient, chance)
