"""Mean and variance of what would be counted in every small area, without drawing any of it.

By the law of total variance. Of n children each is at a level with probability p, which differs
from draw to draw, and by an effect u of the area's own (to first order p + u t). The count has the
mean n E[p] and the variance n (E[p] - E[p^2]) + n^2 (E[p^2] - E[p]^2). Both moments of p are smooth
in the ridit, so that their values on the nodes give them everywhere.
"""

from dataclasses import dataclass

import numpy as np

from attune.domain.deprivation import Counts, Floats
from attune.domain.levels import SPECIALIST, Level

from .classes import turns
from .counting import OF_CLASS, REST, ROWS
from .draws import Draws
from .model import Model

GROSS, NET = len(Level), len(Level) + 1  # columns that follow the levels
OUTCOMES = NET + 1
SLAB = 2_000  # areas in one product: larger ones wake a library's own threads, which then spin


@dataclass(frozen=True, eq=False)
class Moments:
    """One row per small area: children at each level, then specialist families gross and net.

    Expected numbers of so few children may be used in sums and shown as expected; what is observed
    of them goes through domain.disclosure.
    """

    mean: Floats  # (areas, 8)
    variance: Floats  # (areas, 8)


def moments(
    rows: Floats, under_twos: Counts, families_per_child: float, model: Model, draws: Draws
) -> Moments:
    """Of areas with these weights on the nodes (areas, nodes)."""
    first, second = of_probability(model, draws)
    mean, variance = (np.empty((len(under_twos), OUTCOMES)) for _ in range(2))
    for start in range(0, len(under_twos), SLAB):
        at = slice(start, start + SLAB)
        each = under_twos[at, None].astype(np.float64)
        p, p_squared = rows[at] @ first, rows[at] @ second
        np.multiply(each, p, out=mean[at])
        variance[at] = each * (p - p_squared) + each**2 * (p_squared - p**2)
    mean[:, [GROSS, NET]] *= families_per_child
    variance[:, [GROSS, NET]] *= families_per_child**2
    return Moments(mean, variance)


def of_probability(model: Model, draws: Draws) -> tuple[Floats, Floats]:
    """E[p] and E[p^2] of each outcome on each node: (nodes, 8) twice."""
    shares, division = model.shares, model.division
    turned = turns(shares, draws.area_insecure)
    turned *= draws.area_sd
    first, second = (np.empty((shares.shape[1], OUTCOMES)) for _ in range(2))
    rest, rest_turned = 1 - shares.sum(axis=0), turned.sum(axis=0)
    first[:, REST] = rest.mean(axis=1)
    second[:, REST] = (rest**2 + rest_turned**2).mean(axis=1)
    squares = shares**2 + turned**2
    for at, rows in enumerate(OF_CLASS):
        splits = division.splits[rows].T
        first[:, rows] = shares[at] @ splits / draws.count
        second[:, rows] = squares[at] @ splits**2 / draws.count
    crossed = shares[0] * shares[1] + turned[0] * turned[1]
    ones = np.ones(draws.count)
    for outcome, part in ((GROSS, ones), (NET, division.unseen)):
        short, long = (division.splits[ROWS[level]] * part for level in SPECIALIST)
        first[:, outcome] = (shares[0] @ short + shares[1] @ long) / draws.count
        second[:, outcome] = (
            squares[0] @ short**2 + squares[1] @ long**2 + 2 * crossed @ (short * long)
        ) / draws.count
    return first, second
