"""The lists of services and of services at locations, narrowed by what is asked."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from attune.directory.documents.models import Listed, PublishedPlace, PublishedService
from attune.directory.documents.places import PublishedPlaceQuerySet, Span
from attune.directory.documents.published import ListedQuerySet
from attune.directory.search.positions import centre_of, position_of
from attune.directory.search.questions import matching_words
from attune.domain.postcodes import district_of
from attune.place.localities.models import Locality

from .covering import covering
from .feed_answers import PIECE
from .feed_parameters import BadQuestion, ServiceQuestion


@dataclass(frozen=True)
class Form:
    """How a service is told, and the texts that this needs."""

    text: Callable[[PublishedService], str]
    texts: tuple[str, ...]


WHOLE = Form(lambda service: service.whole, ("own", "places"))
BRIEF = Form(lambda service: service.listed, ("listed",))


def narrowed(asked: ServiceQuestion, locality: Locality | None, *, on: date) -> ListedQuerySet:
    """The services for which all that is asked holds; hours and distance are asked elsewhere."""
    found = Listed.objects.at(locality, on=on)
    if asked.search:
        found = found.among(matching_words(asked.search, locality, on=on))
    if asked.term:
        found = found.tagged(asked.term)
    if asked.taxonomy:
        found = found.tagged(asked.taxonomy)
    if asked.provider:
        found = found.of_provider(asked.provider)
    if asked.modified_after:
        found = found.modified_from(asked.modified_after)
    if asked.minimum_age is not None or asked.maximum_age is not None:
        found = found.aged(least=asked.minimum_age, most=asked.maximum_age)
    if asked.postcode and asked.metres is None:
        found = found.reaching_any(covering(asked.postcode))
    return found


def services(asked: ServiceQuestion, locality: Locality | None, *, on: date) -> ListedQuerySet:
    """The services for which all that is asked holds."""
    found = narrowed(asked, locality, on=on)
    if asked.hours:
        found = found.open(**asked.hours)
    return found.near(span(asked)) if asked.metres else found


def places(
    asked: ServiceQuestion, locality: Locality | None, *, on: date
) -> PublishedPlaceQuerySet:
    """The services at locations for which all that is asked holds."""
    found = PublishedPlace.objects.seen(on=on)
    if locality or asked.narrows_services:
        found = found.of_listed(narrowed(asked, locality, on=on))
    if asked.hours:
        found = found.open(**asked.hours)
    return found.within(span(asked)) if asked.metres else found


def span(asked: ServiceQuestion) -> Span:
    """The circle that is asked about. The postcode itself is never said again, nor kept."""
    found = position_of(asked.postcode) or centre_of(district_of(asked.postcode))
    if found is None or asked.metres is None:
        raise BadQuestion("postcode", "We do not know where this postcode is.")
    return Span(found.latitude_e6, found.longitude_e6, asked.metres)


@dataclass(frozen=True)
class ServiceShelf:
    """Services as texts."""

    found: ListedQuerySet
    form: Form

    def total(self) -> int:
        return self.found.count()

    def page(self, start: int, size: int) -> Sequence[str]:
        return self._texts(self.found.numbers(start, size))

    def all(self) -> Iterator[str]:
        last = 0
        while numbers := self.found.numbers_after(last, PIECE):
            yield from self._texts(numbers)
            last = numbers[-1]

    def _texts(self, numbers: Sequence[int]) -> list[str]:
        services = PublishedService.objects.in_order(numbers, *self.form.texts)
        return [self.form.text(each) for each in services]


@dataclass(frozen=True)
class MinimalShelf:
    """Only which services there are, and when each was changed."""

    found: ListedQuerySet

    def total(self) -> int:
        return self.found.count()

    def page(self, start: int, size: int) -> Sequence[str]:
        return [_minimal(*row) for row in self.found.outlines(start, size)]

    def all(self) -> Iterator[str]:
        last = 0
        while rows := self.found.outlines_after(last, 10 * PIECE):
            yield from (_minimal(*row) for row in rows)
            last = rows[-1][0]


def _minimal(number: int, uid: Any, name: str, status: str, modified: Any) -> str:
    moment = f"{modified.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"
    said = {"id": str(uid), "name": name, "status": status}
    return json.dumps(said | {"last_modified": moment, "modified_date": moment}, ensure_ascii=False)


@dataclass(frozen=True)
class PlaceShelf:
    """Services at locations as texts, the service nested in each."""

    found: PublishedPlaceQuerySet
    full: bool

    def total(self) -> int:
        return self.found.count()

    def page(self, start: int, size: int) -> Sequence[str]:
        return self._texts(self.found.page(start, size))

    def all(self) -> Iterator[str]:
        rows = self.found.page(0, PIECE)
        while rows:
            yield from self._texts(rows)
            rows = self.found.after(rows[-1], PIECE)

    def _texts(self, rows: Sequence[PublishedPlace]) -> list[str]:
        numbers = list(dict.fromkeys(row.service_id for row in rows))
        texts = ("places", "own" if self.full else "listed")
        found = PublishedService.objects.in_order(numbers, *texts)
        services = {each.pk: each for each in found}
        return [
            place_text(row, services[row.service_id], full=self.full)
            for row in rows
            if row.service_id in services
        ]


def place_text(row: PublishedPlace, service: PublishedService, *, full: bool) -> str:
    """One service at location with its service nested, out of texts that are there already."""
    place = service.place(row.start, row.length)
    return f'{place[:-1]},"service":{service.own if full else service.listed}}}'
