"""Staff and cost on a page: three methods side by side, none a default norm, caseloads, a team."""

import csv
import io
import re

import pytest
from django.test import Client

from attune.place.localities.models import Locality
from tests.cast import Cast

LABEL = "one start-up team&#39;s intake, not a norm"


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


def page(client: Client, query: str = "", place: str = "birmingham") -> str:
    answer = client.get(f"/{place}/plan/staffing/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def methods(client: Client, query: str = "") -> list[list[str]]:
    answer = client.get(f"/birmingham/plan/staffing/download.csv?{query}")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]


def rounded(cells: list[str], *places: int) -> list[int]:
    return [round(float(cells[place])) for place in places]


def caseloads(shown: str) -> dict[str, int]:
    """The table of health visitors: cap and number."""
    table = shown[shown.index('id="caseloads-caption"') :].split("</table>")[0]
    words = [word.strip() for word in re.sub(r"<[^>]+>", "|", table).split("|") if word.strip()]
    named = zip(words, words[2:], strict=False)
    return {name: int(count) for name, count in named if count.isdecimal()}


def test_activity_asks_for_131_of_the_rest_and_149_of_all(
    birmingham: Locality, lena: Client
) -> None:
    assert rounded(methods(lena)[0], 1) == [131]
    assert rounded(methods(lena, "families=gross")[0], 1) == [149]


def test_the_interval_of_need_is_carried_into_staff_and_money(
    birmingham: Locality, lena: Client
) -> None:
    activity, _, funding = methods(lena)
    middle, low, high = rounded(activity, 1, 2, 3)
    assert 70 < low < middle < high < 220
    money = [float(cell) for cell in funding[4:7]]
    assert money[1] < money[0] < money[2]
    assert round(money[0], 1) == 4.5


def test_no_intake_is_a_default(birmingham: Locality, lena: Client) -> None:
    assert methods(lena)[1] == ["2. Observed intake: no figure chosen", *[""] * 6]
    shown = page(lena)
    chosen = re.search(r'name="intake_chosen"[^>]*value="observed"[^>]*>', shown)
    assert chosen and "checked" not in chosen.group()


def test_the_observed_intake_is_labelled_where_it_is_chosen(
    birmingham: Locality, lena: Client
) -> None:
    row = methods(lena, "intake_chosen=observed")[1]
    assert row[0] == "2. Observed intake of 16.3: one start-up team's intake, not a norm"
    assert rounded(row, 1) == [148]
    assert page(lena, "intake_chosen=observed").count(LABEL) >= 3


def test_a_figure_of_ones_own_is_taken(birmingham: Locality, lena: Client) -> None:
    row = methods(lena, "intake_chosen=own&own_intake=25")[1]
    assert row[0] == "2. Intake of 25, your own figure"
    assert rounded(row, 1) == [97]
    assert "There is a problem" in page(lena, "intake_chosen=own")


def test_the_cost_of_a_family_is_shown_at_three_intakes(birmingham: Locality, lena: Client) -> None:
    shown = page(lena)
    assert all(figure in shown for figure in ("5,323", "3,471", "2,314"))
    assert all(figure in shown for figure in ("485,881", "607,351", "86,764"))
    assert LABEL in shown


def test_health_visitors_at_caps_and_by_deprivation(birmingham: Locality, lena: Client) -> None:
    numbers = caseloads(page(lena))
    assert numbers["At most 250 children each"] == 319
    assert numbers["At most 400 children each"] == 199
    # 60% of the children live in tenths 1 and 2, at 175 each: 79,650 x (0.60 / 175 + 0.40 / 250)
    assert numbers["By deprivation, a cap for each tenth"] == pytest.approx(411, abs=12)


def test_equal_caps_in_every_tenth_are_the_plain_cap(birmingham: Locality, lena: Client) -> None:
    numbers = caseloads(page(lena, "cap_deprived=250"))
    assert numbers["By deprivation, a cap for each tenth"] == 319


def test_an_invented_place_counts_its_own_children(invented: Locality, lena: Client) -> None:
    shown = page(lena, place="wrenbridge")
    found = re.search(r'id="id_children"[^>]*value="(\d+)"', shown)
    found = found or re.search(r'name="children"[^>]*value="(\d+)"', shown)
    assert found
    assert int(found.group(1)) > 1000
    assert "Ages 0 to 4: mid-2020" in shown


def test_what_is_not_evidence_says_so(birmingham: Locality, lena: Client) -> None:
    shown = page(lena)
    assert "Attune proposal, editable" in shown
    assert "a secondary source" in shown
    assert "comes from the flow simulation once that stands" in shown


def test_changed_figures_change_the_answer_and_are_said(birmingham: Locality, lena: Client) -> None:
    assert rounded(methods(lena, "direct_share=30")[0], 1) == [262]
    assert "changed from the published 60%" in page(lena, "direct_share=30")
    assert rounded(methods(lena, "stock_to_flow=0.5")[0], 1) == [65]


@pytest.mark.parametrize(
    "query", ["weeks=60", "direct_share=0", "wte_7=-1", "cap_1=5", "children=x", "families=some"]
)
def test_what_cannot_be_is_refused_in_words(birmingham: Locality, lena: Client, query: str) -> None:
    assert "There is a problem" in page(lena, query)


def test_a_team_of_nobody_is_refused(birmingham: Locality, lena: Client) -> None:
    empty = "&".join(f"wte_{band}=0" for band in ("4", "6", "7", "8a", "8b", "8c"))
    assert "A team has somebody in it" in page(lena, empty)


@pytest.mark.parametrize("who", ["joseph", "mina", "outsider"])
def test_only_planners_see_it(birmingham: Locality, cast: Cast, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who))
    assert client.get("/birmingham/plan/staffing/").status_code == 404
    assert client.get("/birmingham/plan/staffing/download.csv").status_code == 404


def test_a_place_without_population_says_what_to_do(cast: Cast, lena: Client) -> None:
    assert "No population is loaded" in page(lena, place="wrenbridge")
