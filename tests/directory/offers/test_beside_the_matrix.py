"""What goes out of the matrix: the desk's lines, planning's figures, the download, the map."""

import io
from datetime import date
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from attune.directory.offers import desk
from attune.directory.offers.offered import offered
from attune.domain.levels import Grouping
from attune.domain.offers.standing import State
from attune.kit.boundaries import Boundary
from attune.place.areas import actions as areas
from attune.place.localities.models import Locality
from attune.place.members.roles import Role
from attune.project.demo import datasets
from attune.project.demo.places import invented_areas
from tests.cast import NOW, Cast
from tests.directory.offers.conftest import TEAM
from tests.directory.offers.pages import page
from tests.directory.services_at_wrenbridge import a_service

LEAD = (Role.LEAD,)


def said(locality: Locality, on: date, roles: tuple[Role, ...] = LEAD) -> list[str]:
    return [line.text for line in desk.lines(locality, roles, on=on)]


def test_a_quarter_before_funding_ends_the_desk_says_so(cast: Cast, mapped) -> None:
    here = cast.wrenbridge
    assert said(here, date(2026, 12, 28)) == []
    assert said(here, date(2026, 12, 29)) == [
        "The funding of Parent-Infant Team ends within three months, on 31 March 2027"
    ]
    [ended] = said(here, date(2027, 4, 1))
    assert ended.startswith(
        "The funding of Parent-Infant Team ended on 31 March 2027, by its record"
    )
    assert said(here, date(2027, 7, 2)) == []


def test_several_ends_are_one_line(cast: Cast, mapped) -> None:
    a_service(cast.wrenbridge, "Line", offer={"funding_ends": "2027-03-01"})
    assert said(cast.wrenbridge, date(2027, 2, 1)) == [
        "The funding of 2 services ends within three months, the first on 1 March 2027"
    ]


def test_only_those_who_plan_are_told(cast: Cast, mapped) -> None:
    assert said(cast.wrenbridge, date(2027, 1, 15), (Role.COMMISSIONER,))
    assert not said(cast.wrenbridge, date(2027, 1, 15), (Role.PRACTITIONER, Role.PROVIDER))
    assert list(desk.next_useful(cast.wrenbridge, (Role.VIEWER,)))
    assert not list(desk.next_useful(cast.wrenbridge, (Role.PROVIDER,)))


def test_the_desk_leads_to_the_list(cast: Cast, mapped, lena) -> None:
    [line] = desk.lines(cast.wrenbridge, LEAD, on=date(2027, 1, 15))
    assert "Parent-Infant Team" in lena.get(line.href).content.decode()


def test_planning_gets_a_line_for_each_grouping_and_area(cast: Cast, mapped, says_none) -> None:
    says_none(grouping="getting_risk_support")
    found = {(each.area, each.grouping): each for each in offered([cast.wrenbridge, cast.vale])}
    assert len(found) == 10
    team = found["vale", Grouping.GETTING_MORE_HELP]
    assert (team.services, team.specialised, team.wte, team.sized) == (1, 1, Fraction(3, 2), 1)
    everyday = found["wrenbridge", Grouping.THRIVING]
    assert (everyday.services, everyday.specialised, everyday.wte) == (1, 0, 0)
    assert everyday.sized == 0
    assert found["wrenbridge", Grouping.GETTING_RISK_SUPPORT].state is State.NONE_FOUND
    assert found["vale", Grouping.GETTING_RISK_SUPPORT].state is State.NOT_ASKED
    assert sum(each.wte for each in found.values()) == 3
    assert offered([]) == ()


def test_the_download_holds_every_cell(mapped, reads_both, says_none, lena) -> None:
    says_none(stage="antenatal", who="father_or_partner")
    answer = lena.get("/wrenbridge/directory/gaps/download.xlsx?area=all")
    book = load_workbook(io.BytesIO(answer.content))
    rows = list(book["Figures"].iter_rows(values_only=True))[1:]
    assert len(rows) == 2 * 5 * 5 * 7
    cells = {row[:4]: row[4:] for row in rows}
    mothers = cells["Wrenbridge", "Getting more help", "Birth to 6 months", "Mothers"]
    assert mothers[:3] == ("Present", 1, 0.375)
    assert "ends 31 March 2027" in mothers[5]
    fathers = cells["Wrenbridge", "Getting help", "Pregnancy", "Fathers and partners"]
    assert fathers[0] == "None found"
    assert fathers[6] == "Joseph, 2 November 2026"
    assert cells["Vale", "Getting help", "Pregnancy", "Fathers and partners"][0] == "Not asked"
    notes = " ".join(str(row[0]) for row in book["Notes"].iter_rows(values_only=True))
    assert "it never means that there is none" in notes
    assert "Attune proposal, editable" in notes


def test_the_download_takes_its_words_and_choices_from_the_page(mapped, lena) -> None:
    answer = lena.get("/wrenbridge/directory/gaps/download.xlsx?words=tiers&who=mother")
    rows = list(load_workbook(io.BytesIO(answer.content))["Figures"].iter_rows(values_only=True))
    assert len(rows) == 1 + 4 * 5
    assert {row[3] for row in rows[1:]} == {"Mothers"}


def test_names_in_the_download_cannot_run(cast: Cast, lena) -> None:
    a_service(cast.wrenbridge, "=1+1", offer=TEAM)
    answer = lena.get("/wrenbridge/directory/gaps/download.xlsx")
    sheet = load_workbook(io.BytesIO(answer.content))["Figures"]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_without_outlines_the_map_is_a_table(mapped, lena) -> None:
    shown = page(lena, part="map/")
    assert "No outlines of these areas are loaded" in shown
    assert "1.5" in shown  # the team's 3 WTE are divided over two areas


@pytest.fixture
def coded(cast: Cast) -> None:
    for place, code in ((cast.wrenbridge, "X06000001"), (cast.vale, "X06000002")):
        place.authorities = code
        place.save()


def test_authorities_are_drawn_from_their_boundaries(
    cast: Cast, mapped, reads_both, coded, lena
) -> None:
    square = ((0.0, 52.0), (0.1, 52.0), (0.1, 52.1), (0.0, 52.0))
    beside = tuple((x + 0.1, y) for x, y in square)
    drawn = [Boundary("X06000001", "One", (square,)), Boundary("X06000002", "Two", (beside,))]
    areas.draw_boundaries(drawn, geography="lad24", by=None, at=NOW)
    shown = lena.get("/wrenbridge/directory/gaps/map/?level=getting_more_help").content.decode()
    assert "<title>Wrenbridge: 1</title>" in shown
    assert "<title>Vale: 1</title>" in shown
    unasked = lena.get("/wrenbridge/directory/gaps/map/?level=thriving").content.decode()
    assert "<title>Vale: no figure</title>" in unasked  # nobody was asked: not the same as 0
    wte = lena.get("/wrenbridge/directory/gaps/map/?level=getting_more_help&count=wte")
    assert "<title>Vale: 1.5</title>" in wte.content.decode()


def test_where_only_small_areas_have_outlines_they_make_up_the_place(
    cast: Cast, mapped, coded, lena
) -> None:
    datasets.load(invented_areas(), at=NOW)
    shown = lena.get("/wrenbridge/directory/gaps/map/").content.decode()
    assert shown.count("<title>Wrenbridge: 2</title>") == 1
