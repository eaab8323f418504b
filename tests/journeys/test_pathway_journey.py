"""A pathway from a template to a poster on a wall, and to the edition that makes it old."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
WORK, OURS = "/wrenbridge/pathway/work", "hill-estate"
DRAFT, FACE = f"{WORK}/{OURS}", f"/wrenbridge/pathway/{OURS}"
PAIRS = "Parent-infant relationship pathway (PAIRS)"
NUMBERS = {
    "specialist-team": "01632 960 210",
    "consultation": "01632 960 211",
    "safeguarding-lead": "01632 960 220",
    "out-of-hours": "01632 960 221",
}
SERVICES = {
    "baby-groups": "Stay and Play at Oak Family Hub",
    "specialised-team": "Wrenbridge Parent-Infant Team",
}
OLD_WORDS = "Groups for parents and babies on the Hill Estate."
NEW_WORDS = "Groups for parents and babies on the Hill Estate, on Saturdays too."
# What is chosen at each step, from the front door to an outcome; "" where nothing is asked.
TO_MORE_HELP = {
    "Start with the relationship": "The family knows what they would like",
    "Is everybody safe?": "No sign of it",
    "Ask what they would like": "Help from another person or service",
    "Ask permission": "Yes",
    "Hear from those who know the family": "",
    "Choose the help that fits now": "Longer or specialised help for the relationship",
    "Getting more help": "",
}
TO_ADVICE = {
    "Start with the relationship": "Somebody is worried or unsure",
    "Look and listen": "",
    "Make sense of it": "Yes, well enough to go on",
    "Is everybody safe?": "No sign of it",
    "Ask what they would like": "Ideas, information, or somebody to ring",
    "Coping, with an open door": "",
}
SMALL = {"width": 320, "height": 640}


@pytest.fixture
def without_scripts(chromium: Browser, site: str) -> Iterator[Visitor]:
    """Somebody with a small phone that runs no scripts."""
    context = chromium.new_context(java_script_enabled=False, viewport=SMALL, locale="en-GB")
    yield Visitor(context.new_page(), site)
    context.close()


def given_lena_has_a_draft(lena: Visitor) -> None:
    """From the template, with the numbers that the checker asks for and services in two slots."""
    lena.when_i_open(f"{WORK}/")
    lena.when_i_follow("Start a pathway")
    lena.when_i_choose(PAIRS)
    lena.when_i_write("A short name for its address", OURS)
    lena.when_i_press("Start")
    lena.then_the_page_is(PAIRS)
    lena.then_i_read("Not published yet")
    for contact, number in NUMBERS.items():
        when_a_part_is_changed(lena, f"contacts.{contact}", "Phone number", number)
    for slot, service in SERVICES.items():
        lena.when_i_open(f"{DRAFT}/slots/{slot}/?q={service}")
        lena.page.get_by_role("button", name=f"Put in : {service}").click()
        lena.then_i_read(f"{service} stands in this slot now")
    lena.then_axe_finds_nothing()


def when_a_part_is_changed(lena: Visitor, path: str, label: str, words: str) -> None:
    lena.when_i_open(f"{DRAFT}/part/{path}/")
    lena.when_i_write(label, words)
    lena.when_i_press("Save")
    lena.then_i_read("Saved:")


def when_a_review_is_asked_for(lena: Visitor) -> None:
    lena.when_i_open(f"{DRAFT}/publish/")
    lena.when_i_write("A note to the reviewers (optional)", "Please look at the baby groups.")
    lena.when_i_press("Ask for a review")
    lena.then_i_read("Asked.")


def when_it_is_approved_by(visitor: Visitor, who: str) -> None:
    visitor.given_the_next_person_comes()
    visitor.given_i_signed_in_before_as(who)
    visitor.when_i_open(f"{DRAFT}/publish/")
    visitor.then_axe_finds_nothing()
    visitor.when_i_choose("Approve it as it is")
    visitor.when_i_press("Send your answer")


def when_lena_publishes(visitor: Visitor, note: str) -> None:
    visitor.given_the_next_person_comes()
    visitor.given_i_signed_in_before_as("Lena Hartley")
    visitor.when_i_open(f"{DRAFT}/publish/")
    visitor.then_axe_finds_nothing()
    visitor.when_i_write("What is new in this edition?", note)
    visitor.when_i_press("Publish this edition")


def when_the_walk_is_walked(visitor: Visitor, steps: dict[str, str]) -> Iterator[str]:
    """Each step while it is on the screen, the outcome last."""
    visitor.when_i_open(f"{FACE}/walk/")
    visitor.when_i_press("Begin")
    *before, outcome = steps
    for step in before:
        visitor.then_the_page_is(step)
        yield step
        if steps[step]:
            visitor.page.get_by_role("radio", name=steps[step]).check()
        visitor.when_i_press("Continue")
    visitor.then_the_page_is(outcome)
    yield outcome


def then_urgent_help_is_there(visitor: Visitor) -> None:
    panel = visitor.page.locator("#urgent-help")
    expect(panel).to_contain_text("Need help now?")
    expect(panel).to_be_visible()


def codes_on(poster: Path) -> list[str]:
    """The addresses in the codes of a poster, read from a picture of it."""
    page = pypdfium2.PdfDocument(poster)[0]
    picture = page.render(scale=2, grayscale=True).to_numpy().squeeze()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def printed(page: Page, folder: Path) -> list[str]:
    """The codes of the practitioners' poster, as somebody downloads it now."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Practitioners' poster, A4 (PDF)").click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return codes_on(file)


def when_a_code_is_followed(visitor: Visitor, code: str) -> None:
    visitor.when_i_open(code.removeprefix(visitor.site))
    assert visitor.page.url.startswith(f"{visitor.site}{FACE}/")


def test_a_lead_adapts_a_template_and_publishes_it(looker: Visitor) -> None:
    looker.given_i_signed_in_before_as("Lena Hartley")
    given_lena_has_a_draft(looker)
    when_a_part_is_changed(looker, "slots.baby-groups", "Words", OLD_WORDS)
    looker.when_i_follow("Check for gaps and faults")
    looker.then_the_page_is("Gaps and faults")
    looker.then_i_read("has no current service")
    looker.then_i_do_not_read("Mend this before you publish")
    looker.then_axe_finds_nothing()
    when_a_review_is_asked_for(looker)
    looker.then_i_do_not_read("Publish this edition")
    when_it_is_approved_by(looker, "Callum Reid")
    looker.then_i_read("Approved")
    when_it_is_approved_by(looker, "Ruth Amankwah")
    when_lena_publishes(looker, "The first pathway of the Hill Estate.")
    looker.then_the_page_is("Edition 1 is published")
    looker.then_axe_finds_nothing()
    looker.when_i_follow("See what practitioners see")
    looker.then_i_read(OLD_WORDS)
    looker.then_anybody_can_use_it()


def test_a_health_visitor_walks_it_on_a_small_phone(looker: Visitor) -> None:
    page = looker.page
    page.set_viewport_size(SMALL)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=looker.site)
    for _step in when_the_walk_is_walked(looker, TO_MORE_HELP):
        looker.then_it_fits_a_small_phone()
        then_urgent_help_is_there(looker)
    looker.then_i_read("Because you answered")
    looker.then_i_read("Could somebody come to harm?")
    looker.then_i_read("Wrenbridge Parent-Infant Team")
    looker.when_i_press("Copy")
    looker.then_i_read("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    page.context.clear_permissions()
    assert "- Could somebody come to harm? No sign of it" in copied
    assert "This pathway suggests: Getting more help" in copied
    assert page.url == f"{looker.site}{FACE}/walk/"  # no answer in the address


def test_the_walk_needs_no_scripts(without_scripts: Visitor) -> None:
    for _step in when_the_walk_is_walked(without_scripts, TO_ADVICE):
        then_urgent_help_is_there(without_scripts)
        assert without_scripts.reaches_beyond() == 0
    summary = without_scripts.page.get_by_label("Copy this into your record system")
    assert "This pathway suggests: Coping, with an open door" in summary.input_value()


def test_posters_on_the_wall_lead_to_the_edition_that_took_their_place(
    looker: Visitor, tmp_path: Path
) -> None:
    looker.when_i_open(f"{FACE}/poster/")
    codes = printed(looker.page, tmp_path)
    assert len(codes) == 2  # the pages to read, and the walk
    for code in codes:
        when_a_code_is_followed(looker, code)
        looker.then_i_do_not_read("Your printed copy is out of date")

    looker.given_i_signed_in_before_as("Lena Hartley")
    when_a_part_is_changed(looker, "slots.baby-groups", "Words", NEW_WORDS)
    when_a_review_is_asked_for(looker)
    when_it_is_approved_by(looker, "Callum Reid")
    when_lena_publishes(looker, "Saturdays are in.")
    looker.then_the_page_is("Edition 2 is published")

    looker.given_the_next_person_comes()
    for code in codes:
        when_a_code_is_followed(looker, code)
        looker.then_i_read("Your printed copy is out of date")
        looker.then_i_read("You have edition 1. This is edition 2.")
        looker.then_axe_finds_nothing()
    looker.when_i_open(f"{FACE}/editions/1/")
    looker.then_i_read("This is an old edition")
    looker.then_i_read(OLD_WORDS)
    looker.then_i_do_not_read(NEW_WORDS)
    looker.then_axe_finds_nothing()
    looker.when_i_follow("Go to the current edition")
    looker.then_i_read(NEW_WORDS)
    looker.then_i_do_not_read("This is an old edition")


def test_a_family_reads_it_in_urdu(looker: Visitor) -> None:
    looker.when_i_open("/wrenbridge/pathway/pairs/family/")
    languages = looker.page.get_by_role("navigation", name="Read this page in")
    languages.get_by_role("link", name="اردو").click()
    expect(looker.page.locator("html")).to_have_attribute("dir", "rtl")
    looker.then_i_read("Sana Mirza")
    looker.then_anybody_can_use_it()
