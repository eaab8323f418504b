"""The model under some assumptions in every draw: all that is the same for every place.

The last few are remembered, since a page asks for many places under one set of assumptions, and
moving one slider leaves most of it as it was.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from attune.domain.assumptions import Assumptions
from attune.domain.deprivation import Floats
from attune.domain.gradients import Gradient
from attune.domain.levels import Attachment, levels_of

from .classes import on_nodes, turned
from .counting import Division
from .draws import Draws

REMEMBERED = 8  # of each, at about 3 MB for 10,000 draws


@dataclass(frozen=True, eq=False)
class Model:
    """Attachment on the nodes, what an area's effect does there, and how classes divide."""

    shares: Floats  # (2, nodes, count) insecure, disorganised
    turns: Floats  # (2, nodes, count) t_I t_D and t_D t_D, see `turned`
    division: Division

    @classmethod
    def of(cls, assumptions: Assumptions, gradient: Gradient | None, draws: Draws) -> "Model":
        """Without a gradient, plain percentages: those of the levels at every node."""
        within = assumptions.levels.within_class
        splits = tuple(
            tuple(float(within(level)) for level in levels_of(each))
            for each in (Attachment.INSECURE, Attachment.DISORGANISED)
        )
        shares, turns = _nodes(gradient or flat(assumptions), draws)
        return cls(shares, turns, _division(splits, float(assumptions.perinatal_share), draws))


def flat(assumptions: Assumptions) -> Gradient:
    """The same everywhere: the classes that the levels add up to."""
    mix = assumptions.levels.attachment()
    insecure, disorganised = (
        float(np.log(float(part / mix.secure))) for part in (mix.insecure, mix.disorganised)
    )
    return Gradient(insecure, 0.0, disorganised, 0.0)


@lru_cache(maxsize=REMEMBERED)
def _nodes(gradient: Gradient, draws: Draws) -> tuple[Floats, Floats]:
    shares = on_nodes(gradient, draws)
    turns = turned(shares, draws.area_insecure)
    for each in (shares, turns):
        each.setflags(write=False)
    return shares, turns


@lru_cache(maxsize=REMEMBERED)
def _division(splits: tuple[tuple[float, ...], ...], seen: float, draws: Draws) -> Division:
    return Division.of(splits, seen, draws)
