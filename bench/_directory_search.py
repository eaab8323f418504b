"""How quickly families' search answers on a directory as large as the one at hand.

`rows(connection)` is for `bench/directory.py`, which makes the directory. What is asked is drawn
from the records themselves: a word that stands in half of them is asked for as often as that.
"""

import random
from collections.abc import Callable, Iterator
from datetime import date
from time import perf_counter
from typing import Any

from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attune.directory.records.models import Location, Service
from attune.directory.search.models import Findable
from attune.directory.search.questions import find
from attune.domain.search.asking import Query
from attune.domain.search.distance import MILE, Point
from attune.domain.search.facets import FACETS, chosen_of
from attune.domain.search.words import FILLERS, STOP, WORD, folded
from attune.place.localities.models import Locality

SEED, QUESTIONS, PAGES = 3, 400, 120
COUNTED = ("stage", "day", "topic", "setting", "language", "made_for", "dads", "free", "self")
FIVE = ("stage", "day", "topic", "setting", "language")
Row = tuple[str, float, float, float, str]


def rows(connection: Any) -> list[Row]:
    """What was asked, its milliseconds at the middle, 95 % and 99 %, and the target."""
    asking = Asking(random.Random(SEED))  # noqa: S311
    name = connection.vendor
    return [
        _timed(
            f"search, words + postcode + five facets, with counts ({name})",
            [asking.narrow() for _ in range(QUESTIONS)],
            asking.answer,
            "p95 20 ms, p99 60 ms",
        ),
        _timed(
            f"search, words alone, with counts ({name})",
            [asking.words_alone() for _ in range(QUESTIONS)],
            asking.answer,
            "p95 80 ms, p99 120 ms",
        ),
        _timed(
            f"search, the whole page ({name})",
            list(asking.addresses(PAGES)),
            asking.open,
            "p95 150 ms",
        ),
    ]


class Asking:
    """Draws questions from the largest locality's own records."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        sizes = Findable.objects.values("locality").annotate(number=Count("id"))
        largest = max(sizes, key=lambda each: each["number"])["locality"]
        self.locality = Locality.objects.get(pk=largest)
        self.on: date = timezone.localdate()
        pks = list(Findable.objects.filter(locality=largest).values_list("service", flat=True))
        some = [chance.choice(pks) for _ in range(300)]
        self.texts = [self._text(each) for each in Service.objects.with_pks(some)]
        placed = Location.objects.exclude(latitude_e6=None).exclude(longitude_e6=None)
        self.points = list(placed.values_list("latitude_e6", "longitude_e6", "district")[:5000])
        self.client = Client(SERVER_NAME="localhost")

    def _text(self, service: Service) -> list[str]:
        record = service.whole_document.service
        said = WORD.findall(folded(f"{service.name} {record.get('description', '')}"))
        return [word for word in said if word not in STOP and word not in FILLERS] or ["baby"]

    def words(self, most: int) -> str:
        text = self.chance.choice(self.texts)
        return " ".join(self.chance.choice(text) for _ in range(self.chance.randint(1, most)))

    def chosen(self) -> dict[str, list[str]]:
        """One to three choices of each of five facets."""
        return {
            key: self.chance.sample(sorted(FACETS[key].choices), self.chance.randint(1, 3))
            for key in FIVE
        }

    def narrow(self) -> Query:
        latitude, longitude, _ = self.chance.choice(self.points)
        miles = self.chance.choice((1, 3, 5, 10, 20))
        return Query(
            self.words(2),
            Point(latitude, longitude),
            round(miles * MILE),
            chosen_of(self.chosen()),
            facets=COUNTED,
        )

    def words_alone(self) -> Query:
        return Query(self.words(3), facets=COUNTED)

    def addresses(self, number: int) -> Iterator[dict[str, Any]]:
        for _ in range(number):
            asked: dict[str, Any] = {"words": self.words(2)}
            if self.chance.random() < 0.5:
                asked |= {"near": self.chance.choice(self.points)[2], "miles": "10"}
            if self.chance.random() < 0.5:
                asked["stage"] = self.chance.choice(sorted(FACETS["stage"].choices))
            yield asked

    def answer(self, query: Query) -> None:
        find(query, self.locality, on=self.on)

    def open(self, asked: dict[str, Any]) -> None:
        path = reverse("directory:portal_search", kwargs={"slug": self.locality.slug})
        answer = self.client.get(path, asked)
        assert answer.status_code == 200, asked  # noqa: S101


def _timed(what: str, questions: list[Any], ask: Callable[[Any], None], target: str) -> Row:
    for each in questions[:5]:
        ask(each)
    times = []
    for each in questions:
        began = perf_counter()
        ask(each)
        times.append((perf_counter() - began) * 1000)
    times.sort()
    p50, p95, p99 = (times[min(len(times) - 1, int(len(times) * at))] for at in (0.5, 0.95, 0.99))
    return what, p50, p95, p99, target
