"""What the code of a job may rely on while it runs."""

import logging
import threading
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from attune.domain.job_moves import JobState
from attune.place.audit.actions import record
from attune.place.audit.models import AuditRow
from attune.place.jobs import actions, running, sweeping
from attune.place.jobs.carrying import Workplace, carry, working_at
from attune.place.jobs.kinds import Kind, TryLater
from attune.place.jobs.models import Job
from attune.place.jobs.moves import Outrun, move
from attune.place.jobs.running import LeaseLost, Running
from tests.cast import NOW, Cast
from tests.place.jobs.carried import carried, fresh, history, kind

AFTER = timedelta(minutes=10)


def asked(work: Kind) -> Job:
    return actions.ask(work, by=None, at=timezone.now())


def taken(job: Job) -> None:
    """What the sweep does to a job whose lease ran out."""
    sweeping.sweep(at=timezone.now() + AFTER)


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_by_others_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SECONDS_BETWEEN_BEATS", 0.0)
    seen = []

    def look(job: Running) -> None:
        job.progress(3_000, 32_844, "Reading areas")
        seen.append(Job.objects.get(pk=job.id))

    work = kind(look)
    carried(asked(work), work)
    assert (seen[0].done, seen[0].total, seen[0].percent) == (3_000, 32_844, 9)
    assert seen[0].sentence == "Reading areas"


@pytest.mark.django_db(transaction=True)
def test_progress_for_every_row_of_a_large_file_writes_once_a_second(
    django_assert_max_num_queries: object,
) -> None:
    def read(job: Running) -> None:
        with django_assert_max_num_queries(6):  # type: ignore[operator]
            for row in range(100_000):
                job.progress(row, 100_000, "Reading")

    work = kind(read)
    assert carried(asked(work), work).state is JobState.DONE


@pytest.mark.django_db(transaction=True)
def test_a_heartbeat_renews_the_lease() -> None:
    leases = []

    def beat(job: Running) -> None:
        leases.append(Job.objects.get(pk=job.id).lease_until)
        job.progress(1)
        leases.append(Job.objects.get(pk=job.id).lease_until)

    work = kind(beat)
    carried(asked(work), work)
    assert leases[0] < leases[1]


@pytest.mark.parametrize(("done", "total"), [(-1, 0), (0, -1), (2**63, 0)])
def test_progress_that_is_not_a_count_is_refused(db: None, done: int, total: int) -> None:
    job = Running(asked(kind(lambda job: "")), lease=AFTER)
    with (
        transaction.atomic(),
        pytest.raises(ValueError, match="counted from 0"),
        job.step(done, total),
    ):
        pass


def test_effects_are_kept_together_with_the_end(db: None) -> None:
    def finish(job: Running) -> None:
        with job.completing() as outcome:
            record("trial.effect", by=None, at=NOW)
            outcome.sentence, outcome.file = "32,844 areas kept", "reports/1.csv"

    work = kind(finish)
    job = carried(asked(work), work)
    assert (job.last_sentence, job.last_file) == ("32,844 areas kept", "reports/1.csv")
    assert AuditRow.objects.called("trial.effect").count() == 1


def test_effects_are_forgotten_when_the_end_fails(
    db: None, caplog: pytest.LogCaptureFixture
) -> None:
    def break_off(job: Running) -> None:
        with job.completing():
            record("trial.effect", by=None, at=NOW)
            raise RuntimeError("a secret of the database")

    work = kind(break_off)
    with caplog.at_level(logging.ERROR):
        job = carried(asked(work), work)
    assert job.state is JobState.FAILED
    assert not AuditRow.objects.called("trial.effect").exists()
    assert "Something went wrong on our side" in job.last_sentence
    assert str(job.pk)[:8] in job.last_sentence
    assert "secret" not in job.last_sentence
    assert "a secret of the database" in caplog.text, "the log keeps what happened"


def test_an_attempt_whose_job_was_given_away_keeps_nothing(db: None) -> None:
    def slow(job: Running) -> None:
        if job.attempt == 1:
            taken(fresh(Job.objects.get(pk=job.id)))
        with job.completing("Done"):
            record("trial.effect", by=None, at=NOW, subject=f"attempt:{job.attempt}")

    work = kind(slow)
    job = carried(asked(work), work)
    assert history(job) == "waiting running lost waiting"
    assert not AuditRow.objects.called("trial.effect").exists()
    job = carried(job, work)
    assert history(job) == "waiting running lost waiting running done"
    assert [row.subject for row in AuditRow.objects.called("trial.effect")] == ["attempt:2"]


def test_of_two_who_saw_the_same_event_one_moves_the_job_too_late(db: None) -> None:
    job = asked(kind(lambda job: ""))
    first, second = fresh(job), fresh(job)
    move(first, JobState.STOPPED, at=NOW)
    with pytest.raises(Outrun):
        move(second, JobState.RUNNING, at=NOW)
    assert history(job) == "waiting stopped"


def test_a_stop_asked_for_before_the_end_begins_is_heard(cast: Cast) -> None:
    def finish(job: Running) -> None:
        actions.ask_stop(Job.objects.get(pk=job.id), by=cast.lena, at=NOW)
        with job.completing("Done"):
            record("trial.effect", by=None, at=NOW)

    work = kind(finish)
    assert carried(asked(work), work).state is JobState.STOPPED
    assert not AuditRow.objects.called("trial.effect").exists()


def test_a_stop_asked_for_when_all_is_done_comes_too_late(cast: Cast) -> None:
    def finish(job: Running) -> str:
        actions.ask_stop(Job.objects.get(pk=job.id), by=cast.lena, at=NOW)
        return "All is done"

    work = kind(finish)
    assert carried(asked(work), work).state is JobState.DONE


def test_a_step_after_the_lease_is_lost_is_refused(db: None) -> None:
    refused = []

    def slow(job: Running) -> None:
        taken(fresh(Job.objects.get(pk=job.id)))
        try:
            with job.step(1):
                record("trial.effect", by=None, at=NOW)
        except LeaseLost:
            refused.append(True)
            raise

    work = kind(slow)
    carried(asked(work), work)
    assert refused == [True]
    assert not AuditRow.objects.called("trial.effect").exists()


def test_an_old_ticket_counts_for_nothing(db: None) -> None:
    work = kind(lambda job: "Done")
    job = asked(work)
    old = job.ticket
    carried(job, work)
    assert old is not None
    with working_at(Workplace({work.name: work}, "another")):
        carry(job.pk, ticket=old)
    assert history(job) == "waiting running done"


def test_a_job_that_may_not_run_twice_is_shown_to_a_person(db: None) -> None:
    def vanish(job: Running) -> None:
        taken(fresh(Job.objects.get(pk=job.id)))
        raise LeaseLost

    work = kind(vanish, idempotent=False)
    job = carried(asked(work), work)
    assert job.state is JobState.LOST
    assert "stopped unexpectedly" in job.last_sentence
    assert job.state.can_be_tried_again


def test_a_job_that_kills_every_worker_is_not_tried_for_ever(db: None) -> None:
    def vanish(job: Running) -> None:
        taken(fresh(Job.objects.get(pk=job.id)))
        raise LeaseLost

    work = kind(vanish, attempts=2)
    job = carried(asked(work), work)
    job = carried(job, work)
    assert history(job) == "waiting running lost waiting running lost"


def test_something_outside_that_is_not_there_is_tried_later_with_a_sentence(db: None) -> None:
    def call(job: Running) -> None:
        raise TryLater("The publisher did not answer")

    work = kind(call, attempts=2, first_wait=timedelta(minutes=5))
    job = carried(asked(work), work)
    assert (job.state, job.last_sentence) == (JobState.WAITING, "The publisher did not answer")
    queued = sweeping.DBTaskResult.objects.get(id=job.ticket)
    wait = queued.run_after - timezone.now()
    assert timedelta(minutes=4) < wait <= timedelta(minutes=5)
    job = carried(job, work)
    assert job.state is JobState.FAILED


def test_a_worker_asked_to_end_gives_the_job_back_without_counting_the_attempt(db: None) -> None:
    closing = threading.Event()

    def long(job: Running) -> str:
        for number in range(job.kept + 1, 4):
            with job.step(number, 3):
                pass
            if job.attempt == 1:
                closing.set()
        return "Three"

    work = kind(long, attempts=1)
    job = carried(asked(work), work, closing=closing)
    assert (job.state, job.kept, job.allowed) == (JobState.WAITING, 1, 2)
    assert carried(job, work).last_sentence == "Three"


def test_exceptions_a_kind_explains_are_told_and_others_are_not(db: None) -> None:
    def refuse(job: Running) -> None:
        raise LookupError("Row 7: no such area")

    told = kind(refuse, explains=(LookupError,))
    assert carried(asked(told), told).last_sentence == "Row 7: no such area"
    untold = kind(refuse)
    assert "our side" in carried(asked(untold), untold).last_sentence


def test_a_job_this_version_does_not_know_says_so(db: None) -> None:
    job = carried(asked(kind(lambda job: "")))
    assert job.state is JobState.FAILED
    assert "cannot do this kind of work" in job.last_sentence


def test_an_endless_sentence_with_a_nul_is_cut_and_cleaned(db: None) -> None:
    work = kind(lambda job: "a\0" + "b" * 900)
    said = carried(asked(work), work).last_sentence
    assert len(said) == 500
    assert said.endswith("b…")
    assert "\0" not in said


def test_the_work_knows_who_asked_and_where(cast: Cast) -> None:
    known = []
    work = kind(lambda job: known.append((job.by, job.locality)))
    job = actions.ask(work, by=cast.lena, at=NOW, locality=cast.wrenbridge)
    carried(job, work)
    assert known == [(cast.lena, cast.wrenbridge)]
