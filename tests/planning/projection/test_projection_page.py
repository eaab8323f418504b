"""The years ahead of a place: the golden figures, what each stands on, files loaded, refusals."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from attune.place.audit.models import AuditRow
from attune.place.localities.models import Locality
from attune.planning.records.projections import LoadedProjection
from tests.cast import Cast

BIRTHS = "year,births,age_0,age_1\n2018,1000,980,\n2019,1010,,970\n2020,990,,\n"


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


def page(client: Client, query: str = "", place: str = "birmingham") -> str:
    answer = client.get(f"/{place}/plan/projection/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def rows(client: Client, query: str = "", place: str = "birmingham") -> dict[str, list[str]]:
    answer = client.get(f"/{place}/plan/projection/download.csv?{query}")
    assert answer.status_code == 200
    lines = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    return {line[0]: line[1:] for line in lines}


def load(client: Client, content: str, place: str = "birmingham", **more: str) -> str:
    given = {"kind": "births", "source": "ONS, invented for this test", **more}
    file = SimpleUploadedFile("born.csv", content.encode(), "text/csv")
    answer = client.post(f"/{place}/plan/projection/load/", given | {"file": file}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_birmingham_comes_to_the_golden_figures(birmingham: Locality, lena: Client) -> None:
    found = rows(lena)
    assert [found[year][2] for year in ("2022", "2025", "2030")] == ["2407", "2340", "2233"]
    assert float(found["2022"][1]) == pytest.approx(30_502, abs=1)
    assert float(found["2030"][1]) == pytest.approx(28_299, abs=1)


def test_the_answer_comes_first_with_its_path_and_its_interval(
    birmingham: Locality, lena: Client
) -> None:
    shown = page(lena)
    assert "If births go on falling by 0.93% a year after 2019, about 2,233 families" in shown
    assert "may need specialist help in 2030; 2,420 in 2020." in shown


def test_a_rate_of_ones_own_is_taken(birmingham: Locality, lena: Client) -> None:
    assert rows(lena, "path=own&rate=-2.5")["2030"][2] == "1889"
    assert "falling by 2.50% a year" in page(lena, "path=own&rate=-2.5")


def test_years_past_the_data_are_marked_and_end_after_ten(
    birmingham: Locality, lena: Client
) -> None:
    found = rows(lena)
    assert found["2019"][0] == "worked out from births counted"
    assert found["2020"][0] == "counted"
    assert found["2021"][0] == "carried on by the path you chose"
    assert "2031" not in found
    assert "run from 2021 to 2030" in page(lena, "until=2031")


def test_the_interval_holds_the_figure_and_moves_with_the_children(
    birmingham: Locality, lena: Client
) -> None:
    found = rows(lena)
    low, high = (int(found["2030"][place]) for place in (3, 4))
    assert low < 2233 < high
    assert low < int(found["2022"][3])


def test_the_switch_from_stock_to_flow_changes_only_the_years_flow(
    birmingham: Locality, lena: Client
) -> None:
    whole, half = rows(lena)["2025"], rows(lena, "stock_to_flow=0.5")["2025"]
    assert half[2] == whole[2] == "2340"
    assert int(half[5]) == pytest.approx(int(whole[5]) / 2, abs=1)
    assert "changed from the published 1" in page(lena, "stock_to_flow=0.5")


def test_children_per_family_makes_fewer_families(birmingham: Locality, lena: Client) -> None:
    assert int(rows(lena, "children_per_family=1.1")["2025"][2]) == pytest.approx(2127, abs=2)


@pytest.mark.parametrize(
    "query", ["path=own", "path=up", "until=abc", "rate=1e9", "births_to_age_0=7", "until="]
)
def test_what_cannot_be_asked_is_said_or_left_out(
    birmingham: Locality, lena: Client, query: str
) -> None:
    shown = page(lena, query)
    assert "There is a problem" in shown or query == "until="


def test_births_loaded_here_stand_and_their_source_is_shown(
    birmingham: Locality, lena: Client
) -> None:
    assert "“born.csv” is loaded and in use" in load(lena, BIRTHS)
    shown = page(lena)
    assert "If births stay as in 2020" in shown, "three years give no trend"
    assert "ONS, invented for this test; file born.csv" in shown
    assert "Measured on the births and ages loaded here" in shown
    assert AuditRow.objects.called("projection.load").count() == 1


def test_a_projection_loaded_takes_the_place_of_the_path(
    birmingham: Locality, lena: Client
) -> None:
    load(lena, "year;age_0;age_1\n2025;14,000;14,100\n", kind="projection")
    load(lena, "year;age_0;age_1\n2025;13,000;13,100\n", kind="projection")
    found = rows(lena)
    assert found["2025"][:2] == ["taken from the projection loaded", "26100"]
    assert found["2026"][0] == "carried on by the path you chose"


def test_figures_may_be_typed_in(birmingham: Locality, lena: Client) -> None:
    given = {"kind": "births", "source": "Our own count", "typed": "2019, 15706\n2020, 15151"}
    lena.post("/birmingham/plan/projection/load/", given)
    assert "If births stay as in 2020" in page(lena)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("year,births\n2019,many\n", "born.csv, row 2, births: “many” is not a whole number"),
        ("year,births\n2019,\n", "born.csv, row 2, births: this cell is empty"),
        ("year,births\n2019,5\n2019,6\n", "born.csv, year: 2019 stands in two rows"),
        ("year,births\n2017,5\n2019,6\n", "born.csv: The births of 2018 are missing"),
        ("year,children\n2019,5\n", "born.csv, row 1: these headings are missing: births"),
        ("year,births\n19,5\n", "row 2, year: a year lies from 1980 to 2100"),
        ("year,births\n2019,99999999\n", "births: 99999999 is more than 1,000,000"),
        ("", "The submitted file is empty"),
        ("year,births\n", "has headings but no row with a year"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_row_and_field(
    birmingham: Locality, lena: Client, content: str, words: str
) -> None:
    assert words in load(lena, content)
    assert not LoadedProjection.objects.exists()


def test_a_place_without_births_says_so_and_invents_nothing(
    invented: Locality, lena: Client
) -> None:
    shown = page(lena, place="wrenbridge")
    assert "No births are loaded for this place yet" in shown
    assert lena.get("/wrenbridge/plan/projection/download.csv").status_code == 404


def test_a_place_without_population_says_what_to_do(cast: Cast, lena: Client) -> None:
    assert "No population is loaded" in page(lena, place="wrenbridge")


@pytest.mark.parametrize("who", ["joseph", "mina", "outsider"])
def test_only_planners_see_it(birmingham: Locality, cast: Cast, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who))
    for each in ("", "download.csv", "load/"):
        assert client.get(f"/birmingham/plan/projection/{each}").status_code == 404


def test_the_page_asks_the_database_little(
    birmingham: Locality, lena: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(10):
        page(lena)
