"""A what-if saved under a name stays as it was, can be worked out again, and compared."""

from dataclasses import replace

import pytest
from django.test import Client

from attune.domain.flow.scenarios.simulated import Simulated
from attune.domain.flow.scenarios.steps import Step, Way
from attune.place.audit.models import AuditRow
from attune.place.localities.models import Locality
from attune.planning.flow import actions, documents
from attune.planning.flow.asked import asked_of
from attune.planning.flow.saved import Saved, document_of
from attune.planning.flow.worked import Worked
from attune.planning.records.flow import Scenario
from tests.cast import NOW, Cast

WHAT_IF = "/wrenbridge/plan/flow/"


@pytest.fixture
def lena(cast: Cast, client: Client, invented: Locality) -> Client:
    client.force_login(cast.lena)
    return client


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few replications, so that the tests are quick."""
    all_of = documents.plan_for
    monkeypatch.setattr(documents, "plan_for", lambda rates: all_of(rates, replications=8))


def save(client: Client, name: str, query: str = "") -> Scenario:
    answer = client.post(f"{WHAT_IF}save/?{query}", {"name": name}, follow=True)
    assert f"Saved as “{name}”" in answer.content.decode()
    return Scenario.objects.get(name=name)


def shown(client: Client, path: str) -> str:
    answer = client.get(f"{WHAT_IF}{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_scenario_keeps_what_was_moved_and_what_it_came_to(lena: Client) -> None:
    row = save(lena, "More long-term staff", "wte_long=9&accuracy=60")
    page = shown(lena, f"saved/{row.pk}/")
    assert "Long-term PAIR: 9, moved from" in page
    assert "It stays as it was then: 8 replications." in page
    assert row.sha256[:12] in page
    assert f"{WHAT_IF}?wte_long=9&amp;accuracy=60" in page
    assert AuditRow.objects.filter(verb="scenario.save").count() == 1
    assert "More long-term staff" in shown(lena, "")


def test_worked_out_again_it_comes_to_the_same(lena: Client) -> None:
    row = save(lena, "Today", "accuracy=60")
    assert "The engine is the same as then" in shown(lena, f"saved/{row.pk}/")
    assert "it comes to the same, to the last family" in shown(lena, f"saved/{row.pk}/?again=1")
    saved = Saved(row)
    assert saved.again().document == saved.answer.document


def test_another_engine_is_noticed(lena: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    row = save(lena, "Today")
    monkeypatch.setattr("attune.planning.flow.saved.engine", lambda: "another")
    assert "The engine has changed since then" in shown(lena, f"saved/{row.pk}/")
    monkeypatch.setattr(Saved, "checksums", dict.fromkeys(Way, 1))
    assert "it comes to something else" in shown(lena, f"saved/{row.pk}/?again=1")


def test_a_situation_comes_back_as_it_was_kept(invented: Locality, lena: Client) -> None:
    saved = Saved(save(lena, "Moved", "wte_long=9&accuracy=60&travel_hours=1"))
    assert documents.plain_situation(saved.situation) == saved.plain
    assert saved.situation.wte[Step.LONG][0].wte == 9
    assert saved.situation.rates["accuracy"] == 0.6
    assert saved.situation.travel == 1


def test_rates_of_another_day_are_refused_in_words(lena: Client, cast: Cast) -> None:
    row = save(lena, "Today")
    document = Saved(row).document
    document["question"]["situation"]["rates"]["an_old_rate"] = 1
    old = actions.save_scenario(
        cast.wrenbridge, name="Old", document=document, by=cast.lena, at=NOW
    )
    assert "cannot be worked out again today" in shown(lena, f"saved/{old.pk}/?again=1")


def test_scenarios_are_laid_side_by_side(lena: Client) -> None:
    one, two, three = (save(lena, f"With {n}", f"wte_long={n}") for n in (6, 7, 30))
    page = shown(lena, f"compare/?first={one.pk}&second={two.pk}&third={three.pk}")
    assert "What changes against “With 6”" in page
    assert "Whole-time equivalents: Long-term PAIR" in page
    assert "Whole-time equivalents: Targeted help" not in page
    same = shown(lena, f"compare/?first={one.pk}&second={one.pk}&third=")
    assert "Choose different scenarios" in same


def test_the_difference_is_taken_over_the_same_families(lena: Client) -> None:
    one, two = (Saved(save(lena, f"With {n}", f"wte_long={n}")) for n in (3, 30))
    assert one.answer.shares.came == two.answer.shares.came
    found = two.answer.shares.beside(one.answer.shares, Way.FRONT_DOOR, Step.LONG)
    assert found is not None
    assert found.mean > 0
    nothing = one.answer.shares.beside(one.answer.shares, Way.FRONT_DOOR, None)
    assert nothing is not None
    assert (nothing.mean, nothing.low, nothing.high) == (0, 0, 0)


def test_fewer_replications_are_paired_with_the_first_of_more(lena: Client, cast: Cast) -> None:
    all_eight = Saved(save(lena, "Eight", "wte_long=3"))
    asked = asked_of(cast.wrenbridge, {"wte_long": "3"})
    assert asked is not None
    question = asked.question
    some = Worked.of(Simulated.of(question.situation, question.plan, range(5)))
    document = document_of(asked, some)
    five = Saved(
        actions.save_scenario(cast.wrenbridge, name="Five", document=document, by=cast.lena, at=NOW)
    )
    assert five.answer.replications == 5
    assert five.again().document == five.answer.document
    found = five.answer.shares.beside(all_eight.answer.shares, Way.ESCALATOR, None)
    assert found is not None
    assert (found.mean, found.low, found.high) == (0, 0, 0)


def test_other_years_or_another_seed_are_not_paired(
    lena: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = save(lena, "One seed")
    all_of = documents.plan_for
    monkeypatch.setattr(documents, "plan_for", lambda rates: replace(all_of(rates), seed=1))
    two = save(lena, "Another")
    page = shown(lena, f"compare/?first={one.pk}&second={two.pk}")
    assert "over other years or with another seed" in page


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\0b"])
def test_a_name_that_cannot_be_kept_is_refused(cast: Cast, name: str) -> None:
    with pytest.raises(actions.ScenarioRefused):
        actions.save_scenario(cast.wrenbridge, name=name, document={}, by=cast.lena, at=NOW)
    assert not Scenario.objects.exists()


def test_a_name_is_used_once(cast: Cast, lena: Client) -> None:
    save(lena, "Ours")
    answer = lena.post(f"{WHAT_IF}save/", {"name": " Ours "}, follow=True)
    assert "choose another name" in answer.content.decode()


def test_a_scenario_of_another_place_is_not_there(cast: Cast, client: Client, lena: Client) -> None:
    row = save(lena, "Ours")
    client.force_login(cast.outsider)
    assert client.get(f"/vale/plan/flow/saved/{row.pk}/").status_code == 404
