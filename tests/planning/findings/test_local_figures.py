"""An area records that it knows a figure better; pages show both, and nothing is forgotten."""

import pytest
from django.test import Client

from attune.domain.local_findings import LocalFigure
from attune.domain.refusals import Refused
from attune.place.audit.models import AuditRow
from attune.place.localities.models import Locality
from attune.place.members import actions as members
from attune.place.members.roles import Role
from attune.planning.findings import actions
from attune.planning.findings.known import known_of
from attune.planning.models import LocalFinding
from tests.cast import NOW, Cast

PAGE = "/birmingham/plan/need/findings/"
TOLD = {"reason": "Counted twice a year", "source": "Audit of referrals, May 2026"}


def record(place: Locality, cast: Cast, families: int, subject: str = "targeted") -> LocalFinding:
    figure = LocalFigure(subject, families)
    return actions.record_figure(place, figure=figure, by=cast.lena, at=NOW, **TOLD)


def text(client: Client, path: str = PAGE) -> str:
    return client.get(path).content.decode()


def test_the_need_page_shows_both_figures(birmingham: Locality, lena: Client) -> None:
    lena.post(f"{PAGE}record/", {"subject": "specialist_net", "families": "2,600", **TOLD})
    shown = text(lena, "/birmingham/plan/need/")
    assert "2,600 families according to Audit of referrals, May 2026" in shown
    assert "The estimate says 2,420 (1,500 to 3,600)" in shown
    assert "Counted twice a year" in shown
    assert "The middle estimate is 2,420." in shown
    assert AuditRow.objects.filter(verb="finding.record").count() == 1


def test_the_newest_stands_and_the_history_keeps_all(
    birmingham: Locality, cast: Cast, lena: Client
) -> None:
    record(birmingham, cast, 2000)
    record(birmingham, cast, 2100)
    assert [each.figure.families for each in known_of(birmingham).figures] == [2100]
    shown = text(lena)
    assert "Targeted services: 2,000 families" in shown
    assert "Targeted services: 2,100 families" in shown


def test_taken_back_it_no_longer_stands_but_is_not_forgotten(
    birmingham: Locality, cast: Cast, lena: Client
) -> None:
    record(birmingham, cast, 2000)
    lena.post(f"{PAGE}withdraw/", {"subject": "targeted", "reason": "Counted wrongly"})
    assert known_of(birmingham).figures == ()
    shown = text(lena)
    assert "Targeted services: taken back" in shown
    assert "Targeted services: 2,000 families" in shown


def test_nothing_can_be_taken_back_that_does_not_stand(birmingham: Locality, cast: Cast) -> None:
    with pytest.raises(Refused, match="nothing recorded"):
        actions.withdraw(birmingham, subject="targeted", reason="x", by=cast.lena, at=NOW)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"families": "99,999"}, "Enter 30,671 or less"),
        ({"families": "some"}, "Enter a whole number"),
        ({"subject": "anchor"}, "Choose one of the answers offered"),
        ({"reason": ""}, "Enter an answer"),
        ({"source": "x" * 301}, "Use 300 characters or fewer"),
    ],
)
def test_what_cannot_be_recorded_is_said_beside_its_field(
    birmingham: Locality, lena: Client, changed: dict[str, str], said: str
) -> None:
    asked = {"subject": "targeted", "families": "2000", **TOLD} | changed
    answer = lena.post(f"{PAGE}record/", asked)
    assert said in answer.content.decode()
    assert not LocalFinding.objects.exists()


@pytest.mark.parametrize("told", [{"reason": " "}, {"source": "a\0b"}, {"reason": "x" * 1001}])
def test_a_reason_and_a_source_are_needed_even_without_a_form(
    birmingham: Locality, cast: Cast, told: dict[str, str]
) -> None:
    with pytest.raises(Refused):
        actions.record_figure(
            birmingham, figure=LocalFigure("targeted", 5), by=cast.lena, at=NOW, **(TOLD | told)
        )
    assert not LocalFinding.objects.exists()


def test_another_place_knows_nothing_of_it(birmingham: Locality, cast: Cast) -> None:
    record(birmingham, cast, 2000)
    assert known_of(cast.wrenbridge).figures == ()


def test_a_viewer_sees_it_but_records_nothing(
    birmingham: Locality, cast: Cast, client: Client
) -> None:
    members.grant(cast.mina, locality=birmingham, role=Role.VIEWER, by=None, at=NOW)
    client.force_login(cast.mina)
    assert "Record a figure" not in text(client)
    answer = client.post(f"{PAGE}record/", {"subject": "targeted", "families": "5", **TOLD})
    assert answer.status_code == 404


def test_a_place_without_population_has_nothing_to_know_better(cast: Cast, lena: Client) -> None:
    assert "No population is loaded" in text(lena, "/wrenbridge/plan/need/findings/")
    assert lena.get("/wrenbridge/plan/need/findings/anchors/").status_code == 404
