"""A new lead's first day by its pages: what is there makes the steps, and nothing else."""

import io

import pypdf
import pytest
from django.test import Client

from attune.domain.action_lists.action_words import ActionWords
from attune.evaluation import actions
from attune.evaluation.models import Action
from attune.place.audit.models import AuditRow
from attune.place.localities.models import Locality
from attune.place.members import actions as members
from attune.place.members.roles import Role
from attune.project.demo import datasets
from attune.project.demo.places import invented_areas
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import a_service

START = "/wrenbridge/start/"


@pytest.fixture
def loaded(cast: Cast) -> Locality:
    """Wrenbridge beside a population that counts it, not chosen yet."""
    datasets.load(invented_areas(), at=NOW)
    return cast.wrenbridge


@pytest.fixture
def chosen(loaded: Locality) -> Locality:
    loaded.authorities = "X06000001"
    loaded.save()
    return loaded


def opened(client: Client, address: str = START) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_desk_offers_the_first_day_where_nothing_is_there(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    assert "Start your area" in opened(client, "/desk/")
    a_service(cast.wrenbridge, "Baby and You")
    page = opened(client, "/desk/")
    assert "Start your area" not in page
    assert "Next: Choose your local authority" in page


def test_a_practitioner_is_offered_none(cast: Cast, client: Client) -> None:
    client.force_login(cast.joseph)
    assert "Start your area" not in opened(client, "/desk/")
    assert client.get(START).status_code == 404


def test_the_next_step_is_the_first_that_is_not_there(
    loaded: Locality, client: Client, cast: Cast
) -> None:
    client.force_login(cast.lena)
    assert "Next: Choose your local authority" in opened(client)
    client.post(f"{START}authority/", {"authorities": ["X06000001"]})
    page = opened(client)
    assert "Next: See the need, and keep it under a name" in page
    assert "Wrenbridge (X06000001)" in page
    assert "2 of 8 steps are done" in page
    assert "The middle estimate is 115." in page
    assert AuditRow.objects.filter(verb="locality.choose_authorities").count() == 1


def test_what_is_begun_is_gone_on_with_and_not_begun_again(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    assert "Propose actions from the gaps" in opened(client)
    words = ActionWords(what="Ask midwives", category="access")
    actions.add_action(cast.wrenbridge, words=words, by=cast.lena, at=NOW)
    page = opened(client)
    assert "Open the action list" in page
    assert "Actions on the list: 1." in page


def test_any_step_can_be_skipped_and_nothing_remembers_it(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    page = opened(client, f"{START}?skip=authority,directory,sectors,nonsense")
    assert "Next: Draft the pathway from a template" in page
    assert "skip=authority,directory,sectors,pathway" in page
    assert "Next: Choose your local authority" in opened(client)


def test_who_skips_everything_has_the_brief(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    every = "authority,population,need,directory,sectors,phone_round,pathway,actions"
    assert "Next: Leave with the two-page brief" in opened(client, f"{START}?skip={every}")


def test_a_commissioner_is_led_past_what_is_the_leads(cast: Cast, client: Client) -> None:
    place, role = cast.wrenbridge, Role.COMMISSIONER
    members.grant(cast.joseph, locality=place, role=role, by=None, at=NOW)
    client.force_login(cast.joseph)
    page = opened(client, f"{START}?skip=authority")
    assert "Next: Begin the action list" in page
    assert "This is for the lead" in page


@pytest.mark.parametrize(
    ("name", "found", "lost"),
    [("port", "Port Ellery", "Vale"), ("zzz", "has “zzz” in its name", "Port Ellery")],
)
def test_an_authority_is_found_by_part_of_its_name(
    name: str, found: str, lost: str, loaded: Locality, client: Client, cast: Cast
) -> None:
    client.force_login(cast.lena)
    page = opened(client, f"{START}authority/?name={name}")
    assert found in page
    assert f">{lost}" not in page.split("<main")[1]


@pytest.mark.parametrize("sent", [{}, {"authorities": ["E08000025"]}])
def test_no_authority_or_one_that_is_not_loaded_is_not_chosen(
    sent: dict[str, object], loaded: Locality, client: Client, cast: Cast
) -> None:
    client.force_login(cast.lena)
    page = client.post(f"{START}authority/", sent).content.decode()
    assert "There is a problem" in page
    loaded.refresh_from_db()
    assert loaded.authority_codes == ()


def test_where_nothing_is_loaded_the_page_says_who_can_help(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    assert "No population is loaded on this server" in opened(client, f"{START}authority/")


def test_an_empty_area_has_a_brief_that_says_what_is_missing(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    page = opened(client, f"{START}brief/")
    for said in (
        "No population is loaded for this area yet",
        "Nothing is mapped yet",
        "no sector has been asked",
        "No pathway has been begun",
        "No action is listed yet",
        "Bring in the directory there is",
    ):
        assert said in page


def words_of(client: Client) -> list[str]:
    """The text of each page of the PDF."""
    answer = client.get(f"{START}brief/download.pdf")
    assert answer["Content-Type"] == "application/pdf"
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def test_the_brief_is_two_pages_however_long_the_list(
    chosen: Locality, client: Client, cast: Cast
) -> None:
    for number in range(14):
        words = ActionWords(
            what=f"{number} " + "Agree who does what for parents and their babies " * 4,
            category="access",
            who_for="Everybody who meets families " * 6,
            owner=cast.lena.pk,
        )
        actions.add_action(chosen, words=words, by=cast.lena, at=NOW)
    client.force_login(cast.lena)
    first, second = words_of(client)
    assert "About 67 to 170 of 1,705 families" in first
    assert "What this number is not" in first and "Getting more help" in first
    assert "6 more are on the list" in second and "Lena" in second
    assert "seed 2022" in second


def test_a_sign_our_fonts_lack_is_said_and_nothing_breaks(cast: Cast, client: Client) -> None:
    words = ActionWords(what="Say hello 👋", category="access")
    actions.add_action(cast.wrenbridge, words=words, by=cast.lena, at=NOW)
    client.force_login(cast.lena)
    page = client.get(f"{START}brief/download.pdf", follow=True).content.decode()
    assert "our fonts have no 👋" in page


def test_a_brief_adds_no_action_by_itself(chosen: Locality, client: Client, cast: Cast) -> None:
    client.force_login(cast.lena)
    opened(client, f"{START}brief/")
    assert not Action.objects.exists()
