"""Every address of the product, with a sample for each part that varies."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern
from django.urls.resolvers import URLResolver

SAMPLES = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000001"}
# <converter:name>, or of a pattern that is a regular expression (?P<name>one|another).
PART = re.compile(r"<(?:(\w+):)?(\w+)>|\(\?P<(\w+)>(\w+)[^)]*\)")
ANCHORS = re.compile(r"(?<=/)\^|\$$|\\(?=\.)")


@dataclass(frozen=True)
class Page:
    """One address pattern and what its view declares."""

    route: str
    audience: str | None

    @property
    def address(self) -> str:
        """An address of this pattern at Wrenbridge, of rows that need not be there."""
        return self.address_with({})

    def address_with(self, values: Mapping[str, object]) -> str:
        """The address with these values for the parts of these names."""

        def filled(part: re.Match[str]) -> str:
            converter, name, named, first = part.groups()
            if named:
                return str(first)
            said = values.get(name, "wrenbridge" if name == "slug" else None)
            return str(SAMPLES.get(converter, "x") if said is None else said)

        return "/" + PART.sub(filled, ANCHORS.sub("", self.route))


def pages(resolver: URLResolver, before: str = "") -> Iterator[Page]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield Page(route, getattr(each.callback, "audience", None))
        else:
            yield from pages(each, route)
