"""A simulation run in a process of its own, in a way named on the command line.

`python -m tests.domain.flow.elsewhere HOW [ADDRESS]` prints how many other processes
ran it, and what came of it, as one line.
"""

import hashlib
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any

from attune.domain.flow.added import WHOLE, Runs
from attune.domain.flow.many import run_many
from attune.domain.flow.network import Capacity, Network, Node, Route
from attune.domain.flow.runs import Plan, Prepared, run
from attune.domain.flow.shapes import Erlang, LogNormal, Steps
from attune.planning.flow_workers import workers
from tests.domain.flow.small import a_class, a_node

PLAN = Plan(until=60.0, warm=10.0, run_out=60.0, replications=8)


def a_network(*, loop: bool = True) -> Network:
    """Two steps with everything a family can meet; without a loop another kernel may run it."""
    nodes: tuple[Node, ...] = (
        a_node("one", slots=4, service=Erlang(6.0, 2), patience=Erlang(9.0)),
        a_node("two", capacity=(Capacity(0, 2), Capacity(20, 3)), service=LogNormal(5.0, 3.0)),
    )
    ages: dict[str, Any] = {"age": Steps((-10.0, 0.0, 90.0), (1.0, 3.0))}
    kinds = (
        a_class("few", rate=0.5, right=("one",), **ages),
        a_class(
            "more", rate=0.4, right=("two",), resolves={"one": 0.2}, priority=int(loop), **ages
        ),
    )
    on: dict[str, Any] = {"drop": 0.12, "delay": Erlang(2.0, 2)}
    again = (Route("more", "two", "one", 0.2), Route("more", "two", "leave", 0.8))
    routes = (
        Route("few", "door", "one", 1.0),
        Route("few", "one", "leave", 1.0),
        Route("more", "door", "one", 1.0),
        Route("more", "one", "two", 1.0, **on),
        *(again if loop else (Route("more", "two", "leave", 1.0),)),
    )
    return Network("Two steps", nodes, kinds, routes, age_out=104.0)


def fingerprint(runs: Runs) -> str:
    """Of every number in it: those added, and those of each replication."""
    told = hashlib.sha256(runs.counts.tobytes())
    for each in [*(field.name for field in fields(Runs) if field.name not in WHOLE), "row"]:
        told.update(getattr(runs, each).tobytes())
    return f"{runs.checksum} {told.hexdigest()}"


@dataclass(frozen=True)
class Seen:
    """Runs, and the processes that ran them."""

    runs: Runs
    by: frozenset[int]

    def __add__(self, other: "Seen") -> "Seen":
        return Seen(self.runs + other.runs, self.by | other.by)


def watched(prepared: Prepared, numbers: Sequence[int]) -> Seen:
    return Seen(run(prepared, numbers), frozenset({os.getpid()}))


def both(jobs: int | None = 1) -> tuple[str, set[int]]:
    """What one network for each kernel comes to, and the processes that ran it."""
    networks = [a_network(), a_network(loop=False)]
    seen = [
        run_many(Prepared.of(each, PLAN), range(8), work=watched, jobs=jobs) for each in networks
    ]
    return " ".join(fingerprint(each.runs) for each in seen), set().union(*(s.by for s in seen))


@contextmanager
def setting(how: str, address: str) -> Iterator[int | None]:
    """As a site chooses where the work is done: the number of jobs."""
    if how == "dask":
        from distributed import Client

        with Client(address, timeout=30, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        with workers(cluster=address) as jobs:
            yield jobs
    elif how == "loky":
        from joblib import parallel_config

        with parallel_config(backend="loky", n_jobs=2):
            yield None
    else:
        yield 1


def main(how: str, address: str = "") -> int:
    warnings.simplefilter("error" if how != "dask" else "default")
    with setting(how, address) as jobs:
        found, by = both(jobs)
    print(len(by - {os.getpid()}), found)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
