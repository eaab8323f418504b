"""Asking for a job, stopping it, trying it again."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult

from attune.domain.canonical import NotCanonical
from attune.domain.job_moves import JobState
from attune.place.audit.models import AuditRow
from attune.place.jobs import actions
from attune.place.jobs.kinds import CannotFinish, Kind, table
from attune.place.jobs.models import Job, JobEvent
from attune.place.jobs.running import Running
from tests.cast import NOW, Cast
from tests.place.jobs.carried import carried, fresh, history, kind


def greet(job: Running, *, name: str) -> str:
    return f"Hello {name}"


def fail(job: Running) -> None:
    raise CannotFinish("The file has no column LSOA")


GREET, FAIL = kind(greet), kind(fail)


def test_a_job_waits_with_its_owner_its_arguments_and_an_audit_row(cast: Cast) -> None:
    job = actions.ask(GREET, by=cast.lena, at=NOW, locality=cast.wrenbridge, name="Ámina")
    job = fresh(job)
    assert (job.state, job.owner, job.title) == (JobState.WAITING, cast.lena, "Try something")
    assert job.arguments == '{"name":"Ámina"}'
    assert job.asked_for == {"name": "Ámina"}
    row = AuditRow.objects.called("job.ask").get()
    assert (row.subject, row.who, row.role) == (f"place.Job:{job.pk}", cast.lena.pk, "lead")


def test_a_job_is_done_with_what_it_says(cast: Cast) -> None:
    job = actions.ask(GREET, by=cast.lena, at=NOW, name="Amina")
    job = carried(job, GREET)
    assert (job.state, job.last_sentence) == (JobState.DONE, "Hello Amina")
    assert (job.lease_until, job.lease_who, job.ticket) == (None, "", None)
    assert history(job) == "waiting running done"


@pytest.mark.django_db(transaction=True)
def test_nothing_is_asked_for_when_the_transaction_is_not_kept() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.ask(GREET, by=None, at=NOW, name="Amina")
        _ = 1 / 0
    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [({}, TypeError), ({"name": 1, "other": 2}, TypeError), ({"name": 0.5}, NotCanonical),
     ({"name": "a\0"}, NotCanonical), ({"name": "x" * 30_000}, actions.JobRefused)],
)  # fmt: skip
def test_arguments_the_work_cannot_take_are_refused_at_once(
    db: None, arguments: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        actions.ask(GREET, by=None, at=NOW, **arguments)  # type: ignore[arg-type]
    assert not Job.objects.exists()


def test_a_waiting_job_is_stopped_before_it_begins(cast: Cast) -> None:
    job = actions.ask(GREET, by=cast.lena, at=NOW, name="Amina")
    ticket = job.ticket
    actions.ask_stop(job, by=cast.lena, at=NOW)
    job = fresh(job)
    assert (job.state, job.ticket) == (JobState.STOPPED, None)
    # Its ticket is still in the queue, and counts for nothing.
    Job.objects.filter(pk=job.pk)
    assert DBTaskResult.objects.filter(id=ticket).exists()
    assert history(job) == "waiting stopped"


def test_a_running_job_stops_at_its_next_step(cast: Cast) -> None:
    done = []

    def long(job: Running) -> None:
        for number in range(1, 10):
            with job.step(number, 9):
                done.append(number)
            if number == 3:
                actions.ask_stop(Job.objects.get(pk=job.id), by=cast.lena, at=NOW)

    work = kind(long)
    job = carried(actions.ask(work, by=cast.lena, at=NOW), work)
    assert job.state is JobState.STOPPED
    assert done == [1, 2, 3]
    assert job.kept == 3


def test_a_job_that_ended_cannot_be_stopped(cast: Cast) -> None:
    job = carried(actions.ask(GREET, by=None, at=NOW, name="Amina"), GREET)
    with pytest.raises(actions.JobRefused, match="ended already"):
        actions.ask_stop(job, by=cast.lena, at=NOW)


def test_a_failed_job_says_why_and_is_tried_again_by_a_person(cast: Cast) -> None:
    job = carried(actions.ask(FAIL, by=cast.lena, at=NOW), FAIL)
    assert (job.state, job.last_sentence) == (JobState.FAILED, "The file has no column LSOA")
    actions.try_again(job, by=cast.lena, at=NOW + timedelta(minutes=1))
    mended = kind(lambda job: "Now it works")
    job = carried(job, mended)
    assert job.last_sentence == "Now it works"
    assert history(job) == "waiting running failed waiting running done"
    assert AuditRow.objects.called("job.try_again").count() == 1


def test_a_job_tried_again_goes_on_after_the_steps_it_kept(cast: Cast) -> None:
    done = []

    def long(job: Running) -> str:
        for number in range(job.kept + 1, 6):
            with job.step(number, 5):
                done.append(number)
            if number == 3 and job.attempt == 1:
                raise CannotFinish("The line is cut")
        return "All five"

    work = kind(long)
    job = carried(actions.ask(work, by=None, at=NOW), work)
    actions.try_again(job, by=cast.lena, at=NOW)
    assert carried(job, work).last_sentence == "All five"
    assert done == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("ended", [False, True])
def test_only_a_job_that_ended_badly_is_tried_again(cast: Cast, ended: bool) -> None:
    job = actions.ask(GREET, by=None, at=NOW, name="Amina")
    job = carried(job, GREET) if ended else job
    with pytest.raises(actions.JobRefused, match="not tried again"):
        actions.try_again(job, by=cast.lena, at=NOW)


def test_members_see_their_own_jobs_and_leads_those_of_their_localities(cast: Cast) -> None:
    of_mina = actions.ask(GREET, by=cast.mina, at=NOW, locality=cast.wrenbridge, name="a")
    of_lena = actions.ask(GREET, by=cast.lena, at=NOW, name="b")
    seen = {
        name: set(Job.objects.visible_to(getattr(cast, name)))
        for name in ("mina", "lena", "joseph", "outsider")
    }
    assert seen == {"mina": {of_mina}, "lena": {of_mina, of_lena}, "joseph": set(),
                    "outsider": set()}  # fmt: skip


def test_two_events_cannot_have_the_same_number(db: None) -> None:
    job = actions.ask(GREET, by=None, at=NOW, name="a")
    with pytest.raises(IntegrityError), transaction.atomic():
        JobEvent.objects.create(job=job, number=1, state="running", attempt=1, at=NOW)


@pytest.mark.parametrize(
    "wrong",
    [{"name": "Send"}, {"name": "place"}, {"attempts": 0}, {"lease": timedelta(0)}],
    ids=str,
)
def test_a_kind_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    good = {"name": "place.trial", "title": "Try", "run": greet, "idempotent": True}
    with pytest.raises(ValueError, match=r".+"):
        Kind(**{**good, **wrong})  # type: ignore[arg-type]


def test_the_same_name_twice_in_a_table_is_refused() -> None:
    with pytest.raises(ValueError, match="the same name"):
        table(GREET, FAIL)
