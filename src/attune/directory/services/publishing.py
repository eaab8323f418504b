"""After a verb has changed services: their published documents and their index follow."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from attune.directory.documents import keeping as documents
from attune.directory.search import keeping as search

SLICE = 400
_waiting: ContextVar[set[int] | None] = ContextVar("services to publish together", default=None)


def publish(service_ids: Iterable[int]) -> None:
    """Bring documents and index in step with these services, inside the same transaction."""
    ids = set(service_ids)
    waiting = _waiting.get()
    if waiting is not None:
        waiting |= ids
        return
    ordered = sorted(ids)
    for start in range(0, len(ordered), SLICE):
        documents.keep(ordered[start : start + SLICE])
        search.keep(ordered[start : start + SLICE])


@contextmanager
def published_together() -> Iterator[None]:
    """Inside one transaction: what many verbs change is published once, when all are done.

    If it ends in an error nothing is published, and the caller's transaction undoes the changes.
    """
    if _waiting.get() is not None:
        yield
        return
    together: set[int] = set()
    token = _waiting.set(together)
    try:
        yield
    finally:
        _waiting.reset(token)
    publish(together)
