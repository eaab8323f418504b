"""The one question: which services say these words, near here, and offer what was chosen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attune.directory.records.models import AreaTerms
from attune.domain.search import counting, packing, ranking
from attune.domain.search.asking import Found, Hit, Query
from attune.domain.search.distance import box_around
from attune.domain.search.words import IN_NAME, Asked, as_beginning, asked
from attune.place.localities.models import Locality

from .models import Findable, FindableQuerySet


@dataclass(frozen=True)
class Results:
    """Every record that may count: the table, and for each how far, where, and named so or not."""

    rows: NDArray[Any]
    metres: NDArray[Any]
    places: NDArray[Any]
    named: NDArray[Any]

    def only(self, kept: NDArray[Any]) -> "Results":
        return Results(self.rows[kept], self.metres[kept], self.places[kept], self.named[kept])


def find(query: Query, locality: Locality | None = None, *, on: date) -> Found:
    """The answer for families of a locality on a day; of the whole instance where none is named.

    The order and the counts are worked out here from what either database gives, so that both
    give the same.
    """
    words = asked(query.text)
    found = _results(query, words, locality, on)
    by_beginning = False
    if not len(found.rows) and words and (begun := as_beginning(query.text)):
        found = _results(query, begun, locality, on)
        by_beginning = bool(len(found.rows))
    counts = counting.counted(found.rows, query.chosen, query.facets, on=on)
    holding = np.ones(len(found.rows), bool)
    for each in counting.faults(found.rows, query.chosen, on=on).values():
        holding &= ~each
    whole = found.only(holding) if query.chosen else found
    return Found(len(whole.rows), tuple(_hits(query, whole, on)), counts, by_beginning)


def matching_words(text: str, locality: Locality | None = None, *, on: date) -> "FindableQuerySet":
    """The ids of the services that say all these words, for `filter(pk__in=...)`."""
    words = asked(text)
    found = Findable.objects.at(locality).seen(on=on)
    return (found.saying_inside(words, locality) if words else found).services()


def _base(query: Query, locality: Locality | None, on: date) -> FindableQuerySet:
    found = Findable.objects.at(locality).seen(on=on)
    if locality is not None and AreaTerms.objects.of(locality).mark_required:
        found = found.marked(on=on)
    if query.near and query.within:
        found = found.within(box_around(query.near, query.within))
    return found.failing_one_at_most(query.chosen, on=on)


def _results(query: Query, words: Asked, locality: Locality | None, on: date) -> Results:
    base = _base(query, locality, on)
    found = base.saying(words, locality) if words else base
    joined, joined_spots = found.packed(spots=query.near is not None)
    rows = packing.rows(joined)
    metres = np.full(len(rows), ranking.NOWHERE, np.int64)
    places = np.full(len(rows), -1, np.int16)
    if query.near:
        metres, places = ranking.nearest(query.near, rows["spots"], packing.spots(joined_spots))
    results = Results(rows, metres, places, _named(base, words, locality, rows))
    if locality is None:
        results = results.only(np.unique(rows["service"], return_index=True)[1])
    if query.near and query.within:
        close = (results.metres <= query.within) | (results.metres == ranking.NOWHERE)
        results = results.only(close)
    return results


def _named(
    base: FindableQuerySet, words: Asked, locality: Locality | None, rows: NDArray[Any]
) -> NDArray[Any]:
    """Which records have every word in their name."""
    if not words.words:
        return np.zeros(len(rows), bool)
    in_name = Asked(tuple(IN_NAME + word for word in words.words))
    joined, _ = base.saying(in_name, locality).packed(spots=False)
    return np.isin(rows["service"], packing.rows(joined)["service"])


def _hits(query: Query, found: Results, on: date) -> Iterator[Hit]:
    rows = found.rows
    bands = ranking.bands(rows["assured"], on=on)
    keys = [(~found.named).astype(np.int64), bands, 15 - rows["complete"].astype(np.int64)]
    if query.near:
        keys.insert(0, found.metres)
    tie = [rows["name"][:, 0], rows["name"][:, 1], rows["service"]]
    for at in ranking.first_ones(keys, tie, start=query.start, most=query.most):
        place = int(found.places[at])
        if place < 0:
            yield Hit(int(rows["service"][at]))
        else:
            hidden = bool(place & packing.HIDDEN)
            number = place & ~packing.HIDDEN
            yield Hit(int(rows["service"][at]), int(found.metres[at]), number, hidden)
