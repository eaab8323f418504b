"""A printed code always leads to the current edition, which says when the print is old."""

import pytest
from django.test import Client

from attune.domain.pathways.faces import Face
from attune.pathway.editions.codes import code_of
from attune.pathway.pages.printed import printed_address
from tests.cast import Cast
from tests.pathway.walks.walkable import next_edition, published


@pytest.mark.parametrize(
    ("face", "page"),
    [("practitioners", ""), ("walk", "walk/"), ("family", "family/")],
)
def test_a_code_leads_to_its_face_of_the_current_edition(
    cast: Cast, client: Client, face: str, page: str
) -> None:
    edition = published(cast.wrenbridge)
    code = code_of(edition, face)
    answer = client.get(f"/q/{code}/")
    assert answer.status_code == 302
    assert answer.url == f"/wrenbridge/pathway/small/{page}?printed={code}"
    assert answer["Cache-Control"] == "no-store"


def test_a_code_is_the_same_in_small_letters(cast: Cast, client: Client) -> None:
    code = code_of(published(cast.wrenbridge), "walk")
    assert client.get(f"/q/{code.lower()}/").url == client.get(f"/q/{code}/").url


def test_the_page_says_when_the_print_is_old(cast: Cast, client: Client) -> None:
    edition = published(cast.wrenbridge)
    address = client.get(f"/q/{code_of(edition, 'practitioners')}/").url
    assert "out of date" not in client.get(address).content.decode()
    next_edition(edition, title="A better pathway")
    address = client.get(f"/q/{code_of(edition, 'practitioners')}/").url
    said = client.get(address).content.decode()
    assert "Your printed copy is out of date" in said
    assert "You have edition 1. This is edition 2." in said
    assert "A better pathway" in said


@pytest.mark.parametrize("code", ["ABCDEFGH", "x", "A" * 300, "%00", "ÄBCDEFGH", "1' OR 1"])
def test_an_unknown_code_is_explained(cast: Cast, client: Client, code: str) -> None:
    answer = client.get(f"/q/{code}/")
    assert answer.status_code == 404
    said = answer.content.decode()
    assert "We do not know this code" in said
    assert "Need help now?" in said


def test_a_page_opened_with_a_code_nobody_knows_is_only_the_page(
    cast: Cast, client: Client
) -> None:
    published(cast.wrenbridge)
    for code in ("ABCDEFGH", "\0", "x" * 300):
        assert client.get("/wrenbridge/pathway/small/", {"printed": code}).status_code == 200


def test_a_code_of_another_pathway_says_nothing_about_this_one(cast: Cast, client: Client) -> None:
    edition = published(cast.wrenbridge)
    elsewhere = published(cast.vale)
    next_edition(elsewhere, title="A better pathway")
    asked = {"printed": code_of(elsewhere, "walk")}
    said = client.get("/wrenbridge/pathway/small/", asked).content.decode()
    assert "out of date" not in said
    assert edition.number == 1


def test_the_address_on_paper_is_whole_and_in_the_language_of_the_print(
    cast: Cast, settings: object
) -> None:
    settings.ATTUNE_ADDRESS = "https://attune.example.org/"  # type: ignore[attr-defined]
    edition = published(cast.wrenbridge)
    code = code_of(edition, "family")
    here = "https://attune.example.org"
    assert printed_address(edition, Face.FAMILY) == f"{here}/q/{code}/"
    assert printed_address(edition, Face.FAMILY, "ur") == f"{here}/ur/q/{code}/"


def test_a_code_scanned_from_an_urdu_print_leads_to_urdu(cast: Cast, client: Client) -> None:
    edition = published(cast.wrenbridge)
    path = printed_address(edition, Face.FAMILY, "ur").split("8000")[-1]
    assert client.get(path).url.startswith("/ur/wrenbridge/pathway/small/family/")
