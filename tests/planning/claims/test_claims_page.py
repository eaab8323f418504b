"""Claims put on a page: what the loaded data say, and what arithmetic alone says."""

import pytest
from django.test import Client
from django.utils.html import escape

from attune.place.areas.models import Area, Dataset, Link, Population
from attune.place.localities.models import Locality
from attune.planning.claims.counts import AGES, authorities
from tests.cast import Cast


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


def page(client: Client, query: str = "", place: str = "wrenbridge") -> str:
    answer = client.get(f"/{place}/plan/claims/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def largest(code: str, measure: str = "share", ages: tuple[int, int] = (0, 5)) -> str:
    first, last = ages
    return f"claim=largest&authority={code}&measure={measure}&first_age={first}&last_age={last}"


def test_the_largest_of_three_is_not_told_to_be_the_largest_of_all(
    invented: Locality, lena: Client
) -> None:
    shown = page(lena, largest("X06000001", "number"))
    assert "Wrenbridge has the largest number of children aged 0 to 5" in shown
    assert "Cannot be told from the loaded data" in shown
    assert "Only 3 of 309 authorities are loaded." in shown


def test_one_that_has_more_is_enough_to_say_no(invented: Locality, lena: Client) -> None:
    shown = page(lena, largest("X06000002", "number"))
    assert "Not supported" in shown
    assert "Wrenbridge stands first with" in shown
    assert "mid-2020" in shown


def test_the_counts_are_those_of_the_rows(invented: Locality, lena: Client) -> None:
    found = authorities(range(2))
    assert found
    dataset = Dataset.objects.get(kind="population")
    rows = Population.objects.filter(dataset=dataset, authority="X06000001")
    here = next(each for each in found.counts if each.code == "X06000001")
    assert here.aged == sum(row.age_0 + row.age_1 for row in rows)
    assert here.residents == sum(row.total for row in rows)
    assert here.name == "Wrenbridge"


def dataset(kind: str, vintage: str, order: int, like: Dataset) -> Dataset:
    """A newer dataset on the same areas that does not say in which authority an area lies."""
    words = dict.fromkeys(("layout", "publisher", "source", "file_name"), "made up")
    numbers = {"vintage_order": order, "rows_read": 1, "rows_kept": 1, "sha256": f"{order:064}"}
    common = {"geography": "lsoa11", "loaded_at": like.loaded_at}
    return Dataset.objects.create(kind=kind, vintage=vintage, **words, **numbers, **common)


def test_a_lookup_tells_the_authority_where_the_population_does_not(
    invented: Locality, lena: Client
) -> None:
    before = authorities(AGES)
    assert before
    old = Dataset.objects.get(kind="population")
    people = list(Population.objects.filter(dataset=old))
    lookup = dataset("lookup", "lsoa11 to lad21", 1, old)
    parents = Area.objects.ids_by_code("lad21")
    Link.objects.bulk_create(
        Link(dataset=lookup, child_id=row.area_id, parent_id=parents[row.authority])
        for row in people
    )
    newer = dataset("population", "mid-2021", old.vintage_order + 12, old)
    for row in people:
        row.pk, row.dataset, row.authority = None, newer, ""
    Population.objects.bulk_create(people)
    after = authorities(AGES)
    assert after
    assert after.source.startswith("mid-2021")
    assert (after.counts, after.whole) == (before.counts, before.whole)


def test_percentages_that_cannot_be_are_told_by_every_rule(lena: Client, cast: Cast) -> None:
    shown = page(lena, "claim=percent&percents=86%25;+13%25&asked=49")
    assert "Not supported" in shown
    assert "no whole number of 49 is 13%" in shown
    assert shown.count("impossible") == 3


def test_percentages_that_can_be_name_their_counts(lena: Client) -> None:
    shown = page(lena, "claim=percent&percents=82+17&asked=60")
    assert "possible, with 49 and 10 of 60" in shown
    assert "Possible is not proven" in shown


def test_answers_given_together_may_be_more_than_all(lena: Client) -> None:
    assert "Not supported" in page(lena, "claim=percent&percents=60+60&asked=10")
    assert "possible, with 6 and 6" in page(
        lena, "claim=percent&percents=60+60&asked=10&together=on"
    )


def test_the_published_half_in_the_deprived_tenth_is_supported(
    birmingham: Locality, lena: Client
) -> None:
    shown = page(lena, "claim=tenth&percent=50&who=children", "birmingham")
    assert "49.94%" in shown
    assert "Not supported" not in shown
    assert "Not supported" in page(lena, "claim=tenth&percent=43&who=children", "birmingham")


def test_people_of_all_ages_are_counted_from_the_files_only(
    invented: Locality, birmingham: Locality, lena: Client
) -> None:
    assert "people of all ages" in page(lena, "claim=tenth&percent=43&who=everybody")
    shown = page(lena, "claim=tenth&percent=43&who=everybody", "birmingham")
    assert "Cannot be told from the loaded data" in shown


def test_without_authorities_the_page_says_so(lena: Client) -> None:
    assert "No population that tells local authorities is loaded here" in page(lena)


@pytest.mark.parametrize(
    "query",
    [
        "claim=percent&percents=abc&asked=49",
        "claim=percent&percents=101&asked=49",
        "claim=percent&percents=1&asked=0",
        "claim=percent",
        "claim=tenth&percent=143&who=children",
        "claim=tenth&percent=1e3&who=nobody",
        largest("E99999999"),
        largest("X06000001", "share", (5, 0)),
        largest("X06000001", "share", (0, 6)),
    ],
)
def test_what_is_no_claim_is_refused_in_words(invented: Locality, lena: Client, query: str) -> None:
    shown = page(lena, query)
    assert "There is a problem" in shown
    assert "attune-assumptions" not in shown


def test_what_is_typed_is_never_run(lena: Client) -> None:
    shown = page(lena, "claim=percent&percents=<script>alert(1)</script>&asked=5")
    assert "<script>alert" not in shown
    assert escape("<script>") in shown


@pytest.mark.parametrize("who", ["joseph", "mina", "outsider"])
def test_only_planners_see_it(cast: Cast, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who))
    assert client.get("/wrenbridge/plan/claims/").status_code == 404


def test_the_page_asks_the_database_little(
    invented: Locality, lena: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(12):
        page(lena, largest("X06000001"))
