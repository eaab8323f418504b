"""The gap pages: the table, its cells, the lists, the published example, and who may read them."""

import pytest
from django.test import Client

from attune.directory.records.models import Service
from attune.directory.rounds.actions import checking
from attune.directory.services import actions as services
from attune.place.members import actions as members
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.directory.offers.pages import page
from tests.directory.services_at_wrenbridge import a_service


def test_the_gaps_that_weigh_most_come_first(mapped, lena) -> None:
    shown = page(lena)
    assert (
        "No specialised relationship service in Wrenbridge at these stages:"
        " pregnancy, 1 to 2 years and 2 to 5 years." in shown
    )
    assert "Of 25 cells: 4 present and 21 nobody was asked about." in shown
    assert "The funding of 1 service ends within 12 months, on 31 March 2027." in shown
    assert "1 service stands in no cell" in shown


def test_a_lack_says_whether_anybody_looked(cast, lena, says_none) -> None:
    a_service(cast.wrenbridge, "Midwives", offer={"tiers": ["universal"], "stages": ["antenatal"]})
    first = "No specialised relationship service in Wrenbridge: "
    assert first + "none is recorded, and nobody has said that there is none." in page(lena)
    says_none(grouping="getting_more_help", focus="specialised")
    assert first + "it was looked for and not found." in page(lena)


def test_a_lack_for_fathers_is_said_of_fathers(mapped, lena) -> None:
    shown = page(lena, "who=father_or_partner")
    assert "No specialised relationship service for fathers and partners in Wrenbridge:" in shown
    assert "2 aspirational" in shown


def test_a_cell_says_its_state_its_count_its_wte_and_when_funding_ends(mapped, lena) -> None:
    # 3 WTE over two areas and two stages.
    assert (
        "Present : Getting more help, Birth to 6 months 1 service 0.8 WTE ends 31 March 2027"
        in (page(lena))
    )


def test_what_was_said_to_be_none_shows_with_whose_word_it_is(mapped, lena, says_none) -> None:
    says_none(stage="antenatal", note="Nobody within an hour")
    assert "None found : Getting help, Pregnancy" in page(lena)
    shown = page(lena, "level=getting_help&stage=antenatal", "cell/")
    assert "Getting help, Pregnancy, Wrenbridge – Joseph, 2 November 2026 – Nobody within" in shown


def test_a_statement_taken_back_leaves_the_cell_unasked(cast, mapped, lena, says_none) -> None:
    said = says_none(stage="antenatal")
    checking.withdraw_none(said, why="One was found", by=cast.lena, at=NOW)
    assert "Not asked : Getting help, Pregnancy" in page(lena)


def test_nothing_in_one_ward_is_not_nothing_in_the_place(mapped, lena, says_none) -> None:
    says_none(area="The northern wards")
    assert "Not asked : Getting help, Pregnancy" in page(lena)
    shown = page(lena, "level=getting_help&stage=antenatal", "cell/")
    assert "only The northern wards" in shown
    says_none(area="wrenbridge")
    assert "None found : Getting help, Pregnancy" in page(lena)


def test_a_contradiction_is_shown_as_present_and_marked(mapped, lena, says_none) -> None:
    says_none(grouping="getting_more_help")
    shown = page(lena)
    assert "Present : Getting more help, Birth to 6 months" in shown
    assert "contradicted" in shown
    assert "In 2 cells somebody said there is none, and a service is recorded." in shown
    cell = page(lena, "level=getting_more_help&stage=to_6_months", "cell/")
    assert "Both stand until somebody checks" in cell
    assert "Parent-Infant Team" in cell and "Joseph, 2 November 2026" in cell


def test_another_vocabulary_needs_no_second_entry(mapped, lena) -> None:
    shown = page(lena, "words=tiers")
    assert "Present : Specialist therapeutic, Birth to 6 months" in shown
    assert "Present : Universal, Pregnancy" in shown
    cell = page(lena, "level=getting_advice&stage=antenatal", "cell/")
    assert "Midwives" in cell and "Recorded as: Universal" in cell


def test_a_level_chosen_in_other_words_is_read_in_these(mapped, lena) -> None:
    shown = page(lena, "words=tiers&level=getting_more_help&stage=to_6_months", "cell/")
    assert "Specialist therapeutic, Birth to 6 months, Wrenbridge" in shown


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ("who", "Present : Parent and baby together, Birth to 6 months"),
        ("who", "Aspirational : Fathers and partners, Birth to 6 months"),
        ("made_for", "Present : Young parents, Birth to 6 months"),
        ("made_for", "Not asked : Deaf families, Birth to 6 months"),
        ("language", "Present : Urdu, Birth to 6 months"),
        ("area", "Present : Wrenbridge, Birth to 6 months"),
    ],
)
def test_the_rows_are_what_one_wants_to_compare(mapped, lena, rows: str, read: str) -> None:
    assert read in page(lena, f"rows={rows}")


def test_rows_without_any_service_are_named_with_what_is_known(mapped, lena, says_none) -> None:
    says_none()
    assert (
        "No service now, at any stage: Getting help (none found); Getting risk support (not asked)."
        in page(lena)
    )
    assert "Fathers and partners (aspirational, not asked)" in page(lena, "rows=who")


def test_a_cells_page_links_to_its_services_and_leads_back(mapped, lena) -> None:
    answer = lena.get("/wrenbridge/directory/gaps/cell/?rows=who&who=mother&stage=to_6_months")
    shown = answer.content.decode()
    assert f"/wrenbridge/support/{mapped['Parent-Infant Team'].uid}/" in shown
    assert 'href="/wrenbridge/directory/gaps/?rows=who"' in shown


def test_choices_that_are_not_offered_are_said_and_left_out(mapped, lena) -> None:
    nonsense = "words=klingon&rows=%00&who=x&area=../etc&focus=1&made_for=2&language=zz&level=%F0"
    for part in ("", "cell/", "map/", "example/", "example/cell/"):
        assert "There is a problem" in page(lena, f"{nonsense}&stage=x", part)


def test_a_place_with_nothing_mapped_says_so_and_shows_the_example(cast, lena) -> None:
    shown = page(lena)
    assert "Nothing is mapped here yet" in shown
    a_service(cast.wrenbridge, "Not mapped yet")
    assert "Nothing is mapped here yet" in page(lena)


def test_what_somebody_said_is_enough_for_a_map(lena, says_none) -> None:
    says_none()
    assert "5 none found" in page(lena)


def test_areas_are_the_ones_the_reader_may_see(mapped, lena) -> None:
    assert "Vale" not in page(lena)
    assert "There is a problem" in page(lena, "area=vale")


def test_a_reader_of_both_sees_both(mapped, reads_both, lena) -> None:
    shown = page(lena, "rows=area")
    assert "Present : Vale, Birth to 6 months" in shown
    assert "Not asked : Vale, Pregnancy" in shown
    together = page(lena, "area=all")
    assert "Partial : Thriving, Pregnancy" in together
    assert "not in every area" in page(lena, "area=all&level=thriving&stage=antenatal", "cell/")


def test_merged_ended_and_example_services_are_not_on_the_map(cast, lena, mapped) -> None:
    team = mapped["Parent-Infant Team"]
    services.end_service(team, by=None, at=NOW, why="Closed")
    a_service(cast.wrenbridge, "Old example", historical=True, offer={"tiers": ["targeted"]})
    Service.objects.with_pks([mapped["Midwives"].pk]).update(merged_into=team)
    shown = page(lena)
    assert "Present" not in shown.split("Levels of help Pregnancy")[1].split("Present Families")[0]


def test_services_in_no_cell_are_listed_with_what_is_missing(mapped, lena) -> None:
    shown = page(lena, part="unplaced/")
    assert "Not mapped yet" in shown
    assert "its level of help is not recorded, its stage or ages are not recorded" in shown
    assert "Parent-Infant Team" not in shown


def test_funding_that_ends_is_listed(mapped, lena) -> None:
    shown = page(lena, part="funding/")
    assert "Parent-Infant Team" in shown and "Funding ends 31 March 2027" in shown
    assert "Dads’ group" not in shown  # a plan has no funding to lose


def test_the_published_example_reproduces_its_finding(lena) -> None:
    shown = page(lena, part="example/")
    assert "A published example, not of Wrenbridge" in shown
    assert (
        "No specialised relationship service in Bridgend, Merthyr Tydfil and Rhondda Cynon Taf:"
        " it was looked for and not found." in shown
    )
    assert "Specialist, but not specialised" in shown
    assert "16 to 26 weeks pregnant" in shown
    specialised = page(lena, "focus=specialised", "example/")
    assert specialised.count("None found : Specialist therapeutic") == 5
    cell = page(lena, "level=specialist&stage=antenatal&focus=specialised", "example/cell/")
    assert "the day is not given" in cell


def test_the_example_is_content_and_never_a_record(lena) -> None:
    page(lena, part="example/")
    assert not Service.objects.exists()
    assert "/support/" not in lena.get(
        "/wrenbridge/directory/gaps/example/cell/?level=statutory"
    ).content.decode().replace('/wrenbridge/support/"', "")


READS = (Role.COMMISSIONER, Role.VIEWER, Role.TEAM_MANAGER, Role.FAMILY_INFORMATION_OFFICER)


@pytest.mark.parametrize("role", READS)
def test_staff_read_it(cast: Cast, client: Client, mapped, role: Role) -> None:
    reader = members.add(email="r@example.org", name="Reader", by=None, at=NOW)
    members.grant(reader, locality=cast.wrenbridge, role=role, by=None, at=NOW)
    client.force_login(reader)
    assert "Of 25 cells" in page(client)


@pytest.mark.parametrize("who", ["joseph", "mina"])
def test_practitioners_read_it(cast: Cast, client: Client, mapped, who: str) -> None:
    client.force_login(getattr(cast, who))
    assert "Of 25 cells" in page(client)


def test_the_page_asks_the_database_little(
    mapped, reads_both, lena, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(12):
        page(lena, "rows=area")
