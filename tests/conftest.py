"""Fixtures for every test: the fixed cast."""

import pytest

from tests.append_only import emptying_between_tests  # noqa: F401  a fixture for every test
from tests.cast import Cast, gather


@pytest.fixture
def cast(db: None) -> Cast:
    """Amina, Ravi, Joseph, Mina, Lena and the Outsider, at Wrenbridge."""
    return gather()
