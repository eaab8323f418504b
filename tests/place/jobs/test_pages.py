"""The pages of long work: progress, stop, try again, what came of it."""

import uuid
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from attune.domain.job_moves import JobState
from attune.place import desk
from attune.place.jobs import actions
from attune.place.jobs.kinds import CannotFinish
from attune.place.jobs.models import Job
from attune.place.jobs.running import Running
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.place.jobs.carried import carried, fresh, kind


def count(job: Running) -> str:
    return "32,844 areas loaded"


def refuse(job: Running) -> None:
    raise CannotFinish("Row 7 has no area code")


COUNT, REFUSE = kind(count), kind(refuse)


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


def asked(cast: Cast, by: str = "lena") -> Job:
    return actions.ask(
        COUNT, by=getattr(cast, by), at=NOW, locality=cast.wrenbridge, title="Load <b>areas</b>"
    )


def page(job: Job, name: str = "place:job") -> str:
    return reverse(name, kwargs={"job_id": job.pk})


def shown(client: Client, job: Job) -> str:
    answer = client.get(page(job))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_waiting_job_can_be_stopped_and_looks_again_without_javascript(
    cast: Cast, lena: Client
) -> None:
    job = asked(cast)
    text = shown(lena, job)
    assert "Load &lt;b&gt;areas&lt;/b&gt;" in text
    assert '<noscript><meta http-equiv="refresh"' in text
    assert lena.post(page(job, "place:job_stop")).status_code == 302
    assert fresh(job).state is JobState.STOPPED
    text = shown(lena, job)
    assert "Stopped before it began." in text
    assert "refresh" not in text


def test_a_running_job_shows_how_far_it_is(cast: Cast, lena: Client) -> None:
    seen = []

    def look(job: Running) -> str:
        Job.objects.filter(pk=job.id).update(done=3000, total=32844, sentence="Reading areas")
        seen.append(shown(lena, Job.objects.get(pk=job.id)))
        actions.ask_stop(Job.objects.get(pk=job.id), by=cast.lena, at=NOW)
        seen.append(shown(lena, Job.objects.get(pk=job.id)))
        return ""

    work = kind(look)
    carried(actions.ask(work, by=cast.lena, at=NOW), work)
    assert "Reading areas" in seen[0]
    assert '<progress id="job-bar" max="32844" value="3000">' in seen[0]
    assert "3,000 of 32,844" in seen[0]
    assert "It stops at its next step" in seen[1]


def test_a_job_that_is_done_says_what_came_of_it(cast: Cast, lena: Client) -> None:
    job = carried(asked(cast), COUNT)
    text = shown(lena, job)
    assert "32,844 areas loaded" in text
    assert "Try again" not in text
    assert "Asked for by Lena" in text


def test_a_job_that_failed_says_why_and_can_be_tried_again(cast: Cast, lena: Client) -> None:
    job = carried(actions.ask(REFUSE, by=cast.lena, at=NOW), REFUSE)
    assert "Row 7 has no area code" in shown(lena, job)
    assert lena.post(page(job, "place:job_again")).status_code == 302
    assert fresh(job).state is JobState.WAITING


def test_a_press_that_comes_too_late_says_so(cast: Cast, lena: Client) -> None:
    job = carried(asked(cast), COUNT)
    for name in ("place:job_stop", "place:job_again"):
        answer = lena.post(page(job, name), follow=True)
        assert answer.status_code == 200
        assert "Please check" in answer.content.decode()


def test_a_file_that_came_of_it_is_downloaded(
    cast: Cast, lena: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "need.csv").write_text("level,families\n")

    def report(job: Running) -> None:
        with job.completing("Ready", file="reports/need.csv"):
            pass

    work = kind(report)
    job = carried(actions.ask(work, by=cast.lena, at=NOW), work)
    assert page(job, "place:job_result") in shown(lena, job)
    answer = lena.get(page(job, "place:job_result"))
    assert b"".join(answer) == b"level,families\n"  # type: ignore[arg-type]
    assert answer["Content-Disposition"] == 'attachment; filename="need.csv"'


@pytest.mark.parametrize("file", ["../secret-key", "reports/gone.csv", "", "."])
def test_only_a_file_below_the_folder_of_files_is_handed_out(
    cast: Cast, lena: Client, settings: Settings, tmp_path: Path, file: str
) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MEDIA_ROOT.mkdir()
    (tmp_path / "secret-key").write_text("secret")

    def report(job: Running) -> None:
        with job.completing("Ready", file=file):
            pass

    work = kind(report)
    job = carried(actions.ask(work, by=cast.lena, at=NOW), work)
    assert lena.get(page(job, "place:job_result")).status_code == 404


@pytest.mark.parametrize("who", ["joseph", "outsider"])
def test_a_job_of_somebody_else_is_not_there(cast: Cast, client: Client, who: str) -> None:
    job = asked(cast)
    client.force_login(getattr(cast, who))
    assert client.get(page(job)).status_code == 404
    for name in ("place:job_stop", "place:job_again"):
        assert client.post(page(job, name)).status_code == 404
    assert fresh(job).state is JobState.WAITING


def test_a_lead_sees_what_others_asked_for_at_their_locality(cast: Cast, lena: Client) -> None:
    assert "Load" in shown(lena, asked(cast, by="mina"))


def test_a_job_that_never_was_is_not_there(lena: Client) -> None:
    assert lena.get(reverse("place:job", kwargs={"job_id": uuid.uuid4()})).status_code == 404


def test_my_list_holds_my_jobs_and_says_so_when_there_are_none(cast: Cast, lena: Client) -> None:
    assert "You have asked for nothing that takes long" in lena.get("/jobs/").content.decode()
    asked(cast, by="mina")
    mine = carried(asked(cast), COUNT)
    text = lena.get("/jobs/").content.decode()
    assert text.count("attune-desk__line") == 1
    assert page(mine) in text
    assert "32,844 areas loaded" in text


def test_the_list_asks_the_database_as_often_for_many_jobs_as_for_one(
    cast: Cast, lena: Client, django_assert_max_num_queries: object
) -> None:
    for _ in range(30):
        asked(cast)
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        lena.get("/jobs/")


def test_a_job_that_ended_badly_stands_on_the_leads_desk(cast: Cast) -> None:
    job = actions.ask(REFUSE, by=cast.mina, at=NOW, locality=cast.wrenbridge, title="Load areas")
    carried(job, REFUSE)
    lines = list(desk.lines(cast.wrenbridge, (Role.LEAD,), on=NOW.date()))
    (line,) = [line for line in lines if line.href == page(job)]
    assert line.text == "Load areas: Row 7 has no area code"
    assert not [
        line
        for line in desk.lines(cast.vale, (Role.LEAD,), on=NOW.date())
        if line.href == page(job)
    ]
