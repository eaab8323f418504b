"""Every published pathway of a place, and each way to see it."""

from typing import Any

from django.test import Client

from tests.cast import Cast
from tests.pathway.pathways_at_wrenbridge import a_pathway, an_edition
from tests.pathway.walks.walkable import drafted, next_edition, published

INDEX = "/wrenbridge/pathway/"


def test_a_place_without_a_pathway_says_so(cast: Cast, client: Client) -> None:
    drafted(cast.wrenbridge)
    said = client.get(INDEX).content.decode()
    assert "No pathway has been published here yet" in said
    assert "A small pathway" not in said


def test_each_pathway_is_listed_with_its_edition_and_every_way_to_see_it(
    cast: Cast, client: Client
) -> None:
    edition = published(cast.wrenbridge)
    next_edition(edition, title="A better pathway")
    said = client.get(INDEX).content.decode()
    assert "A better pathway" in said
    assert "Invented summary" in said
    assert "Edition 2, published on 2 November 2026." in said
    for page in ("", "walk/", "poster/", "picture/", "export/", "changes/"):
        address = f"{INDEX}small/{page}"
        assert f'href="{address}"' in said
        assert client.get(address).status_code == 200, address


def test_parts_a_pathway_does_not_have_are_not_offered(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    said = client.get(INDEX).content.decode()
    assert "small/layers/" not in said
    assert "small/family/" not in said


def test_one_question_for_however_many_pathways(
    cast: Cast, client: Client, django_assert_max_num_queries: Any
) -> None:
    published(cast.wrenbridge)
    with django_assert_max_num_queries(8) as asked:
        client.get(INDEX)
    an_edition(a_pathway(cast.wrenbridge, key="other"))
    with django_assert_max_num_queries(len(asked)):
        assert "pathway/other/" in client.get(INDEX).content.decode()


def test_who_works_here_finds_the_drafts_and_a_stranger_does_not(
    cast: Cast, client: Client
) -> None:
    work = "/wrenbridge/pathway/work/"
    assert work not in client.get("/wrenbridge/pathway/").content.decode()
    client.force_login(cast.lena)
    assert work in client.get("/wrenbridge/pathway/").content.decode()
