"""An assessment is started in one click; what is there is seen, what is not is missing."""

import pytest
from django.test import Client
from django.urls import reverse

from attune.domain.assessments.tasks import Standing, TaskMove
from attune.domain.refusals import Refused
from attune.place.audit.models import AuditRow
from attune.place.content.models import ContentVersion
from attune.place.localities.models import Locality
from attune.planning.actions import save_estimate
from attune.planning.assessments import actions
from attune.planning.assessments.findings import DOORS, FINDINGS
from attune.planning.assessments.shipped import shipped_template
from attune.planning.assessments.standing import AssessmentPage
from attune.planning.models import Assessment, TaskEvent
from tests.cast import NOW, Cast

HERE = "/birmingham/plan/assessments/"


def standings(assessment: Assessment) -> dict[str, Standing]:
    page = AssessmentPage.of(assessment)
    return {key: line.at.standing for key, line in page.lines.items()}


@pytest.fixture
def assessment(birmingham: Locality, cast: Cast) -> Assessment:
    return actions.start_assessment(birmingham, name="Needs 2026", by=cast.lena, at=NOW)


def move(
    assessment: Assessment, task: str, move: TaskMove, cast: Cast, note: str = ""
) -> TaskEvent:
    return actions.move_task(assessment, task=task, move=move, note=note, by=cast.lena, at=NOW)


def test_one_click_starts_an_assessment_that_knows_already_what_is_there(
    birmingham: Locality, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    answer = client.post(f"{HERE}start/", {"name": "Needs assessment"}, follow=True)
    shown = answer.content.decode()
    assert "Parents&#39; views" in shown
    assert "mid-2020 × IoD 2019, 30,671 children under two" in shown
    kept = Assessment.objects.of(birmingham).get()
    assert kept.template == ContentVersion.objects.of("assessments", "birmingham-2022").get()
    assert standings(kept)["population"] is Standing.FOUND
    assert standings(kept)["estimate"] is Standing.MISSING
    assert AuditRow.objects.filter(verb="assessment.start").count() == 1


def test_a_saved_estimate_is_found(assessment: Assessment, cast: Cast) -> None:
    save_estimate(assessment.locality, name="Agreed", document={"a": 1}, by=cast.lena, at=NOW)
    assert standings(assessment)["estimate"] is Standing.FOUND


def test_every_door_to_what_is_missing_opens_for_a_planner(
    assessment: Assessment, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    doors = {line.door for line in AssessmentPage.of(assessment).missing if line.door}
    assert doors == set(DOORS.values())
    for door in doors:
        assert client.get(reverse(door, kwargs={"slug": "birmingham"})).status_code == 200


def test_every_finding_that_the_template_names_can_be_asked(assessment: Assessment) -> None:
    named = {task.finding for task in shipped_template().template.tasks() if task.finding}
    assert named == set(FINDINGS)
    assert all(FINDINGS[each](assessment.locality).words.endswith(".") for each in named)


def test_a_task_moves_by_what_people_do(assessment: Assessment, cast: Cast) -> None:
    move(assessment, "interviews", TaskMove.TAKE_ON, cast)
    assert standings(assessment)["interviews"] is Standing.TAKEN_ON
    move(assessment, "interviews", TaskMove.FINISH, cast, "23 people")
    assert standings(assessment)["interviews"] is Standing.FINISHED
    move(assessment, "interviews", TaskMove.REOPEN, cast)
    assert standings(assessment)["interviews"] is Standing.MISSING
    assert TaskEvent.objects.of(assessment).count() == 3
    assert AuditRow.objects.filter(verb__startswith="assessment.task_").count() == 3


def test_a_move_that_may_not_be_made_leaves_nothing(assessment: Assessment, cast: Cast) -> None:
    with pytest.raises(Refused, match="Say why"):
        move(assessment, "interviews", TaskMove.SET_ASIDE, cast)
    with pytest.raises(Refused, match="no such task"):
        move(assessment, "elsewhere", TaskMove.FINISH, cast)
    with pytest.raises(Refused, match="0 to 1000"):
        move(assessment, "interviews", TaskMove.FINISH, cast, "x" * 1001)
    assert not TaskEvent.objects.exists()


def test_the_page_tells_why_a_move_was_refused(
    assessment: Assessment, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    address = f"{HERE}{assessment.pk}/"
    sent = {"task": "interviews", "move": "set_aside"}
    shown = client.post(f"{address}move/", sent, follow=True).content.decode()
    assert "Say why the task is set aside" in shown
    sent["note"] = "Done last year"
    shown = client.post(f"{address}move/", sent, follow=True).content.decode()
    assert "Done last year" in shown


@pytest.mark.parametrize("name", ["", " ", "x" * 81, "a\0b"])
def test_a_name_that_cannot_be_kept_is_refused(birmingham: Locality, cast: Cast, name: str) -> None:
    with pytest.raises(Refused, match="1 to 80"):
        actions.start_assessment(birmingham, name=name, by=cast.lena, at=NOW)


def test_a_name_is_used_once(assessment: Assessment, cast: Cast) -> None:
    with pytest.raises(Refused, match="another name"):
        actions.start_assessment(assessment.locality, name=" Needs  2026", by=cast.lena, at=NOW)


def test_an_assessment_of_elsewhere_is_not_found(
    assessment: Assessment, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    assert client.get(f"/wrenbridge/plan/assessments/{assessment.pk}/").status_code == 404


def test_who_only_reads_cannot_start_or_move(
    assessment: Assessment, cast: Cast, client: Client
) -> None:
    client.force_login(cast.outsider)
    assert client.post(f"{HERE}start/", {"name": "Mine"}).status_code in (302, 403, 404)
    assert Assessment.objects.count() == 1
