"""Worlds with real processes, for the tests of serving and mail."""

from tests.place.world import world  # noqa: F401  a fixture
