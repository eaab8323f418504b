"""The day on which the tests of rounds are lived, and a server whose clock says so."""

from collections.abc import Iterator

import pytest
from django.utils import timezone

from tests.cast import NOW


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pages ask the clock; it says the cast's own day."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    yield
