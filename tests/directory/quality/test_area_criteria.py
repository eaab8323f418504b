"""An area settles its own criteria, and what was answered before keeps its own."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from attune.directory.quality import actions
from attune.directory.quality.criteria import criteria
from attune.directory.quality.criteria_form import CriteriaForm
from attune.directory.quality.models import AreaCriteria
from attune.domain.quality_mark import MarkRefused, MarkState
from tests.cast import NOW, Cast
from tests.directory.quality.answering import all_met, proposal
from tests.directory.services_at_wrenbridge import a_service

PAGE = "/wrenbridge/directory/marks/criteria/"


def as_shown(cast: Cast) -> dict[str, str]:
    """What the page sends when nothing is changed."""
    form = CriteriaForm(criteria=criteria(cast.wrenbridge).file.data)
    return {name: form[name].value() or "" for name in form.fields}


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


def test_an_area_that_settled_nothing_asks_the_proposal(cast: Cast) -> None:
    assert criteria(cast.wrenbridge).questionnaire == proposal()


def test_a_lead_leaves_out_rewords_and_adds(cast: Cast, lena: Client) -> None:
    sent = as_shown(cast) | {
        "measures__use": "left_out",
        "welcome__text": "Nobody is judged",
        "own_1__use": "essential",
        "own_1__text": "Tea is offered",
        "own_1__evidence": "What shows it?",
    }
    assert lena.post(PAGE, sent).status_code == 302
    asked = criteria(cast.wrenbridge).questionnaire
    keys = [item.key for item in asked.items if item.kind.value == "yes_no"]
    assert len(keys) == 12 and keys[-1] == "own_1" and "measures" not in keys
    meaning = lena.get("/wrenbridge/support/quality-mark/").content.decode()
    assert "Nobody is judged" in meaning and "Criteria of Wrenbridge" in meaning
    assert "Attune proposal" not in meaning
    assert criteria(cast.vale).questionnaire == proposal()
    assert as_shown(cast)["measures__use"] == "left_out"


def test_what_was_answered_before_keeps_its_own_criteria(cast: Cast, lena: Client) -> None:
    service = a_service(cast.wrenbridge)
    asked = actions.ask_for_mark(service, answers=all_met(), by=cast.mina, at=NOW)
    lena.post(PAGE, as_shown(cast) | {"measures__use": "left_out"})
    asked.refresh_from_db()
    assert asked.given == all_met()
    actions.decline(asked, reason="Who supervises?", by=cast.lena, at=NOW)
    with pytest.raises(MarkRefused, match="criteria have changed"):
        actions.ask_for_mark(service, answers=all_met(), by=cast.mina, at=NOW)
    own = all_met(criteria(cast.wrenbridge).questionnaire)
    again = actions.ask_for_mark(service, answers=own, by=cast.mina, at=NOW)
    actions.award(again, by=cast.lena, at=NOW)
    assert again.stands is MarkState.AWARDED


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"own_1__use": "asked"}, "A criterion needs its words"),
        ({"welcome__text": "x" * 201}, "Use 200 characters or fewer"),
        ({"welcome__use": "perhaps"}, "Choose one of the answers offered"),
    ],
)
def test_criteria_that_cannot_be_are_not_settled(
    cast: Cast, lena: Client, changed: dict[str, str], said: str
) -> None:
    page = lena.post(PAGE, as_shown(cast) | changed).content.decode()
    assert said in page and not AreaCriteria.objects.exists()


def test_an_area_cannot_ask_nothing(cast: Cast, lena: Client) -> None:
    sent = as_shown(cast)
    nothing = {name: "left_out" for name in sent if name.endswith("__use")}
    page = lena.post(PAGE, sent | nothing).content.decode()
    assert "Ask for one criterion at least" in page


def test_only_a_lead_settles_criteria(cast: Cast, client: Client) -> None:
    client.force_login(cast.joseph)
    assert client.get(PAGE).status_code == 404


def test_what_was_settled_cannot_be_changed(cast: Cast, lena: Client) -> None:
    lena.post(PAGE, as_shown(cast))
    with pytest.raises(DatabaseError), transaction.atomic():
        AreaCriteria.objects.all().delete()
