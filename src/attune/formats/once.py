"""Each service once: an id met again is set aside, saying whether the words differ."""

import hashlib
from collections.abc import Iterable, Iterator

from attune.domain import canonical

from .hsds.splitting import full_service
from .listing import Item, Listing, Quarantined


class Once:
    """Remembers every source id seen in one import, in about 150 bytes each."""

    def __init__(self) -> None:
        self._seen: dict[bytes, tuple[bytes, str]] = {}

    def items(self, items: Iterable[Item]) -> Iterator[Item]:
        """The same items, a second one of an id turned into `Quarantined`."""
        for item in items:
            yield self._judged(item) if isinstance(item, Listing) else item

    def _judged(self, listing: Listing) -> Item:
        key = _digest(listing.source_id)
        words = _digest(canonical.text(full_service(listing)))
        earlier = self._seen.get(key)
        if earlier is None:
            self._seen[key] = (words, listing.where)
            return listing
        alike = earlier[0] == words
        reason = (
            f"the same service stands here a second time, word for word (first: {earlier[1]})"
            if alike
            else f"its id stands here a second time with other words (first: {earlier[1]})"
        )
        return Quarantined(
            listing.where,
            reason,
            source_id=listing.source_id,
            field="id",
            row=None if alike else full_service(listing),
        )


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()
