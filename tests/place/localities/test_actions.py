"""Founding, moving and confirming: the verbs on localities."""

import pytest
from django.test import Client

from attune.domain.slugs import SlugRefused
from attune.place.audit.models import AuditRow
from attune.place.localities import actions as localities
from attune.place.localities.models import Locality, System
from attune.place.urgent_help import actions as urgent_help
from tests.cast import NOW, Cast


@pytest.mark.parametrize(
    "slug", ["desk", "ur", "cy", "plan", "Ab", "ab", "a--b", "9x9", "é-a", "x" * 61]
)
def test_a_slug_that_collides_with_a_page_or_a_language_is_refused(db: None, slug: str) -> None:
    system = System.objects.create(name="S", slug="s-s")
    with pytest.raises(SlugRefused):
        localities.found(system=system, name="Somewhere", slug=slug, by=None, at=NOW)
    assert not Locality.objects.exists()


def test_founding_a_locality_is_in_the_audit_trail(cast: Cast) -> None:
    row = AuditRow.objects.filter(verb="locality.found").first()
    assert row is not None
    assert row.subject == f"place.Locality:{cast.wrenbridge.pk}"


def test_an_old_slug_redirects_for_ever(cast: Cast, client: Client) -> None:
    localities.move(cast.wrenbridge, slug="wren", by=cast.lena, at=NOW)
    answer = client.get("/wrenbridge/")
    assert answer.status_code == 301
    assert answer["Location"] == "/wren/"


def test_an_old_slug_cannot_be_given_to_another_place(cast: Cast) -> None:
    localities.move(cast.wrenbridge, slug="wren", by=cast.lena, at=NOW)
    with pytest.raises(SlugRefused, match="printed"):
        localities.move(cast.vale, slug="wrenbridge", by=cast.lena, at=NOW)
    cast.vale.refresh_from_db()
    assert cast.vale.slug == "vale"


def test_confirmed_help_lines_replace_the_default_on_the_public_page(
    cast: Cast, client: Client
) -> None:
    lines = [urgent_help.Line("Baby line", "Call the Wrenbridge baby line", "0300 000 0000")]
    urgent_help.confirm(cast.wrenbridge, lines=lines, by=cast.lena, at=NOW)
    page = client.get("/wrenbridge/").content.decode()
    assert "Wrenbridge baby line" in page
    assert "choose the mental health option" not in page
    assert "choose the mental health option" in client.get("/vale/").content.decode()


def test_a_help_line_without_a_title_is_refused() -> None:
    with pytest.raises(ValueError, match="title"):
        urgent_help.Line("", "Call us")


def test_an_authority_is_chosen_by_its_code_and_the_trail_says_so(cast: Cast) -> None:
    codes = ["E06000001", "E06000002", "E06000001"]
    localities.choose_authorities(cast.vale, authorities=codes, by=cast.lena, at=NOW)
    cast.vale.refresh_from_db()
    assert cast.vale.authority_codes == ("E06000001", "E06000002")
    assert AuditRow.objects.filter(verb="locality.choose_authorities").count() == 1


@pytest.mark.parametrize("codes", [[], ["Vale"], ["E0600000"], ["E06000001 "]])
def test_what_is_no_code_is_refused(codes: list[str], cast: Cast) -> None:
    with pytest.raises(localities.AuthorityRefused, match="codes of the ONS"):
        localities.choose_authorities(cast.vale, authorities=codes, by=cast.lena, at=NOW)


def test_a_worked_example_keeps_the_figures_published_for_it(cast: Cast) -> None:
    cast.vale.example = "birmingham"
    with pytest.raises(localities.AuthorityRefused, match="worked example"):
        localities.choose_authorities(cast.vale, authorities=["E06000001"], by=cast.lena, at=NOW)
