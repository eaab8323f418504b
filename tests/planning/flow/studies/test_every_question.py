"""Every question is answered for an invented area, on a page that shows how."""

import pytest
from django.test import Client

from attune.place.jobs.models import Job
from attune.place.localities.models import Locality
from attune.planning.flow.studies.every import STUDIES
from attune.planning.flow.studies.jobs import WORK_OUT
from attune.planning.flow.studies.study import Study
from attune.planning.records.flow import WorkedOut
from tests.cast import Cast
from tests.place.jobs.carried import carried

QUESTIONS = "/wrenbridge/plan/flow/questions/"
BY_JOB = [study for study in STUDIES if not study.at_once]
AT_ONCE = [study for study in STUDIES if study.at_once]
SAID = {
    "what-decides": "What decides most",
    "at-best": "Divided as suits each way best",
    "break-even": "a front door judges",
    "staff": "families at a time); there are",
    "split": "splits tried come within one family",
    "travel": "minutes on average",
    "self-referral": "of 100 families who come,",
    "training": "of 100 families who come,",
    "vacancy": "of 100 families who come,",
}


def named(study: Study) -> str:
    return study.key


@pytest.fixture
def lead(cast: Cast, client: Client, invented: Locality) -> Client:
    client.force_login(cast.lena)
    return client


def text_of(client: Client, path: str) -> str:
    answer = client.get(path, follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_every_question_has_a_name_of_its_own() -> None:
    assert set(SAID) == {study.key for study in STUDIES}


@pytest.mark.parametrize("study", BY_JOB, ids=named)
def test_a_long_question_is_worked_out_by_a_job_and_kept(lead: Client, study: Study) -> None:
    page = f"{QUESTIONS}{study.key}/"
    assert SAID[study.key] not in text_of(lead, page)
    lead.post(f"{page}work-out/")
    carried(Job.objects.filter(kind=WORK_OUT.name).newest_first().with_state()[0], WORK_OUT)
    assert WorkedOut.objects.count() == 1
    shown = text_of(lead, page)
    assert SAID[study.key] in shown
    assert "What this does not say" in shown


@pytest.mark.parametrize("study", AT_ONCE, ids=named)
def test_a_quick_question_is_answered_at_once(lead: Client, study: Study) -> None:
    shown = text_of(lead, f"{QUESTIONS}{study.key}/")
    assert SAID[study.key] in shown
    assert not Job.objects.filter(kind=WORK_OUT.name).exists()


def test_what_an_answer_is_looked_at_by_asks_for_no_other_work(lead: Client) -> None:
    page = f"{QUESTIONS}break-even/"
    lead.post(f"{page}work-out/", {"need": "long"})
    carried(Job.objects.filter(kind=WORK_OUT.name).newest_first().with_state()[0], WORK_OUT)
    assert "Families who need long-term PAIR" in text_of(lead, f"{page}?need=long&counted=enough")
    assert "All families who come" in text_of(lead, page)


def test_more_missing_than_there_are_is_said(lead: Client) -> None:
    said = text_of(lead, f"{QUESTIONS}vacancy/?wte=900")
    assert "There is a problem" in said
    assert "cannot be missing" in said


def test_there_is_no_other_question(lead: Client) -> None:
    assert lead.get(f"{QUESTIONS}luck/").status_code == 404
