"""Attachment at the nine nodes in every draw, and how an area's own effect turns it."""

import numpy as np

from attune.domain.deprivation import Floats
from attune.domain.gradients import Gradient

from .draws import Draws
from .nodes import POINTS


def on_nodes(line: Gradient, draws: Draws) -> Floats:
    """Shares of insecure and disorganised: (2, nodes, count). What is left is secure."""
    secure, insecure, disorganised = draws.mix
    odds_i = insecure / secure * np.exp(line.insecure_at_median)
    odds_d = disorganised / secure * np.exp(line.disorganised_at_median)
    shares = np.empty((2, len(POINTS), draws.count))
    whole = np.empty(draws.count)
    for at, point in enumerate(POINTS):  # node by node, so that a row stays near the processor
        row_i, row_d = shares[:, at]
        np.exp(np.multiply(draws.gradient, line.insecure_slope * point, out=row_i), out=row_i)
        np.exp(np.multiply(draws.gradient, line.disorganised_slope * point, out=row_d), out=row_d)
        row_i *= odds_i
        row_d *= odds_d
        np.add(row_i, row_d, out=whole)
        whole += 1.0
        np.divide(row_i, whole, out=row_i)
        np.divide(row_d, whole, out=row_d)
    return shares


def turns(shares: Floats, insecure_part: float) -> Floats:
    """What an area's own effect u does, to first order: (2, nodes, count).

    An effect u on the disorganised log odds, and insecure_part x u on the insecure ones, moves the
    three shares by u x (t_S, t_I, t_D), which add to 0. Here are t_I and t_D.
    """
    found = np.empty_like(shares)
    for at in range(shares.shape[1]):
        insecure, disorganised = shares[:, at]
        pull = insecure_part * insecure
        pull += disorganised
        np.multiply(insecure, insecure_part - pull, out=found[0, at])
        np.subtract(1.0, pull, out=pull)
        np.multiply(disorganised, pull, out=found[1, at])
    return found


def turned(shares: Floats, insecure_part: float) -> Floats:
    """The products t_I t_D and t_D t_D of these: (2, nodes, count)."""
    found = np.empty_like(shares)
    of_i, of_d = np.empty((2, shares.shape[-1]))
    for at in range(shares.shape[1]):  # as above, and without more room than this
        insecure, disorganised = shares[:, at]
        np.multiply(insecure, insecure_part, out=of_i)
        of_i += disorganised
        np.subtract(1.0, of_i, out=of_d)
        of_d *= disorganised
        np.subtract(insecure_part, of_i, out=of_i)
        of_i *= insecure
        np.multiply(of_i, of_d, out=found[0, at])
        np.multiply(of_d, of_d, out=found[1, at])
    return found
