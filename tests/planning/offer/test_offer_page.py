"""Need beside offer: sentences, the table across areas, the map, and the download."""

import io
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from attune.domain.levels import GROUPING_NOTE, Grouping
from attune.domain.need import Mode
from attune.domain.need_areas.kinds import Ages
from attune.domain.offers.standing import State
from attune.place.localities.models import Locality
from attune.place.members import actions as members
from attune.place.members.roles import Role
from attune.planning.evidence import shipped
from attune.planning.footing import for_locality
from attune.planning.offer.beside import grounds_of, need_beside_offer
from attune.planning.ranges.drawn import ranged_need
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import a_service

pytestmark = pytest.mark.django_db
MORE = {"groupings": ["getting_more_help"], "stages": ["to_6_months"]}


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


@pytest.fixture
def team(cast: Cast, invented: Locality) -> None:
    """A specialised team of 3 WTE for both places, and another that says nothing of its size."""

    def listed(name: str, *reach: Any, **offer: Any) -> None:
        a_service(cast.wrenbridge, name, reach=reach, offer=offer)

    listed("Parent-Infant Team", cast.vale, **MORE, focus="specialised", wte="3")
    listed("Sure Steps", **MORE, focus="non_specialised")


@pytest.fixture
def both(cast: Cast, team: None) -> Cast:
    """Lena may read Vale's map too, which lies in the same files."""
    cast.vale.authorities = "X06000002"
    cast.vale.save()
    members.grant(cast.lena, locality=cast.vale, role=Role.VIEWER, by=None, at=NOW)
    return cast


def page(client: Client, query: str = "", place: str = "wrenbridge") -> str:
    answer = client.get(f"/{place}/plan/offer/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_sentence_lays_families_beside_services(team: None, lena: Client) -> None:
    shown = page(lena)
    assert (
        "families may need Getting more help; 2 services (1 specialised, 1.5 WTE known of 1)"
        in (shown)
    )
    assert GROUPING_NOTE in shown


def test_nothing_recorded_is_not_said_to_be_nothing(team: None, lena: Client) -> None:
    shown = page(lena)
    assert "may need Getting help; no service is recorded, and nobody has said" in shown
    assert "Nobody was asked about 4 lines of this table" in shown


def test_families_are_never_divided_by_services(team: None, lena: Client) -> None:
    shown = page(lena)
    assert "gives no number of families per service" in shown
    assert "do not say how many staff" in shown


def test_need_is_the_need_pages_and_offer_is_the_matrixs(both: Cast) -> None:
    localities = (both.wrenbridge, both.vale)
    evidence = shipped().evidence
    told = need_beside_offer(localities, grounds_of(localities), Mode.GRADIENT, evidence)
    (here, beside) = told.of_grouping(Grouping.GETTING_MORE_HELP)
    ground = for_locality(both.wrenbridge)
    assert ground is not None
    whole = ranged_need(ground, Mode.GRADIENT, evidence).gross
    assert here.families is not None
    assert here.families.mean == pytest.approx(whole.mean)
    assert here.families.high == pytest.approx(whole.high)
    assert (here.offer.services, here.offer.specialised, here.offer.sized) == (2, 1, 1)
    assert (beside.name, beside.offer.services, beside.offer.state) == ("Vale", 1, State.PRESENT)
    assert len(told.rows) == 10
    assert not told.missing


def test_a_place_without_population_keeps_its_offer_and_says_so(cast: Cast, team: None) -> None:
    localities = (cast.wrenbridge, cast.vale)
    told = need_beside_offer(
        localities, grounds_of(localities), Mode.GRADIENT, shipped().evidence, ages=Ages.UNDER_TWO
    )
    assert told.missing == {"vale": "No population is loaded for it"}
    assert all(row.families is None for row in told.of_area("vale"))
    assert told.of_area("vale")[3].offer.services == 1


def test_areas_are_compared_on_a_map_and_in_its_table(both: Cast, lena: Client) -> None:
    shown = page(lena, "grouping=getting_more_help")
    assert "Families who may need Getting more help" in shown
    drawing = shown[shown.index('id="map"') :]
    assert "<title>Vale: " in drawing
    assert "Getting more help, by area" in drawing


def test_one_area_alone_is_not_compared(team: None, lena: Client) -> None:
    assert ", by area" not in page(lena)


def test_the_workbook_holds_every_area_and_grouping_and_its_sources(
    both: Cast, lena: Client
) -> None:
    answer = lena.get("/wrenbridge/plan/offer/download.xlsx")
    book = load_workbook(io.BytesIO(answer.content))
    assert book["Figures"].max_row == 11
    notes = " ".join(str(row[0].value) for row in book["Notes"].iter_rows())
    assert GROUPING_NOTE in notes
    assert "no number of families per service" in notes
    assert "mid-2020" in notes


def test_from_two_to_five_is_labelled(team: None, lena: Client) -> None:
    shown = page(lena, "ages=2-4")
    assert "families with a child from two to five may need Getting more help (less evid" in shown
    assert "Less evidenced: no needs assessment" in shown


def test_a_change_on_the_need_page_goes_along(team: None, lena: Client) -> None:
    shown = page(lena, "mode=plain&ages=nonsense&grouping=nonsense")
    assert 'name="mode" value="plain"' in shown


def test_a_worked_example_has_need_and_asks_about_the_offer(
    birmingham: Locality, lena: Client
) -> None:
    shown = page(lena, place="birmingham")
    assert "About 1,700 to 4,100 families may need Getting more help; no service is recorded" in (
        shown
    )
    assert "holds no children of three and four" in page(lena, "ages=2-4", "birmingham")


def test_assumptions_that_cannot_be_used_are_said(team: None, lena: Client) -> None:
    assert "There is a problem" in page(lena, "share_universal=60")


def test_without_population_the_page_says_what_to_do(cast: Cast, lena: Client) -> None:
    assert "No population is loaded" in page(lena)
    assert lena.get("/wrenbridge/plan/offer/download.xlsx").status_code == 404


def test_who_does_not_plan_here_finds_no_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.joseph)
    assert client.get("/wrenbridge/plan/offer/").status_code == 404
