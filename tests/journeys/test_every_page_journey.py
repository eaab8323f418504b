"""Every page there is, opened by who may and by a stranger: anybody can use it, whatever it is."""

from collections.abc import Mapping

import pytest
from django.urls import get_resolver

from tests.addresses import Page, pages
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
EVERY = list(pages(get_resolver()))
BUTTON = "takes what a button sends, and shows nothing by itself"
FILE = "answers with a file"
ALIKE = "the same page as the current edition's, with a notice: opened once as the pages to read"
FACES = ("walk", "family", "picture", "layers", "poster", "export", "pack", "changes")
# A part of each address that has no page of its own to open here, and why.
ELSEWHERE = {
    "api/oruk/v3": "answers with JSON",
    "health/": "answers with a word",
    "download": FILE,
    "template.csv": FILE,
    "imports/sheet/": FILE,
    "exports/services": FILE,
    "imports/loaded/<int:pk>/rows/": FILE,
    "jobs/<uuid:job_id>/": "the journey of long work makes a job and opens it",
    "need/saved/": "the journey of need saves an estimate and opens it",
    "flow/saved/": "the journey of what if saves a scenario and opens it",
    "flow/refine/": BUTTON,
    "/work-out/": BUTTON,
    "imports/handed-in/": "the journey of the messy feed hands one in and opens it",
    "/key/<str:uidb36>-<str:key>/": "needs the letter of a new password",
    "reauthenticate/": "asks for a password, and people of the demo have none",
    "/save/": BUTTON,
    "data/<int:pk>/load/": BUTTON,
    "handed-in/<int:pk>/load/": BUTTON,
    "assessments/start/": BUTTON,
    "assessments/<int:pk>/move/": BUTTON,
    "assessments/report/again/": BUTTON,
    "plan/^fairness/": FILE,
    "/keep/": BUTTON,
    "findings/record/": BUTTON,
    "findings/withdraw/": BUTTON,
    "/history/<int:number>/": BUTTON,
    "/duplicates/undo/": BUTTON,
    "/addresses/<int:pk>/": BUTTON,
    "/exports/make/": BUTTON,
    "/keep-open/": BUTTON,
    "<int:pk>/close/": BUTTON,
    "/renew/": BUTTON,
    "/back/": BUTTON,
    "<int:invite>/agree/": BUTTON,
    "/link/": BUTTON,
    "<int:card>/merge/": BUTTON,
    "<int:card>/off/": BUTTON,
    "<int:card>/none/": BUTTON,
    "<int:card>/query/": BUTTON,
    "/dot/": BUTTON,
    "<str:token>/change/": BUTTON,
    "<str:token>/send/": BUTTON,
    **{f"pathway/<slug:key>/editions/<int:number>/{face}/": ALIKE for face in FACES},
    **{f"pathway/work/<slug:key>/preview/{face}/": ALIKE for face in FACES},
    "poster/practitioners-": FILE,
    "poster/families-": FILE,
    "export/edition.json": FILE,
    "export/plan-definition.json": FILE,
    "export/flow.toml": FILE,
    "pack.zip": FILE,
    "take-in/<slug:sha256>/": "needs a pack that was handed in: the tests of packs hand one in",
    "/publish/ask/": BUTTON,
    "/publish/verdict/": BUTTON,
    "/publish/issue/": BUTTON,
    "<slug:key>/move/": BUTTON,
    "actions/<int:pk>/move/": BUTTON,
    "part/<str:path>/again/": BUTTON,
    "part/<str:path>/remove/": BUTTON,
    "slots/<slug:slot>/want/": BUTTON,
    "slots/<slug:slot>/change/": BUTTON,
    "pathway/work/<slug:key>/comment/": BUTTON,
    "languages/<slug:code>/begin/": BUTTON,
    "languages/<slug:code>/withdraw/": BUTTON,
}
# Pages that are for somebody else than Lena.
WHO = {
    "checks/mine/": "Tamsin Vale",
    "returns/mine/": "Tamsin Vale",
    "rounds/mine/": "Mina Kapoor",
    "directory/imports/": "Ife Bankole",
}


def opened(page: Page) -> bool:
    return not any(part in page.route for part in ELSEWHERE)


def address(page: Page, samples: Mapping[str, Mapping[str, object]]) -> str:
    """With the ids of rows that are there."""
    return page.address_with(next(samples[part] for part in samples if part in page.route))


def person(page: Page) -> str:
    return next((who for part, who in WHO.items() if part in page.route), "Lena Hartley")


@pytest.mark.parametrize(
    "page", [page for page in EVERY if opened(page)], ids=lambda page: page.route or "home"
)
def test_who_may_open_a_page_can_use_it(
    looker: Visitor, page: Page, samples: Mapping[str, Mapping[str, object]]
) -> None:
    looker.given_i_signed_in_before_as(person(page))
    looker.when_i_open(address(page, samples))
    looker.then_anybody_can_use_it()


@pytest.mark.parametrize(
    "page",
    [page for page in EVERY if page.audience == "public" and opened(page)],
    ids=lambda page: page.route or "home",
)
def test_a_stranger_can_use_every_public_page(
    looker: Visitor, page: Page, samples: Mapping[str, Mapping[str, object]]
) -> None:
    looker.when_i_open(address(page, samples))
    looker.then_axe_finds_nothing()  # who is signed in has tried it on a small phone
    looker.then_i_read("Need help now?")


def test_no_page_is_left_out_by_mistake() -> None:
    assert {part for part in ELSEWHERE if not any(part in page.route for page in EVERY)} == set()
    assert {part for part in WHO if not any(part in page.route for page in EVERY)} == set()


def test_what_only_takes_a_button_shows_nothing_to_who_types_its_address(
    looker: Visitor, samples: Mapping[str, Mapping[str, object]]
) -> None:
    looker.given_i_signed_in_before_as("Lena Hartley")
    parts = [part for part, reason in ELSEWHERE.items() if reason == BUTTON]
    buttons = [page for page in EVERY if any(part in page.route for part in parts)]
    answers = {
        page.route: looker.page.request.get(f"{looker.site}{address(page, samples)}").status
        for page in buttons
    }
    assert len(buttons) > 20
    assert answers == {page.route: 405 for page in buttons}


def test_files_of_a_pathway_and_other_editions_of_its_pages_answer(
    looker: Visitor, samples: Mapping[str, Mapping[str, object]]
) -> None:
    looker.given_i_signed_in_before_as("Lena Hartley")
    parts = [part for part, reason in ELSEWHERE.items() if reason in (FILE, ALIKE)]
    there = [
        page for page in EVERY if "/pathway/" in page.route if any(p in page.route for p in parts)
    ]
    answers = {
        page.route: looker.page.request.get(f"{looker.site}{address(page, samples)}").status
        for page in there
    }
    assert len(there) > 30
    assert answers == {page.route: 200 for page in there}
