"""The day on which the tests of publishing are lived, and who reviews."""

from collections.abc import Iterator

import pytest
from django.utils import timezone

from tests.cast import NOW, Cast
from tests.pathway.publishing.reviewing import Reviewers, reviewers_of


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pages ask the clock; it says the cast's own day."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    yield


@pytest.fixture
def reviewers(cast: Cast) -> Reviewers:
    return reviewers_of(cast)
