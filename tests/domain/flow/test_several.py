"""Replications looked at several at once come to what each comes to alone."""

from dataclasses import fields
from functools import reduce
from operator import add
from typing import Any

import numpy as np
import pytest

from attune.domain.flow.runs import Plan, Prepared, Runs, run
from attune.domain.flow.scenarios.replications import Replications
from attune.domain.flow.several import MOST
from tests.domain.flow.small import a_node, one_node

PLAN = Plan(until=24.0, warm=4.0, run_out=3.0, observe=(0.0, 7.5, 27.0))
NUMBERS = range(MOST + 3)


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    """So quiet that waits, and the bins they fall into, differ much from one to the next."""
    return Prepared.of(one_node(a_node(slots=2)), PLAN)


def test_runs_are_the_sum_of_those_of_each(prepared: Prepared) -> None:
    together, apart = run(prepared, NUMBERS), reduce(add, (run(prepared, [n]) for n in NUMBERS))
    for each in fields(Runs):
        if each.name != "shapes":
            one, other = getattr(together, each.name), getattr(apart, each.name)
            assert np.array_equal(one, other), each.name


def test_so_are_the_rows_of_a_what_if_in_whatever_order(prepared: Prepared) -> None:
    together = Replications.of(prepared, reversed(NUMBERS))
    apart = reduce(add, (Replications.of(prepared, [n]) for n in NUMBERS))
    for name in ("number", "by_age", "within", "waits", "ages", "queue", "busy"):
        one, other = getattr(together, name), getattr(apart, name)
        assert np.array_equal(one, other, equal_nan=one.dtype.kind == "f"), name


def test_who_looks_on_sees_every_replication_once(prepared: Prepared) -> None:
    seen: list[dict[str, Any]] = []
    runs = run(prepared, NUMBERS, look=seen.append)
    assert [len(few["events"]) for few in seen] == [MOST, len(NUMBERS) - MOST]
    assert np.array_equal(np.concatenate([few["outcomes"] for few in seen]), runs.outcomes)
    assert sum(few["ticks"].sum() for few in seen) == runs.present.sum() > 0
