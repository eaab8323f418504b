"""Conditions around birth on a page: two published tables, costs, and nowhere a total."""

import csv
import io
import re

import pytest
from django.test import Client
from openpyxl import load_workbook

from attune.place.localities.models import Locality
from tests.cast import Cast

BEDS = "maternities=2940&rounding=CEIL_5"


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


def page(client: Client, query: str = "", place: str = "wrenbridge") -> str:
    answer = client.get(f"/{place}/plan/perinatal/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def expected(client: Client, query: str) -> list[str]:
    answer = client.get(f"/wrenbridge/plan/perinatal/download.csv?{query}")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    return [line[2] for line in lines[1:]]


def test_central_bedfordshires_table_is_reproduced(lena: Client) -> None:
    assert expected(lena, BEDS)[:6] == ["10", "10", "90", "295 to 445", "90", "445 to 885"]


def test_swindons_table_is_reproduced(lena: Client) -> None:
    found = expected(lena, "maternities=3000&rounding=UNROUNDED")
    assert found[:6] == ["6", "6", "90", "300 to 450", "90", "450 to 900"]


def test_nothing_on_the_page_is_a_total(lena: Client) -> None:
    shown = page(lena, BEDS)
    assert "never add them up" in shown
    assert not re.search(r"\b(in total|altogether|in all)\b", shown, re.IGNORECASE)
    added = {10 + 10 + 90 + 295 + 90 + 445, 10 + 10 + 90 + 445 + 90 + 885}
    assert not [total for total in added if re.search(rf"(?<![\d,]){total:,}(?!\d)", shown)]
    names = re.findall(r"<th[^>]*scope=\"row\"[^>]*>([^<]*)", shown)
    assert len(names) > 10
    assert not [name for name in names if re.search("all conditions|total|any of", name, re.I)]


def test_without_any_number_the_rates_are_shown_and_a_number_is_asked_for(lena: Client) -> None:
    shown = page(lena)
    assert "Give the number of maternities in a year" in shown
    assert "100 to 150" in shown


def test_births_stand_in_for_maternities_only_with_a_warning(
    birmingham: Locality, lena: Client
) -> None:
    shown = page(lena, place="birmingham")
    assert "Births stand in for maternities here" in shown
    assert "Births start from those of 2019" in shown
    assert "Of 15,706 women" in shown
    given = page(lena, "maternities=15000", "birmingham")
    assert "Births stand in for maternities here" not in given
    assert "Of 15,000 women" in given


def test_access_and_cost_go_by_births_not_by_maternities(lena: Client) -> None:
    shown = page(lena, "maternities=5800&births=5943")
    assert "For 5,943 births: about £59.2 million" in shown
    assert "£12.4 million falls to public services" in shown
    assert "594" in shown  # 10% of births, 2022/23 and after
    assert "580<" not in shown


def test_the_cost_stands_as_published(lena: Client) -> None:
    shown = page(lena)
    assert all(figure in shown for figure in ("8.1", "1.7", "6.4", "72%", "just under £10,000"))
    assert "812,970" in shown


@pytest.mark.parametrize("query", ["maternities=0", "maternities=x", "rounding=UP", "births=-1"])
def test_what_is_no_number_is_refused_in_words(lena: Client, query: str) -> None:
    assert "There is a problem" in page(lena, query)


@pytest.mark.parametrize("who", ["joseph", "mina", "outsider"])
def test_only_planners_see_it(cast: Cast, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who))
    assert client.get("/wrenbridge/plan/perinatal/").status_code == 404
    assert client.get("/wrenbridge/plan/perinatal/download.xlsx").status_code == 404


def test_the_xlsx_carries_the_warning(lena: Client) -> None:
    answer = lena.get(f"/wrenbridge/plan/perinatal/download.xlsx?{BEDS}")
    book = load_workbook(io.BytesIO(answer.content))
    notes = " ".join(str(row[0].value) for row in book["Notes"].iter_rows())
    assert "They are never added up" in notes
    assert "up to the next 5" in notes
