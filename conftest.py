"""Which test belongs to which part of `./dev test`, and which go to one process together."""

import gc
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

NEEDS_A_BROWSER = {"chromium", "browser_page"}
NEEDS_A_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}
# Its tests open a page each and change nothing, so that any process may run any of them.
EVERY_PAGE = "tests/journeys/test_every_page_journey.py"
PARTS = ("tests", "browser", "prove")
# Reading all the tests takes each process ten seconds. What cannot belong to a part is not read
# for it; the first part reads everything and sees whether this holds.
WORDS_OF_A_BROWSER = ("browser", "chromium")
WITHOUT_A_DATABASE = ("tests/domain/", "tests/formats/")

# A busy machine is no reason to fail: what must be quick has a test that says how quick.
settings.register_profile("attune", deadline=None)
settings.load_profile("attune")

# Hundreds of thousands of objects live as long as the run: looking through them for rubbish every
# few hundred allocations, as Python does by default, is a tenth of all the time.
gc.set_threshold(50_000, 20, 20)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--part", choices=PARTS, help="one part of ./dev test (default: all but prove)"
    )
    parser.addoption("--only-database", action="store_true", help="only tests that use a database")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "own_database: opens the database in a process of its own")


def part_of(item: pytest.Item) -> str:
    """The part that runs this test."""
    if item.get_closest_marker("prove"):
        return "prove"
    fixtures = set(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("browser") or "journeys" in item.path.parts
    if marked or fixtures & NEEDS_A_BROWSER:
        return "browser"
    return "tests"


def uses_a_database(item: pytest.Item) -> bool:
    """Whether another database could make a difference to this test."""
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("own_database")
    return bool(marked) or bool(set(getattr(item, "fixturenames", ())) & NEEDS_A_DATABASE)


@cache
def may_open_a_browser(path: Path) -> bool:
    """Whether a file of tests is a journey or names the browser."""
    text = "" if "journeys" in path.parts else path.read_text(encoding="utf-8").lower()
    return not text or any(word in text for word in WORDS_OF_A_BROWSER)


def may_use_a_database(path: Path) -> bool:
    """Whether what a file of tests is about may keep anything at all."""
    return not any(folder in path.as_posix() for folder in WITHOUT_A_DATABASE)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave unread what cannot belong to the part."""
    if not collection_path.match("test_*.py"):
        return None
    browser = config.getoption("--part") != "browser" or may_open_a_browser(collection_path)
    database = not config.getoption("--only-database") or may_use_a_database(collection_path)
    return None if browser and database else True


def in_its_place(item: pytest.Item) -> None:
    """Refuse a test that its part would leave unread, or that each process calls otherwise."""
    if " at 0x" in item.nodeid:
        raise pytest.UsageError(f"{item.nodeid} is named after a place in memory: give it ids.")
    if part_of(item) == "browser" and not may_open_a_browser(item.path):
        raise pytest.UsageError(f"{item.nodeid} opens a browser that its file does not name.")
    if uses_a_database(item) and not may_use_a_database(item.path):
        raise pytest.UsageError(f"{item.nodeid} uses a database: it belongs beside its room.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        in_its_place(item)
    part = config.getoption("--part")
    if part is None and config.getoption("markexpr"):
        return  # somebody asks for marked tests by name
    wanted = {part} if part else {"tests", "browser"}
    only_database = config.getoption("--only-database")
    kept, left = [], []
    for item in items:
        keep = part_of(item) in wanted and (not only_database or uses_a_database(item))
        (kept if keep else left).append(item)
    if left:
        config.hook.pytest_deselected(items=left)
    items[:] = kept


class Worlds(LoadScopeScheduling):
    """Each process has a demo world of its own, in which the journeys of a file build on another.

    So a file of journeys stays in one process, and every page is opened before they change things.
    """

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::")[0]
        return file if "/journeys/" in file and file != EVERY_PAGE else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Worlds | None:
    """Tests outside the browser are each on their own, and go as pytest-xdist likes."""
    return None if config.getoption("--part") in {"tests", "prove"} else Worlds(config, log)
