"""All replications are run by a job, once, and kept."""

from datetime import timedelta

import pytest
from django.test import Client

from attune.domain.job_moves import JobState
from attune.domain.refusals import Refused
from attune.place.jobs import actions as place_jobs
from attune.place.jobs.kinds import Due
from attune.place.jobs.models import Job
from attune.place.localities.models import Locality
from attune.planning.flow import actions, jobs, worked
from attune.planning.flow.asked import asked_of
from attune.planning.flow.documents import Question
from attune.planning.flow.worked import all_of, families, first, first_count, kept, whole
from attune.planning.records.flow import WorkedOut
from tests.cast import NOW, Cast
from tests.place.jobs.carried import carried

WHAT_IF = "/wrenbridge/plan/flow/"
SMALL = {"wte_long": "7"}


@pytest.fixture
def lena(cast: Cast, client: Client, invented: Locality) -> Client:
    client.force_login(cast.lena)
    return client


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty replications instead of two hundred, so that the tests are quick."""
    from attune.planning.flow import documents

    all_of = documents.plan_for
    monkeypatch.setattr(documents, "plan_for", lambda rates: all_of(rates, replications=30))


def the_job() -> Job:
    return Job.objects.with_state().get(kind=jobs.REFINE.name)


def test_a_page_asks_for_one_job_however_often_it_is_opened(lena: Client) -> None:
    for _again in range(3):
        lena.post(f"{WHAT_IF}refine/?wte_long=7")
        lena.post(f"{WHAT_IF}refine/?wte_long=7.0&show=long")
    page = lena.get(WHAT_IF, SMALL).content.decode()
    assert "From the first 20 of 30 replications." in page
    assert "See or stop this work" in page
    assert 'http-equiv="refresh"' in page
    assert the_job().asked_for["query"] == "wte_long=7"


def test_the_answer_of_all_is_kept_and_shown_at_once(lena: Client) -> None:
    lena.post(f"{WHAT_IF}refine/?wte_long=7")
    assert carried(the_job(), jobs.REFINE).state is JobState.DONE
    page = lena.get(WHAT_IF, SMALL).content.decode()
    assert "From 30 replications of five years each." in page
    assert "data-live-refine" not in page
    lena.post(f"{WHAT_IF}refine/?wte_long=7")
    assert Job.objects.filter(kind=jobs.REFINE.name).count() == 1


def test_a_script_looks_whether_it_is_there(lena: Client) -> None:
    lena.post(f"{WHAT_IF}refine/?wte_long=7")
    look = SMALL | {"part": "refined"}
    answer = lena.get(WHAT_IF, look).content.decode()
    assert 'data-live-refine="look"' in answer
    assert 'data-live-part="gains"' not in answer
    carried(the_job(), jobs.REFINE)
    answer = lena.get(WHAT_IF, look).content.decode()
    assert 'data-live-part="gains"' in answer
    assert "data-live-refine" not in answer


def test_what_is_kept_is_what_was_worked_out(invented: Locality) -> None:
    asked = asked_of(invented, SMALL)
    assert asked is not None
    assert kept(asked.question) is None
    answer = whole(asked.question)
    for _again in range(2):
        actions.keep_answer(asked.question.sha256, document=answer.document, by=None, at=NOW)
    found = kept(asked.question)
    assert found is not None
    assert found.compared == answer.compared
    assert found.shares == answer.shares
    assert found.replications == 30


def test_the_first_replications_are_a_part_of_all(invented: Locality) -> None:
    asked = asked_of(invented, {})
    assert asked is not None
    few_came, all_came = first(asked.question).shares.came, whole(asked.question).shares.came
    for step, numbers in few_came.items():
        assert numbers == all_came[step][:20]


def test_another_question_has_another_name(invented: Locality) -> None:
    asked, moved = asked_of(invented, {}), asked_of(invented, {"accuracy": "84"})
    assert asked is not None
    assert moved is not None
    assert asked.question.sha256 != moved.question.sha256
    assert Question.of(asked.question.situation).sha256 == asked.question.sha256


def test_a_job_whose_area_has_changed_says_so(lena: Client, cast: Cast) -> None:
    job = place_jobs.ask(
        jobs.REFINE, by=cast.lena, at=NOW, locality=cast.wrenbridge, query="", sha256="0" * 64
    )
    ended = carried(Job.objects.with_state().get(pk=job.pk), jobs.REFINE)
    assert ended.state is JobState.FAILED
    assert "has changed since" in ended.last_sentence


def test_work_that_was_stopped_is_not_asked_for_again_by_itself(lena: Client, cast: Cast) -> None:
    lena.post(f"{WHAT_IF}refine/?wte_long=7")
    place_jobs.ask_stop(the_job(), by=cast.lena, at=NOW)
    page = lena.get(WHAT_IF, SMALL).content.decode()
    assert "Stopped before it began." in page
    assert "data-live-refine" not in page
    assert "Work out all 30" in page


def test_old_answers_are_forgotten(invented: Locality) -> None:
    for days, name in ((31, "a"), (29, "b")):
        actions.keep_answer(name * 64, document={}, by=None, at=NOW - timedelta(days=days))
    assert jobs.forget(Due(NOW, NOW)) == "1 answers forgotten"
    assert WorkedOut.objects.get().sha256 == "b" * 64


def test_only_the_newest_answers_are_kept(cast: Cast) -> None:
    for minutes, name in ((3, "a"), (2, "b"), (1, "c")):
        actions.keep_answer(name * 64, document={}, by=None, at=NOW - timedelta(minutes=minutes))
    month = timedelta(days=30)
    assert actions.forget_answers(kept_for=month, most=3, by=None, at=NOW) == 0
    assert actions.forget_answers(kept_for=month, most=2, by=None, at=NOW) == 1
    assert sorted(each.sha256[0] for each in WorkedOut.objects.all()) == ["b", "c"]


def test_a_large_area_is_answered_by_fewer_first_and_not_wholly_while_somebody_waits(
    invented: Locality, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asked_of(invented, {})
    assert asked is not None
    assert first_count(asked.question) == 20
    assert all_of(asked.question).replications == 30
    coming = families(asked.question)
    monkeypatch.setattr(worked, "AT_ONCE", 6.5 * coming)
    assert first_count(asked.question) == 6
    monkeypatch.setattr(worked, "AT_ONCE", 1)
    assert first_count(asked.question) == 4
    monkeypatch.setattr(worked, "ALL_AT_ONCE", 29 * coming)
    with pytest.raises(Refused, match="too large to work all of it out while you wait"):
        all_of(asked.question)
