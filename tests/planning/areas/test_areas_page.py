"""The areas page: wards, authorities, the system, England; and what to load where they are not."""

import csv
import io
import re
from dataclasses import replace

import pytest
from django.test import Client
from openpyxl import load_workbook

from attune.domain.need import Mode
from attune.domain.need_areas.kinds import AreaKind
from attune.place.areas.models import Area, Population
from attune.place.localities.models import Locality
from attune.planning.evidence import shipped
from attune.planning.footing import for_locality
from attune.planning.ranges.drawn import ranged_need
from attune.project.demo import datasets
from attune.project.demo.places import invented_areas
from tests.cast import NOW, Cast
from tests.planning.areas.conftest import link

pytestmark = pytest.mark.django_db


def page(client: Client, query: str = "", place: str = "wrenbridge") -> str:
    answer = client.get(f"/{place}/plan/areas/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def figures(client: Client, query: str) -> list[dict[str, str]]:
    answer = client.get(f"/wrenbridge/plan/areas/download.csv?{query}")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_localitys_own_wards_are_listed_first_of_all(invented: Locality, lena: Client) -> None:
    shown = page(lena)
    assert "Wards (8)" in shown
    assert "Lockside" in shown
    assert "Hopmarket" not in shown  # a ward of Vale


def test_a_ward_shows_every_level_with_its_interval(invented: Locality, lena: Client) -> None:
    shown = page(lena, "level=ward&area=X05000002")
    assert "In Lockside, about" in shown
    assert "Long-term parent and infant relationship" in shown
    assert "Specialist help, beyond perinatal teams" in shown
    assert "95% interval" in shown


def test_means_of_wards_come_to_the_mean_of_the_locality(invented: Locality, lena: Client) -> None:
    wards = figures(lena, "level=ward")
    whole = ranged_need(for_locality(invented), Mode.GRADIENT, shipped().evidence)
    added = sum(int(row["Specialist help, all, mean"]) for row in wards)
    assert added == pytest.approx(whole.gross.mean, abs=len(wards))
    assert (
        sum(int(row["Children under two"]) for row in wards) == for_locality(invented).profile.total
    )


def test_the_locality_itself_is_as_on_the_need_page(invented: Locality, lena: Client) -> None:
    (row,) = [r for r in figures(lena, "level=locality") if r["Code"] == "wrenbridge"]
    whole = ranged_need(for_locality(invented), Mode.GRADIENT, shipped().evidence)
    assert int(row["Specialist help, all, mean"]) == round(whole.gross.mean)
    assert int(row["Specialist help, all, 95% to"]) == round(whole.gross.high)


def test_a_change_on_the_need_page_goes_along(invented: Locality, lena: Client) -> None:
    shown = page(lena, "level=ward&perinatal_share=20")
    assert "changed from the published 12.32%" in shown
    assert 'name="perinatal_share" value="20"' in shown


def test_icbs_cross_authorities_where_their_lookup_is_loaded(
    in_icbs: Locality, lena: Client
) -> None:
    rows = figures(lena, "level=icb")
    assert [row["Area"] for row in rows] == ["ICB 1", "ICB 2"]
    assert sum(int(row["Small areas in it"]) for row in rows) == 90


def test_regions_are_found_through_authorities_of_the_same_year(
    invented: Locality, lena: Client
) -> None:
    authorities = list(Area.objects.of("lad21").order_by("code"))
    link("lad21 to region21", authorities, ["X12000001", "X12000001", "X12000002"], name="Region")
    rows = figures(lena, "level=region")
    assert [row["Small areas in it"] for row in rows] == ["71", "19"]
    shown = page(lena, "level=region")
    assert "lad21 to region21" in shown


def test_regions_of_another_years_authorities_are_not_used(
    invented: Locality, lena: Client
) -> None:
    link("lad24 to region24", [], [], name="Region")
    shown = page(lena, "level=region")
    assert "“lad24 to region24”, which is loaded, begins at areas as drawn in another year" in shown


def test_every_authority_of_the_files_is_there(invented: Locality, lena: Client) -> None:
    assert [row["Area"] for row in figures(lena, "level=authority")] == [
        "Port Ellery",
        "Vale",
        "Wrenbridge",
    ]


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("icb", "LSOA (2011) to Sub-ICB Location to ICB to LAD"),
        ("region", "Local Authority District (2021) to Region"),
        ("nation", "do not hold all of England"),
        ("footprint", "Nobody has put a footprint together"),
    ],
)
def test_where_a_lookup_is_missing_the_page_says_which_file_to_get(
    invented: Locality, lena: Client, level: str, said: str
) -> None:
    assert said in page(lena, f"level={level}")


def test_a_lookup_of_another_years_areas_is_named_and_not_used(
    invented: Locality, lena: Client
) -> None:
    link("lsoa21 to icb24", [], [], name="ICB")
    shown = page(lena, "level=icb")
    assert "drawings of different years are never mixed" in shown
    assert "“lsoa21 to icb24”" in shown
    assert "Indices of Deprivation 2025" in shown


def test_a_map_shows_wards_and_never_small_areas(invented: Locality, lena: Client) -> None:
    shown = page(lena, "level=ward")
    drawing = shown[shown.index('id="map"') : shown.index('id="bars"')]
    assert len(re.findall("<path role", drawing)) == 8
    assert "Wrenbridge 001A" not in shown
    assert "ttachment" not in drawing


@pytest.mark.parametrize("measure", ["secure", "disorganised", "lsoa", "x" * 200, ""])
def test_no_class_of_attachment_can_be_asked_for(
    invented: Locality, lena: Client, measure: str
) -> None:
    assert '<h2 class="nhsuk-heading-m">Specialist help, all</h2>' in page(lena, f"show={measure}")


def test_small_areas_are_no_kind_of_area(invented: Locality, lena: Client) -> None:
    assert "lsoa" not in {each.value for each in AreaKind}
    assert "Wards (8)" in page(lena, "level=lsoa11")


def test_the_workbook_says_where_it_is_from_and_what_it_is_not(
    invented: Locality, lena: Client
) -> None:
    answer = lena.get("/wrenbridge/plan/areas/download.xlsx?level=ward")
    book = load_workbook(io.BytesIO(answer.content))
    notes = " ".join(str(row[0].value) for row in book["Notes"].iter_rows())
    assert book["Figures"].max_row == 9
    assert "lsoa11 to ward20" in notes
    assert "10,000 draws with seed 2022" in notes
    assert "do not add to the range of the whole" in notes


def test_from_two_to_five_is_labelled_and_nothing_is_taken_off(
    invented: Locality, lena: Client
) -> None:
    shown = page(lena, "level=ward&area=X05000002&ages=2-4")
    assert "Less evidenced" in shown
    assert "from two to five" in shown
    assert "beyond perinatal teams" not in shown
    assert "until after the child is two" not in shown
    older = figures(lena, "level=ward&ages=2-4")
    assert sum(int(row["Children aged 2, 3 and 4"]) for row in older) == sum(
        row.age_2 + row.age_3 + row.age_4
        for row in Population.objects.filter(authority="X06000001")
    )


def test_without_ages_three_and_four_the_page_says_what_to_load(cast: Cast, lena: Client) -> None:
    datasets.load([replace(area, ages=area.ages[:3]) for area in invented_areas()], at=NOW)
    cast.wrenbridge.authorities = "X06000001"
    cast.wrenbridge.save()
    assert "has no single years of age 3 and 4" in page(lena, "level=ward&ages=2-4")
    assert "Wards (8)" in page(lena, "level=ward")


def test_the_worked_example_knows_itself_and_england(birmingham: Locality, lena: Client) -> None:
    shown = page(lena, "", place="birmingham")
    assert "In Birmingham, about 1,500 to 3,600 of 30,671 families" in shown
    assert "In England, about" in page(lena, "level=nation", place="birmingham")
    assert "bands of deprivation, not in small areas" in page(lena, "level=ward", "birmingham")
    assert "holds no children of three and four" in page(lena, "ages=2-4", "birmingham")


def test_assumptions_that_cannot_be_used_are_said(invented: Locality, lena: Client) -> None:
    assert "There is a problem" in page(lena, "share_universal=60")


def test_a_place_without_population_says_what_to_do(cast: Cast, lena: Client) -> None:
    assert "No population is loaded" in page(lena)
    assert lena.get("/wrenbridge/plan/areas/download.csv").status_code == 404


def test_who_does_not_plan_here_finds_no_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.outsider)
    assert client.get("/wrenbridge/plan/areas/").status_code == 404
