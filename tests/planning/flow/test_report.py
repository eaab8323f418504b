"""The report of a what-if: one document as a page, as Word, as PDF."""

from io import BytesIO

import docx
import pytest
from django.test import Client
from django.utils import timezone
from markupsafe import escape
from pypdf import PdfReader

from attune.place.jobs.models import Job
from attune.place.localities.models import Locality
from attune.planning.flow.jobs import REFINE
from attune.planning.flow.shipped import shipped_rates
from tests.cast import Cast
from tests.place.jobs.carried import carried

WHAT_IF = "/wrenbridge/plan/flow/"
REPORT = f"{WHAT_IF}report/"
MOVED = "?wte_long=9&accuracy=40"


@pytest.fixture
def lead(cast: Cast, client: Client, invented: Locality) -> Client:
    client.force_login(cast.lena)
    return client


def text_of(client: Client, path: str) -> str:
    answer = client.get(path, follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_it_says_the_answer_first_and_what_was_moved(lead: Client) -> None:
    page = text_of(lead, REPORT + MOVED)
    assert page.index("Of 100 families who come") < page.index("1 Objectives</h2>")
    assert "From the first 20 of 200 replications" in page
    assert "Moved to see what happens. Long-term PAIR: 9, moved from" in page
    assert "whoever runs its file with 20 replications from seed 2026" in page
    assert "Nothing was moved" in text_of(lead, REPORT)


def test_every_rate_stands_in_it_with_its_source(lead: Client) -> None:
    page = text_of(lead, REPORT + MOVED)
    missing = [
        each.figure.title
        for each in shipped_rates().all_in_use
        if str(escape(each.figure.title)) not in page
    ]
    assert not missing
    assert "Tried here: 2." in page
    assert "tried here" in page and "assumed" in page


def test_it_tells_all_replications_once_they_are_kept(lead: Client) -> None:
    lead.post(f"{WHAT_IF}refine/")
    carried(Job.objects.filter(kind=REFINE.name).newest_first().with_state()[0], REFINE)
    page = text_of(lead, REPORT)
    assert "From 200 replications of five years each" in page
    assert "work out all" not in page


def test_word_and_pdf_are_of_the_same_document(lead: Client) -> None:
    on = timezone.localdate()
    word = lead.get(f"{REPORT}download/docx/{MOVED}")
    assert 'filename="wrenbridge-flow-report.docx"' in word["Content-Disposition"]
    told = [each.text for each in docx.Document(BytesIO(word.content)).paragraphs]
    assert "4.3 How often, and how sure" in told
    paper = lead.get(f"{REPORT}download/pdf/{MOVED}")
    assert paper["Content-Type"] == "application/pdf"
    printed = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages)
    assert str(on.year) in printed
    assert "How often, and how sure" in " ".join(printed.split())


def test_there_is_no_other_form(lead: Client) -> None:
    assert lead.get(f"{REPORT}download/odt/").status_code == 404


def test_where_nobody_has_loaded_a_population_it_says_so(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    assert "population" in text_of(client, REPORT)
    assert client.get(f"{REPORT}download/docx/").status_code == 404


def test_it_is_not_for_others(cast: Cast, client: Client, invented: Locality) -> None:
    client.force_login(cast.outsider)
    assert client.get(REPORT).status_code == 404
    assert client.get(f"{REPORT}download/docx/").status_code == 404
