"""Reads a whole delivery without touching the database: every row lands on the shelf or aside."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from attune.domain import canonical
from attune.domain.listings.document import MOST_BYTES
from attune.domain.offers.refused import OfferRefused
from attune.formats.listing import Item, Listing, Loose, Quarantined, Record

from .counts import Counts, count
from .offers import offer_document
from .reading import Delivery
from .shelf import Row, Shelf

Progress = Callable[[int, int], None]
EVERY = 200  # rows between two reports of progress
MOST_LOOSE = 64_000_000  # characters of records that stand on their own, held in memory


def no_progress(done: int, total: int) -> None:
    """Nobody is watching."""


@dataclass
class TakenIn:
    """A delivery read to its end: its rows wait on the shelf until they are loaded."""

    shelf: Shelf
    name: str
    counts: Counts = field(default_factory=Counts)
    layout: str = ""
    # False when the feed changed while it was read, so that what is missing means nothing.
    whole: bool = True
    loose: dict[str, dict[str, Record]] = field(default_factory=dict)  # table -> id -> record
    _met: dict[bytes, bytes] = field(default_factory=dict)
    _held: int = 0

    def take(self, item: Item) -> None:
        if isinstance(item, Listing):
            self._listing(item)
        elif isinstance(item, Quarantined):
            self._aside(item)
        else:
            self._loose(item)

    def _listing(self, item: Listing) -> None:
        for repair in item.repairs:
            count(self.counts.repairs, _without_numbers(str(repair)))
        try:
            text = canonical.text(_plain(item))
        except OfferRefused as wrong:
            return self._refuse(item, wrong.reason, wrong.field)
        except canonical.NotCanonical as wrong:
            return self._refuse(item, str(wrong), "")
        if len(text.encode()) > MOST_BYTES:
            return self._refuse(item, f"a record holds at most {MOST_BYTES:,} bytes", "")
        key, words = _digest(item.source_id), _digest(text)
        earlier = self._met.setdefault(key, words)
        if earlier is words:  # not met before: these are the words just remembered
            self.counts.imported += 1
            return self.shelf.add(Row(item.where, item.source_id, text))
        self.counts.merged += 1
        if earlier != words:
            self._note_other_words(item)
        return None

    def _refuse(self, item: Listing, reason: str, at: str) -> None:
        row = {"id": item.source_id, "name": item.name}
        self._aside(Quarantined(item.where, reason, item.source_id, at, "services", row))

    def _note_other_words(self, item: Listing) -> None:
        said = "the same id stands here again with other words; the first were kept"
        count(self.counts.notes, said)
        again = Quarantined(item.where, said, item.source_id, "id", "services", item.service)
        self.shelf.set_aside(again, merged=True)

    def _aside(self, item: Quarantined) -> None:
        self.counts.set_aside(item)
        self.shelf.set_aside(item)

    def _loose(self, item: Loose) -> None:
        """Organisations, places and terms on their own are used by services that name them."""
        self._held += len(canonical.text(item.row))
        key = item.row.get("id")
        if key and self._held < MOST_LOOSE:
            self.loose.setdefault(item.table, {}).setdefault(str(key), item.row)
        if item.table not in KEPT_LOOSE:
            count(self.counts.notes, f"rows of {item.table} that belong to no service, left out")


KEPT_LOOSE = frozenset({"organizations", "taxonomies", "taxonomy_terms"})


@contextmanager
def taken_in(delivery: Delivery, *, progress: Progress = no_progress) -> Iterator[TakenIn]:
    """Read a delivery; its rows wait on disk until this context ends."""
    with Shelf(Path(settings.DATA)) as shelf:
        taken = TakenIn(shelf, delivery.name)
        _read_all(taken, delivery.items(), progress, delivery)
        taken.layout = delivery.layout
        taken.whole = delivery.whole
        for note in delivery.notes:
            count(taken.counts.notes, note)
        yield taken


def _read_all(
    taken: TakenIn, items: Iterable[Item], progress: Progress, delivery: Delivery
) -> None:
    for number, item in enumerate(items, start=1):
        taken.take(item)
        if number % EVERY == 0:
            progress(delivery.done, delivery.size)
    progress(delivery.size, delivery.size)


def _plain(item: Listing) -> dict[str, Any]:
    """The row as it is kept: what a later reading is compared with."""
    return {
        "service": item.service,
        "organisation": item.organisation,
        "places": [{"at": each.at, "location": each.location} for each in item.places],
        "programme": item.programme,
        "offer": offer_document(item.offer),
    }


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def _without_numbers(said: str) -> str:
    """“schedules[3].url: was empty” is counted with “schedules[0].url: was empty”."""
    head, separator, rest = said.partition(":")
    shortened = "".join(part.partition("]")[2] if n else part
                        for n, part in enumerate(head.split("[")))  # fmt: skip
    return f"{shortened}{separator}{rest}"
