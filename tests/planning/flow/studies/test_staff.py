"""The page that says how many staff a wait takes."""

import pytest
from django.test import Client

from attune.place.jobs.models import Job
from attune.place.localities.models import Locality
from attune.planning.flow.studies.jobs import WORK_OUT
from attune.planning.records.flow import WorkedOut
from tests.cast import Cast
from tests.place.jobs.carried import carried

PAGE = "/wrenbridge/plan/flow/questions/staff/"


@pytest.fixture
def lead(cast: Cast, client: Client, invented: Locality) -> Client:
    client.force_login(cast.lena)
    return client


def text_of(client: Client, path: str) -> str:
    answer = client.get(path, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def carry_out() -> None:
    carried(Job.objects.filter(kind=WORK_OUT.name).newest_first().with_state()[0], WORK_OUT)


def test_the_list_leads_to_every_question_with_what_was_moved(lead: Client) -> None:
    page = text_of(lead, "/wrenbridge/plan/flow/questions/?wte_long=9")
    assert "/wrenbridge/plan/flow/questions/staff/?wte_long=9" in page


def test_an_answer_is_worked_out_once_and_kept(lead: Client) -> None:
    page = text_of(lead, f"{PAGE}?wait=8")
    assert "Work it out" in page
    for _ in range(2):
        lead.post(f"{PAGE}work-out/", {"wait": "8"})
    assert Job.objects.filter(kind=WORK_OUT.name).count() == 1
    assert "See or stop this work" in text_of(lead, f"{PAGE}?wait=8")
    carry_out()
    page = text_of(lead, f"{PAGE}?wait=8")
    assert "within 8 weeks it takes about" in " ".join(page.split())
    assert "One place fewer" in page
    assert WorkedOut.objects.count() == 1
    assert "Work it out" in text_of(lead, f"{PAGE}?wait=8&wte_long=9")


def test_while_a_choice_is_wrong_nothing_is_answered_and_no_work_is_asked(lead: Client) -> None:
    assert "Choose one of the answers offered" in text_of(lead, f"{PAGE}?wait=ages")
    page = lead.post(f"{PAGE}work-out/", {"wait": "ages"}, follow=True).content.decode()
    assert "Choose one of the answers offered" in page
    assert not Job.objects.filter(kind=WORK_OUT.name).exists()
    vacancy = text_of(lead, "/wrenbridge/plan/flow/questions/vacancy/?wte=abc")
    assert "Enter a number" in vacancy
    assert "of 100 families who come," not in vacancy
