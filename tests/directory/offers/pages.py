"""Opens a gap page as a reader would, and keeps the words of it."""

import re

from django.test import Client


def page(client: Client, query: str = "", part: str = "", place: str = "wrenbridge") -> str:
    """The page without its tags, its spaces made single."""
    answer = client.get(f"/{place}/directory/gaps/{part}?{query}")
    assert answer.status_code == 200, answer.status_code
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())
