"""Every address of the product, with a sample for each part that varies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern
from django.urls.resolvers import URLResolver

SAMPLES = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000001"}
PART = re.compile(r"<(?:(\w+):)?(\w+)>")


@dataclass(frozen=True)
class Page:
    """One address pattern and what its view declares."""

    route: str
    audience: str | None

    @property
    def address(self) -> str:
        """An address of this pattern at Wrenbridge."""
        return "/" + PART.sub(_sample, self.route)


def _sample(part: re.Match[str]) -> str:
    converter, name = part.groups()
    return "wrenbridge" if name == "slug" else SAMPLES.get(converter, "x")


def pages(resolver: URLResolver, before: str = "") -> Iterator[Page]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield Page(route, getattr(each.callback, "audience", None))
        else:
            yield from pages(each, route)
