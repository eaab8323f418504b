"""Lena hands in an official file, watches it being loaded, and finds it in the audit trail."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.formats.layouts import example_rows
from tests.journeys.visitor import Visitor
from tests.place.imports.writers import POPULATION, write_csv

pytestmark = pytest.mark.browser
SECONDS = 30_000


def hand_in(visitor: Visitor, file: Path) -> None:
    visitor.when_i_open("/wrenbridge/area/data/hand-in/")
    visitor.page.locator("input[type=file]").set_input_files(file)
    visitor.when_i_press("Check this file")


def then_it_ends_with(visitor: Visitor, sentence: str) -> None:
    """The page looks again by itself until the worker is done."""
    expect(visitor.page.locator("main")).to_contain_text(sentence, timeout=SECONDS)


def test_lena_hands_in_a_file_and_follows_it_until_it_is_loaded(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open("/jobs/")
    visitor.then_anybody_can_use_it()
    hand_in(visitor, write_csv(tmp_path, POPULATION, example_rows("population")))
    visitor.then_anybody_can_use_it()
    then_it_ends_with(visitor, "1 of 1 can be loaded")
    visitor.when_i_open_the_part("What has happened so far")
    visitor.then_i_read("Asked for by Lena Hartley")
    visitor.then_anybody_can_use_it()
    visitor.when_i_open("/wrenbridge/area/data/")
    visitor.when_i_press("Load it")
    then_it_ends_with(visitor, "rows loaded")
    visitor.when_i_open("/jobs/")
    visitor.then_i_read("Load population")
    visitor.then_anybody_can_use_it()


def test_lena_looks_through_what_was_done(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open("/wrenbridge/area/")
    visitor.when_i_follow("See who did what here")
    visitor.then_the_page_is("Who did what")
    visitor.when_i_write("What was done", "membership")
    visitor.when_i_press("Look")
    visitor.then_i_read("membership: grant")
    visitor.then_anybody_can_use_it()
    visitor.when_i_write("What was done", "nothing like it")
    visitor.when_i_press("Look")
    visitor.then_i_read("Nothing was done that fits")
    visitor.then_anybody_can_use_it()
