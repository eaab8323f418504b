"""Worlds with real processes, for the tests of this room."""

from tests.place.world import world  # noqa: F401  a fixture
