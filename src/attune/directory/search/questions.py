"""The one question: which services say these words, near here, and offer what was chosen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from attune.directory.records.models import AreaTerms
from attune.domain.search import counting, packing, ranking
from attune.domain.search.asking import Found, Hit, Query
from attune.domain.search.distance import box_around
from attune.domain.search.words import IN_NAME, Asked, as_beginning, asked
from attune.place.localities.models import Locality

from .models import Findable
from .reading import Narrowed


@dataclass(frozen=True)
class Results:
    """Every record that may count: the table, and for each how far and which of its places."""

    rows: NDArray[Any]
    metres: NDArray[Any]
    places: NDArray[Any]

    def only(self, kept: NDArray[Any]) -> "Results":
        return Results(self.rows[kept], self.metres[kept], self.places[kept])


def find(query: Query, locality: Locality | None = None, *, on: date) -> Found:
    """The answer for families of a locality on a day; of the whole instance where none is named.

    The order and the counts are worked out here from what either database gives, so that both
    give the same.
    """
    words = asked(query.text)
    found = _results(query, words, locality, on)
    begun = as_beginning(query.text) if words and not len(found.rows) else Asked()
    if begun and not Findable.objects.say(asked(begun.beginning), locality):
        words, found = begun, _results(query, begun, locality, on)
    else:
        begun = Asked()
    counts = counting.counted(found.rows, query.chosen, query.facets, on=on)
    holding = np.ones(len(found.rows), bool)
    for each in counting.faults(found.rows, query.chosen, on=on).values():
        holding &= ~each
    whole = found.only(holding) if query.chosen else found
    hits = tuple(_hits(query, whole, words, locality, on)) if query.most != 0 else ()
    return Found(len(whole.rows), hits, counts, bool(begun and hits))


def matching_words(
    text: str, locality: Locality | None = None, *, on: date
) -> QuerySet[Findable, dict[str, int]]:
    """The ids of the services that say all these words, for `filter(pk__in=...)`."""
    words, found = asked(text), Findable.objects.seen(on=on)
    here = found.saying(words, locality) if words else found.at(locality)
    return here.services()


def _results(query: Query, words: Asked, locality: Locality | None, on: date) -> Results:
    close_by = box_around(query.near, query.within) if query.near and query.within else None
    required = locality is not None and AreaTerms.objects.of(locality).mark_required
    narrowed = Narrowed(on, locality and locality.pk, words, close_by, query.chosen, required)
    joined, joined_spots = Findable.objects.packed(narrowed, spots=query.near is not None)
    rows = packing.rows(joined)
    metres = np.full(len(rows), ranking.NOWHERE, np.int64)
    places = np.full(len(rows), -1, np.int16)
    if query.near:
        metres, places = ranking.nearest(query.near, rows["spots"], packing.spots(joined_spots))
    results = Results(rows, metres, places)
    if locality is None:
        results = results.only(np.unique(rows["service"], return_index=True)[1])
    if close_by:
        near_enough = (results.metres <= query.within) | (results.metres == ranking.NOWHERE)
        results = results.only(near_enough)
    return results


def _named(words: Asked, locality: Locality | None, rows: NDArray[Any]) -> NDArray[np.bool_]:
    """Which records have every word in their name."""
    if not words.words or not len(rows):
        return np.zeros(len(rows), bool)
    in_name = Asked(tuple(IN_NAME + word for word in words.words))
    ids = Findable.objects.named(in_name, locality)
    return np.isin(rows["service"], np.array(ids.split(","), np.uint64) if ids else [])


def _hits(
    query: Query, found: Results, words: Asked, locality: Locality | None, on: date
) -> Iterator[Hit]:
    rows = found.rows
    first = found.metres if query.near else ~_named(words, locality, rows)
    bands = ranking.bands(rows["assured"], on=on)
    keys = [first.astype(np.int64), bands, 15 - rows["complete"].astype(np.int64)]
    tie = [rows["name"][:, 0], rows["name"][:, 1], rows["service"]]
    for at in ranking.first_ones(keys, tie, start=query.start, most=query.most):
        place = int(found.places[at])
        if place < 0:
            yield Hit(int(rows["service"][at]))
        else:
            hidden = bool(place & packing.HIDDEN)
            number = place & ~packing.HIDDEN
            yield Hit(int(rows["service"][at]), int(found.metres[at]), number, hidden)
