"""The list of organisations, and the services nested in one."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from attune.directory.documents.models import Listed, PublishedProvider, PublishedService
from attune.directory.documents.providers import PublishedProviderQuerySet
from attune.place.localities.models import Locality

from .feed_answers import PIECE


@dataclass(frozen=True)
class Telling:
    """How an organisation is told, to whom and when."""

    locality: Locality | None
    on: date
    full: bool = False
    with_services: bool = False

    def pieces(self, provider: PublishedProvider) -> Iterator[str]:
        """Its text, piece by piece: a large organisation's services are many."""
        if not self.full:
            yield provider.listed
            return
        yield f'{provider.own[:-1]},"services":['
        for number, text in enumerate(self._services(provider.uid)):
            yield f",{text}" if number else text
        yield "]}"

    def _services(self, provider: UUID) -> Iterator[str]:
        found = Listed.objects.at(self.locality, on=self.on).of_provider(provider)
        last = 0
        while numbers := found.numbers_after(last, PIECE):
            texts = ("own", "places") if self.with_services else ("listed",)
            for each in PublishedService.objects.in_order(numbers, *texts):
                yield each.whole if self.with_services else _named(each)
            last = numbers[-1]


def _named(service: PublishedService) -> str:
    listed = json.loads(service.listed)
    return json.dumps({name: listed[name] for name in ("id", "name", "status")}, ensure_ascii=False)


@dataclass(frozen=True)
class ProviderShelf:
    """Organisations as texts."""

    found: PublishedProviderQuerySet
    telling: Telling

    def total(self) -> int:
        return self.found.count()

    def page(self, start: int, size: int) -> Sequence[str]:
        return [self._text(each) for each in self.found.page(start, size)]

    def all(self) -> Iterator[str]:
        last = 0
        while rows := self.found.after(last, PIECE):
            yield from map(self._text, rows)
            last = rows[-1].pk

    def _text(self, provider: PublishedProvider) -> str:
        return "".join(self.telling.pieces(provider))
