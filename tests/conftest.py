"""Fixtures for every test: the fixed cast, and the one browser that all browser tests share."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from whitenoise.middleware import WhiteNoiseMiddleware

from tests import ready_database
from tests.append_only import emptying_between_tests  # noqa: F401  a fixture for every test
from tests.browser import browser_page, chromium  # noqa: F401  one for the kit and the journeys
from tests.cast import Cast, gather


@pytest.fixture
def cast(db: None) -> Cast:
    """Amina, Ravi, Joseph, Mina, Lena and the Outsider, at Wrenbridge."""
    return gather()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Every process begins with a copy of one migrated database."""
    ready_database.hand_out()


@pytest.fixture(autouse=True)
def in_the_language_of_the_settings() -> Iterator[None]:
    """A page asked for in another language leaves it in force; the next test begins anew."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session", autouse=True)
def static_files_found_once() -> Iterator[None]:
    """Each test client has a server of its own, which would list every static file anew."""
    patch, known = pytest.MonkeyPatch(), {}
    find = WhiteNoiseMiddleware.add_files_from_finders

    def found_once(self: WhiteNoiseMiddleware) -> None:
        if not known:
            find(self)
            known.update(self.files)
        self.files.update(known)

    patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", found_once)
    yield
    patch.undo()
