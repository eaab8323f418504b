"""Small systems in which chance forgets: their steady state, and how they come to it, solved."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

State = Any
Moves = Callable[[State], Iterable[tuple[State, float]]]


def _rates(start: State, moves: Moves) -> tuple[list[State], Any]:
    """All states that can be come to, and the rates between them."""
    states, place = [start], {start: 0}
    found = []
    for state in states:
        for after, rate in moves(state):
            if rate <= 0:
                continue
            if after not in place:
                place[after] = len(states)
                states.append(after)
            found.append((place[state], place[after], rate))
    matrix = np.zeros((len(states), len(states)))
    for one, other, rate in found:
        matrix[one, other] += rate
        matrix[one, one] -= rate
    return states, matrix


def steady(start: State, moves: Moves) -> dict[State, float]:
    """The share of time spent in each state, in the long run."""
    states, matrix = _rates(start, moves)
    system = np.vstack((matrix.T[:-1], np.ones(len(states))))
    wanted = np.zeros(len(states))
    wanted[-1] = 1.0
    return dict(zip(states, np.linalg.solve(system, wanted).tolist(), strict=True))


def after(first: dict[State, float], moves: Moves, time: float) -> dict[State, float]:
    """The chance of each state so much later (Jensen's uniformisation)."""
    states, matrix = _rates(max(first), moves)
    share = np.array([first.get(state, 0.0) for state in states])
    fastest = -matrix.diagonal().min()
    step = np.eye(len(states)) + matrix / fastest
    weight, found, reached = np.exp(-fastest * time), np.zeros(len(states)), 0.0
    for number in range(1, 100_000):
        found += weight * share
        reached += weight
        if reached > 1 - 1e-12:
            break
        share = share @ step
        weight *= fastest * time / number
    return dict(zip(states, found.tolist(), strict=True))


def mean(shares: dict[State, float], of: Callable[[State], float]) -> float:
    return sum(share * of(state) for state, share in shares.items())
