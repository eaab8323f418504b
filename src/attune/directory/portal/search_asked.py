"""What a family looks for, as it stands in an address: words, district, distance, choices, page."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from attune.domain.postcodes import district_of
from attune.domain.search.distance import MILE
from attune.domain.search.facets import FACETS, MARKED, YES, Choice, chosen_of

MILES = (1, 3, 5, 10, 20)
# Facets of one choice stand together under one heading.
ONLY = ("dads", "free", "self", "interpreter", MARKED)
OFFERED = ("stage", "day", "setting", "topic", "made_for", "language")
MOST_PAGES = 10_000


@dataclass(frozen=True)
class SearchAsked:
    """One search. `near` is a postcode district: an address never holds a whole postcode."""

    words: str = ""
    near: str = ""
    miles: int | None = None
    chosen: Choice = field(default_factory=dict)
    page: int = 1

    @classmethod
    def of(cls, said: QueryDict) -> "SearchAsked":
        """Read from an address or a form; what cannot be is left out."""
        choices = {key: said.getlist(key) for key in OFFERED}
        choices |= {key: [YES] for key in said.getlist("only") if key in ONLY}
        miles, page = said.get("miles", ""), said.get("page", "")
        return cls(
            words=" ".join(said.get("words", "").replace("\0", " ").split())[:200],
            near=district_of(said.get("near", "")[:10]),
            miles=int(miles) if miles in map(str, MILES) else None,
            chosen=chosen_of(choices),
            page=min(MOST_PAGES, int(page))
            if page.isdecimal() and page.isascii() and int(page[:6])
            else 1,
        )

    @property
    def metres(self) -> int | None:
        return round(self.miles * MILE) if self.miles else None

    @property
    def query(self) -> str:
        """The part of the address that leads back here."""
        said = [("words", self.words), ("near", self.near), ("miles", str(self.miles or ""))]
        for key, choices in sorted(self.chosen.items()):
            said += [("only", key)] if key in ONLY else [(key, each) for each in sorted(choices)]
        said.append(("page", str(self.page) if self.page > 1 else ""))
        return urlencode([(name, value) for name, value in said if value])

    def on_page(self, page: int) -> "SearchAsked":
        return replace(self, page=page)

    def without(self, key: str, choice: str) -> "SearchAsked":
        """The same with one choice less."""
        left = {**self.chosen, key: self.chosen[key] - {choice}}
        return replace(self, chosen=chosen_of(left), page=1)

    @property
    def said(self) -> Iterator[tuple[str, str, str]]:
        """Each choice made: its facet, itself, and its title."""
        for key, facet in FACETS.items():
            for choice, title in facet.choices.items():
                if choice in self.chosen.get(key, ()):
                    yield key, choice, title

    def wider(self) -> Iterator["SearchAsked"]:
        """Searches that ask for less, from the least given up to the most."""
        if self.miles:
            yield replace(self, miles=None, page=1)
        if self.chosen:
            yield replace(self, chosen={}, page=1)
        words = self.words.split()
        for left_out in range(len(words) if len(words) > 1 else 0):
            kept = " ".join(words[:left_out] + words[left_out + 1 :])
            yield replace(self, words=kept, page=1)
        if len(words) > 1 or self.miles or self.chosen:
            yield SearchAsked(words=self.words, near=self.near)
        yield SearchAsked(near=self.near)
