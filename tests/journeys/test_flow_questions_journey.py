"""Lena, the lead, asks what decides, takes a script and a report away, puts in what was counted."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from attune.project.demo.what_if_work import COUNTED
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
FLOW = "/wrenbridge/plan/flow/"
SECONDS = 60_000
LOG = "Transfers of 2026 in our own log"


def when_i_wait_for_the_answer(visitor: Visitor) -> None:
    """The page looks again by itself until the worker is done; nobody presses anything."""
    visitor.when_i_press("Work it out")
    expect(visitor.page.locator("main")).to_contain_text("What this does not say", timeout=SECONDS)
    visitor.page.wait_for_load_state()


def when_i_download(visitor: Visitor, link: str) -> bytes:
    with visitor.page.expect_download() as waiting:
        visitor.when_i_follow(link)
    return Path(waiting.value.path()).read_bytes()


def test_lena_asks_what_decides_and_where_the_balance_lies(visitor: Visitor) -> None:
    visitor.given_i_am_signed_in_as("Lena Hartley")
    visitor.when_i_open(FLOW)
    visitor.when_i_follow("More questions: how many staff, which split, what matters most")
    visitor.when_i_follow("Which assumptions decide the answer?")
    when_i_wait_for_the_answer(visitor)
    visitor.then_i_read("What decides most:")
    visitor.then_i_read("Evidence for it:")
    visitor.then_anybody_can_use_it()
    visitor.when_i_follow("Questions about flow")
    visitor.when_i_follow("When do both ways help as many?")
    when_i_wait_for_the_answer(visitor)
    visitor.then_i_read("Which way helps more. All families who come")
    visitor.page.get_by_label("Families", exact=True).select_option("Long-term PAIR")
    visitor.when_i_press("Show")
    visitor.then_i_read("Which way helps more. Families who need long-term PAIR")
    visitor.then_anybody_can_use_it()


def test_lena_takes_away_a_script_and_a_report(visitor: Visitor) -> None:
    visitor.given_i_signed_in_before_as("Lena Hartley")
    visitor.when_i_open(f"{FLOW}?wte_long=9")
    visitor.when_i_follow("Check it with other programs (SimPy, Ciw)")
    script = when_i_download(visitor, "SimPy script (Python): Escalator: one step after another")
    compile(script, "script", "exec")
    assert b"import simpy" in script
    visitor.page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
    visitor.then_anybody_can_use_it()
    visitor.when_i_open(f"{FLOW}?wte_long=9")
    visitor.when_i_follow("A report of it to pass on, as a page, Word or PDF")
    visitor.then_the_page_is("Two ways to help in Wrenbridge: report of a simulation")
    visitor.then_i_read("Long-term PAIR: 9, moved from")
    assert when_i_download(visitor, "Download as Word (DOCX)").startswith(b"PK")
    visitor.then_anybody_can_use_it()


def test_a_rate_that_was_counted_here_is_used_from_then_on(
    visitor: Visitor, tmp_path: Path
) -> None:
    """What the demo had counted stays in the file, so that other journeys find it."""
    rows = [f"{key},{value},Invented,2026-03-31" for key, value in COUNTED]
    text = "\n".join(["rate,value,source,date", *rows, f"transfer_weeks,5,{LOG},2026-03-31"])
    file = tmp_path / "ours.csv"
    visitor.given_i_signed_in_before_as("Lena Hartley")
    visitor.when_i_open(f"{FLOW}rates/")
    visitor.when_i_follow("Load a file of observed rates")
    file.write_text(text.replace("_weeks,5,", "_weeks,many,"), encoding="utf-8")
    visitor.page.locator('input[type="file"]').set_input_files(file)
    visitor.when_i_press("Load")
    visitor.then_i_read(f"ours.csv, row {len(rows) + 2}, value:")
    visitor.then_anybody_can_use_it()
    file.write_text(text, encoding="utf-8")
    visitor.page.locator('input[type="file"]').set_input_files(file)
    visitor.when_i_press("Load")
    visitor.then_i_read("“ours.csv” is loaded and in use")
    row = visitor.page.get_by_role("row", name=re.compile("transfer_weeks")).first
    expect(row).to_contain_text("5, observed")
    expect(row).to_contain_text(LOG)
    visitor.page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
    visitor.then_anybody_can_use_it()
