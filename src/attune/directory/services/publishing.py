"""After a verb has changed services: their published documents and their index follow."""

from collections.abc import Iterable

from attune.directory.documents import keeping as documents
from attune.directory.search import keeping as search

SLICE = 400


def publish(service_ids: Iterable[int]) -> None:
    """Bring documents and index in step with these services, inside the same transaction."""
    ids = sorted(set(service_ids))
    for start in range(0, len(ids), SLICE):
        documents.keep(ids[start : start + SLICE])
        search.keep(ids[start : start + SLICE])
