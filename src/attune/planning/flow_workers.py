"""Where replications are run: one after another, on several cores, or on a cluster."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from attune.domain.flow import kept
from attune.domain.refusals import Refused

MOST_JOBS = 256
SECONDS = 20  # until a scheduler is taken not to be there


@contextmanager
def workers(*, jobs: int = 1, cluster: str = "") -> Iterator[int | None]:
    """What `run_many` takes as `jobs` while it lasts; Refused says why there are no workers.

    `cluster` is the address of a Dask scheduler, as tcp://host:8786.
    """
    if not 1 <= jobs <= MOST_JOBS:
        raise Refused(f"--jobs: from 1 to {MOST_JOBS}, not {jobs}")
    if not cluster:
        yield jobs
        return
    with _client(cluster) as client:
        _check(client, cluster)
        from joblib import parallel_config

        with parallel_config(backend="dask", n_jobs=-1):
            yield None


def _client(cluster: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise Refused("--cluster: Dask is not installed here; the extra `cluster` brings it") from (
            None
        )
    try:
        return Client(cluster, timeout=SECONDS)
    except (OSError, ValueError, TypeError):  # nobody there, or no address
        raise Refused(f"--cluster: no Dask scheduler answers at {cluster}") from None


def _check(client: Any, cluster: str) -> None:
    """Other code would give other numbers, and nobody would see it."""
    try:
        versions = client.run(kept.version_of_sources)
    except ImportError:
        raise Refused(f"--cluster: the workers at {cluster} have no Attune, or an older one") from (
            None
        )
    if not versions:
        raise Refused(f"--cluster: the scheduler at {cluster} has no workers yet")
    wrong = [name for name, found in versions.items() if found != kept.version_of_sources()]
    if wrong:
        raise Refused(f"--cluster: {wrong[0]} has another version of the simulation than this one")
