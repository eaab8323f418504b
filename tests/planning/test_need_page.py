"""The need page: the published figures, changed assumptions, and what stands in the way."""

import csv
import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from attune.place.localities.models import Locality
from tests.cast import Cast

PUBLISHED = ("15,336", "6,134", "3,987", "2,454", "613", "2,147", "2,760", "340", "2,420")


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


def page(client: Client, query: str = "", place: str = "birmingham") -> str:
    answer = client.get(f"/{place}/plan/need/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_plain_percentages_show_the_published_table(birmingham: Locality, lena: Client) -> None:
    shown = page(lena, "mode=plain")
    assert all(figure in shown for figure in PUBLISHED)
    assert "30,671" in shown
    assert "49.94%" in shown


def test_by_deprivation_is_the_default_and_gives_the_net_figure(
    birmingham: Locality, lena: Client
) -> None:
    shown = page(lena)
    assert "The middle estimate is 2,420." in shown
    assert "45.7%" in shown  # secure in the most deprived tenth


def test_a_changed_assumption_is_worked_out_again_and_said(
    birmingham: Locality, lena: Client
) -> None:
    shown = page(lena, "mode=plain&perinatal_share=20")
    assert "2,208" in shown
    assert "changed from the published 12.32%" in shown
    assert "Back to the published values" in shown


def test_the_years_flow_is_said_apart(birmingham: Locality, lena: Client) -> None:
    shown = page(lena, "mode=plain&stock_to_flow=0.5")
    assert "In one year, about 1,380 families may start such help, 1,210 of them" in shown
    assert "(likely 7" in shown
    assert "2,420" in shown


def test_a_figure_outside_its_range_is_named_and_nothing_is_changed(
    birmingham: Locality, lena: Client
) -> None:
    shown = page(lena, "perinatal_share=90")
    assert "Enter a figure from" in shown
    assert "There is a problem" in shown
    assert "The middle estimate is 2,420." in shown


def test_shares_that_do_not_add_to_100_are_refused_in_words(
    birmingham: Locality, lena: Client
) -> None:
    shown = page(lena, "share_universal=60")
    assert "add to 1.1" in shown or "add to 110%" in shown
    assert "There is a problem" in shown


@pytest.mark.parametrize("value", ["abc", "12,5", "%00", "1e5", "NaN", "-3", "９９９９"])
def test_what_is_no_number_is_refused_in_words(
    birmingham: Locality, lena: Client, value: str
) -> None:
    assert "There is a problem" in page(lena, f"perinatal_share={value}")


def test_every_figure_on_the_page_names_its_source(birmingham: Locality, lena: Client) -> None:
    shown = page(lena)
    assert "Birmingham needs assessment 2022" in shown
    assert "Attune proposal, editable" in shown
    assert "What these numbers are not" in shown


def test_a_place_without_population_says_what_to_do(cast: Cast, lena: Client) -> None:
    assert "No population is loaded" in page(lena, place="wrenbridge")


def test_an_invented_place_is_estimated_on_its_own_areas(invented: Locality, lena: Client) -> None:
    shown = page(lena, place="wrenbridge")
    assert "families with a child under two now may need" in shown
    assert "mid-2020" in shown


def test_the_page_asks_the_database_little(
    birmingham: Locality, lena: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(9):
        page(lena, "perinatal_share=18")


@pytest.mark.parametrize("who", ["joseph", "mina", "outsider"])
def test_only_planners_of_the_place_see_it(
    birmingham: Locality, cast: Cast, client: Client, who: str
) -> None:
    client.force_login(getattr(cast, who))
    assert client.get("/birmingham/plan/need/").status_code == 404
    assert client.get("/birmingham/plan/need/download.csv").status_code == 404


def test_the_csv_holds_the_figures_on_the_page(birmingham: Locality, lena: Client) -> None:
    answer = lena.get("/birmingham/plan/need/download.csv?mode=plain")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][:2] == ["Universal support only", "15336"]
    assert ["Specialist support now, the rest", "2420"] == rows[9][:2]


def test_the_xlsx_says_where_its_figures_come_from(birmingham: Locality, lena: Client) -> None:
    answer = lena.get("/birmingham/plan/need/download.xlsx?perinatal_share=20")
    book = load_workbook(io.BytesIO(answer.content))
    notes = " ".join(str(row[0].value) for row in book["Notes"].iter_rows())
    assert "changed from the published 12.32%" in notes
    assert "It is not a count of known families" in notes
