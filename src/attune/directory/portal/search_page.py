"""The answer to a search as families see it: cards, choices taken, and a way on from nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.directory.records.models import AreaTerms, Service
from attune.directory.search.questions import find
from attune.domain.offers.vocabulary import Setting
from attune.domain.search.asking import PAGE, Found, Hit, Query
from attune.domain.search.distance import MILE, Point
from attune.domain.search.sentences import first_sentence
from attune.domain.search.spelling import did_you_mean
from attune.kit.formats import number
from attune.place.localities.models import Locality

from .finding import ServicePage
from .search_asked import OFFERED, ONLY, SearchAsked

FARTHEST = 100  # miles; beyond that a number tells a family nothing


@dataclass(frozen=True)
class Card:
    """One result."""

    page: ServicePage
    where: str

    @property
    def sentence(self) -> str:
        return first_sentence(self.page.shown.summary)

    @property
    def stages(self) -> str:
        return ", ".join(stage.title for stage in self.page.shown.offer.stages)


@dataclass(frozen=True)
class WiderSearch:
    """A search that asks for less and finds something."""

    text: str
    query: str


@dataclass(frozen=True)
class SearchPage:
    """A search at one locality on one day. `point` is None where nobody knows where they are."""

    locality: Locality
    asked: SearchAsked
    point: Point | None
    on: date
    found: Found

    @classmethod
    def of(
        cls, locality: Locality, asked: SearchAsked, point: Point | None, *, on: date
    ) -> "SearchPage":
        facets = (*OFFERED, *ONLY)
        question = _question(asked, point, facets=facets)
        return cls(locality, asked, point, on, find(question, locality, on=on))

    @property
    def cards(self) -> list[Card]:
        """The services of this page, in their order."""
        pks = [hit.service for hit in self.found.hits]
        services = {each.pk: each for each in Service.objects.whole().with_pks(pks)}
        terms = AreaTerms.objects.of(self.locality)
        pages = (
            (hit, ServicePage.of(services[hit.service], terms, on=self.on))
            for hit in self.found.hits
        )
        return [Card(page, _where(hit, page)) for hit, page in pages]

    @property
    def heading(self) -> str:
        text = ngettext("%(count)s service", "%(count)s services", self.found.total)
        return text % {"count": number(self.found.total)}

    @property
    def chips(self) -> list[tuple[str, str]]:
        """Each choice made, with the address without it."""
        return [
            (title, self.asked.without(key, choice).query) for key, choice, title in self.asked.said
        ]

    @property
    def pages(self) -> dict[str, Any]:
        """The links to the page before and the page after."""
        last, links = ceil(self.found.total / PAGE), {}
        if 1 < self.asked.page <= last:
            links["previous"] = self._link(self.asked.page - 1, last)
        if self.asked.page < last:
            links["next"] = self._link(self.asked.page + 1, last)
        return links

    def _link(self, page: int, last: int) -> dict[str, str]:
        label = _("Page %(page)s of %(last)s") % {"page": page, "last": last}
        return {"href": f"?{self.asked.on_page(page).query}", "labelText": label}

    @property
    def wider(self) -> list[WiderSearch]:
        """Ways on from a search that finds nothing, each of which finds something."""
        return [] if self.found.total else list(self._wider())

    def _wider(self) -> Iterator[WiderSearch]:
        tried = set()
        corrected = did_you_mean(self.asked.words)
        respelt = [SearchAsked(words=corrected, near=self.asked.near)] if corrected else []
        for asked in (*respelt, *self.asked.wider()):
            total = 0
            if asked.query not in tried:
                total = find(_question(asked, self.point, most=0), self.locality, on=self.on).total
            tried.add(asked.query)
            if total:
                yield WiderSearch(_wider_words(self.asked, asked, corrected, total), asked.query)


def _question(
    asked: SearchAsked,
    point: Point | None,
    *,
    facets: tuple[str, ...] = (),
    most: int = PAGE,
) -> Query:
    start = (asked.page - 1) * PAGE
    within = asked.metres if point else None
    return Query(asked.words, point, within, asked.chosen, start, most, facets)


def _wider_words(asked: SearchAsked, wider: SearchAsked, corrected: str, total: int) -> str:
    if wider.words == corrected and wider.words:
        text = _("Did you mean “%(words)s”? (%(total)s)")
    elif not wider.words:
        text = _("See every service (%(total)s)")
    elif wider.words != asked.words:
        text = _("Look for “%(words)s” (%(total)s)")
    elif wider.miles != asked.miles and wider.chosen == asked.chosen:
        text = _("Look at any distance (%(total)s)")
    else:
        text = _("Look for “%(words)s” without the other choices (%(total)s)")
    return text % {"words": wider.words, "total": number(total)}


def _where(hit: Hit, page: ServicePage) -> str:
    """Where it is, in a few words; of a hidden place the district at most."""
    places = page.shown.places
    place = places[hit.place or 0] if places else None
    if place and place.hidden:
        in_area = _("In the %(district)s area. The address is kept private")
        private = _("The address is kept private")
        return in_area % {"district": place.address[-1]} if place.address else private
    if place:
        name = place.name or (place.address[0] if place.address else "")
        return ", ".join(part for part in (name, _away(hit)) if part)
    settings = {Setting.ONLINE: _("Online"), Setting.PHONE_OR_TEXT: _("By phone or text")}
    settings |= {Setting.FREEPHONE: _("By phone"), Setting.HOME: _("At your home")}
    said = [words for setting, words in settings.items() if setting in page.shown.offer.settings]
    return ", ".join(said)


def _away(hit: Hit) -> str:
    if hit.metres is None:
        return ""
    miles = hit.metres / MILE
    if miles > FARTHEST:
        return _("more than %(miles)s miles away") % {"miles": FARTHEST}
    if miles < 0.25:
        return _("less than a quarter of a mile away")
    places = 0 if miles >= 10 else 1
    return _("about %(miles)s miles away") % {"miles": number(miles, places)}
