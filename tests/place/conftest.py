"""Worlds with real processes, for the tests of this room."""

from tests.place.world import template, world  # noqa: F401  fixtures
