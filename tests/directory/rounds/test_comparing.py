"""Two rounds compared on the page and in a sheet: the directory as it stood at the end of each."""

from datetime import timedelta
from io import BytesIO

from django.test import Client
from openpyxl import load_workbook

from attune.directory.rounds.actions import agreeing, running
from attune.directory.rounds.models import MappingRound
from attune.directory.rounds.snapshots import at_moment, between
from attune.directory.services.actions import end_service
from attune.domain.levels import Grouping
from attune.domain.offers.vocabulary import Focus
from attune.domain.rounds.part import Nothing
from tests.cast import NOW, Cast
from tests.directory.rounds.rounds_at_wrenbridge import TODAY, a_round, an_invite, said, sent
from tests.directory.services_at_wrenbridge import a_service

COMPARE = "/wrenbridge/directory/rounds/compare/"


def two_rounds(cast: Cast) -> tuple[MappingRound, MappingRound]:
    """The first ends with two services and a gap; by the second one ended, one is new."""
    kept = a_service(cast.wrenbridge, "Baby group", offer={"wte": "1"})
    gone = a_service(cast.wrenbridge, "Old group", offer={})
    spring = a_round(cast, "Spring 2026", opens_on=TODAY - timedelta(days=90))
    gap = Nothing(Grouping.GETTING_MORE_HELP, focus=Focus.SPECIALISED)
    sent(an_invite(cast, spring), gap)
    running.close_round(spring, by=cast.lena, at=NOW)
    later = NOW + timedelta(days=5)
    end_service(gone, by=cast.lena, at=later, why="Funding ended")
    autumn = a_round(cast)
    team = said(
        "Parent-infant team",
        groupings=["getting_more_help"],
        focus="specialised",
        stages=["antenatal"],
        who_for=["dyad"],
    )
    sent(an_invite(cast, autumn), team, said("Baby group", service=str(kept.uid), free=True))
    agreeing.agree_undisputed(autumn, by=cast.lena, at=later)
    found = MappingRound.objects.at(cast.wrenbridge)
    return found.get(pk=spring.pk), found.get(pk=autumn.pk)


def test_what_is_new_ended_changed_and_filled_since(cast: Cast) -> None:
    spring, autumn = two_rounds(cast)
    found = between(spring, autumn, now=NOW + timedelta(days=9))
    assert found.new == ("Parent-infant team",)
    assert found.ended == ("Old group",)
    assert [(each.name, each.field, each.now) for each in found.changed] == [
        ("Baby group", "free", True)
    ]
    assert [each.focus for each in found.found] == [Focus.SPECIALISED]
    assert [each.grouping for each in found.cells] == [Grouping.GETTING_MORE_HELP]


def test_an_agreement_after_the_close_still_belongs_to_its_round(cast: Cast) -> None:
    spring = a_round(cast, "Spring 2026")
    sent(an_invite(cast, spring), said("Late one"))
    running.close_round(spring, by=cast.lena, at=NOW)
    later = NOW + timedelta(days=3)
    agreeing.agree_undisputed(spring, by=cast.lena, at=later)
    before = at_moment(cast.wrenbridge, NOW)
    assert not before.services
    again = MappingRound.objects.at(cast.wrenbridge).get()
    autumn = a_round(cast)
    assert between(again, autumn, now=NOW + timedelta(days=9)).nothing


def test_the_page_says_it_in_a_sentence_and_a_sheet_takes_it_away(
    cast: Cast, client: Client
) -> None:
    spring, autumn = two_rounds(cast)
    # Pages ask the clock, which says the day before the second round's agreements.
    running.close_round(autumn, by=cast.lena, at=NOW)
    client.force_login(cast.joseph)
    chosen = f"?before={autumn.pk}&after={spring.pk}"
    shown = client.get(f"{COMPARE}{chosen}").content.decode()
    assert "From “Spring 2026” to “Autumn 2026”: 1 services new, 1 ended, 1 changed." in shown
    assert "1 named gaps now have a service" in shown
    answer = client.get(f"{COMPARE}download.xlsx{chosen}")
    sheet = load_workbook(BytesIO(answer.content))["Figures"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert ["Changed", "Baby group", "Free", None, "Yes"] in rows
    assert any(row[0] == "Gap map" and row[4] for row in rows)


def test_a_page_without_rounds_or_with_nonsense_still_opens(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    assert client.get(COMPARE).status_code == 200
    assert client.get(f"{COMPARE}download.xlsx").status_code == 404
    a_round(cast)
    assert client.get(f"{COMPARE}?before=x&after=9999999999999999999999").status_code == 200
    assert client.get(f"{COMPARE}?after=1").status_code == 200
