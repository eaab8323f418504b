"""Fixtures for every test: the fixed cast, and the one browser that all browser tests share."""

import pytest

from tests.append_only import emptying_between_tests  # noqa: F401  a fixture for every test
from tests.browser import browser_page, chromium  # noqa: F401  one for the kit and the journeys
from tests.cast import Cast, gather


@pytest.fixture
def cast(db: None) -> Cast:
    """Amina, Ravi, Joseph, Mina, Lena and the Outsider, at Wrenbridge."""
    return gather()
