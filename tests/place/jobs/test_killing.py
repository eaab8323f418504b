"""Killing a worker in the middle of a job loses nothing and doubles nothing: real processes."""

import json
import random
import signal
import time
from collections import Counter

import pytest

from tests.place.world import World, wait_until

pytestmark = pytest.mark.own_database

STATES = "SELECT state FROM place_jobevent ORDER BY job_id, number"
LAST_STATES = """
SELECT e.state FROM place_jobevent e JOIN place_job j ON j.id = e.job_id AND j.moves = e.number
"""
EFFECTS = "SELECT subject FROM place_auditrow WHERE verb = 'trial.effect'"
KEPT = "SELECT kept FROM place_job"


def effects(world: World) -> Counter[str]:
    """How often each effect happened, by what it was."""
    return Counter(subject.split(":", 1)[1] for (subject,) in world.query(EFFECTS))


def states(world: World) -> str:
    return " ".join(state for (state,) in world.query(STATES))


def all_done(rows: list[tuple[str, ...]]) -> bool:
    return bool(rows) and {state for (state,) in rows} == {"done"}


def test_another_worker_goes_on_where_a_killed_one_stopped(world: World) -> None:
    world.run("ask", "steps", "1", json.dumps({"total": 12, "milliseconds": 60}))
    killed = world.start("work")
    world.wait_for(KEPT, lambda rows: rows[0][0] >= 3)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    kept = world.query(KEPT)[0][0]
    assert 3 <= kept < 12
    world.start("work")
    world.wait_for(LAST_STATES, all_done)
    assert states(world) == "waiting running lost waiting running done"
    assert effects(world) == {f"step {number}": 1 for number in range(1, 13)}


def test_what_a_killed_worker_did_without_finishing_never_happened(world: World) -> None:
    world.run("ask", "cut_short", "1")
    killed = world.start("work")
    wait_until((world.folder / "inside").exists)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert effects(world) == {}
    world.start("work")
    world.wait_for(LAST_STATES, all_done)
    assert effects(world) == {"inside": 1}


def test_a_worker_that_lost_its_lease_cannot_keep_anything(world: World) -> None:
    world.run("ask", "silent", "1")
    slow = world.start("work")
    wait_until((world.folder / "silent").exists)
    world.start("work")
    world.wait_for(LAST_STATES, all_done)
    (world.folder / "go").touch()
    wait_until((world.folder / "finished 1").exists)
    slow.terminate()
    said, _ = slow.communicate(timeout=30)
    assert "attempt 1 lost its lease and kept nothing" in said
    assert effects(world) == {"attempt 2": 1}
    assert states(world) == "waiting running lost waiting running done"


def test_a_worker_in_the_middle_of_its_end_is_left_to_finish(world: World) -> None:
    world.run("ask", "long_end", "1")
    world.start("work")
    wait_until((world.folder / "ending").exists)
    world.start("work")
    world.wait_for(LAST_STATES, all_done)
    assert states(world) == "waiting running done"
    assert effects(world) == {"ended": 1}


def test_a_worker_outlives_a_database_that_is_away_for_a_moment(world: World) -> None:
    worker = world.start("work")
    world.run("ask", "quick", "1")
    world.wait_for(LAST_STATES, all_done)
    world.interrupt()
    world.run("ask", "quick", "1")
    world.wait_for(LAST_STATES, lambda rows: len(rows) == 2 and all_done(rows))
    assert worker.poll() is None


def test_work_that_may_not_be_done_twice_waits_for_a_person(world: World) -> None:
    world.run("ask", "once", "1")
    killed = world.start("work")
    wait_until((world.folder / "once").exists)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    world.start("work")
    world.wait_for(LAST_STATES, lambda rows: rows == [("lost",)])
    assert states(world) == "waiting running lost"


def test_a_job_whose_ticket_was_taken_by_a_worker_that_died_is_queued_again(world: World) -> None:
    world.run("ask", "quick", "1")
    world.change(
        "UPDATE django_tasks_database_dbtaskresult SET status = 'RUNNING', started_at = enqueued_at"
    )
    time.sleep(1.2)
    world.start("work")
    world.wait_for(LAST_STATES, all_done)
    assert effects(world) == {"quick 0": 1}


def test_two_workers_never_run_the_same_job(world: World) -> None:
    world.run("ask", "quick", "60")
    workers = [world.start("work", "until_empty") for _ in range(2)]
    for worker in workers:
        said, _ = worker.communicate(timeout=60)
        assert worker.returncode == 0, said
    assert effects(world) == {f"quick {number}": 1 for number in range(60)}
    assert Counter(states(world).split()) == {"waiting": 60, "running": 60, "done": 60}


def test_a_worker_asked_to_end_gives_its_job_back_and_is_gone(world: World) -> None:
    world.run("ask", "steps", "1", json.dumps({"total": 200, "milliseconds": 50}))
    ended = world.start("work")
    world.wait_for(KEPT, lambda rows: rows[0][0] >= 2)
    asked = time.monotonic()
    ended.terminate()
    said, _ = ended.communicate(timeout=30)
    assert time.monotonic() - asked < 5
    assert "Traceback" not in said
    assert states(world) == "waiting running waiting"
    assert world.query("SELECT attempts, allowed FROM place_job") == [(1, 4)]


def test_each_due_time_is_kept_once_by_several_workers(world: World) -> None:
    workers = [world.start("keep_time") for _ in range(3)]
    marks = "SELECT subject FROM place_auditrow WHERE verb = 'trial.mark' ORDER BY id"
    world.wait_for(marks, lambda rows: len(rows) >= 4)
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.communicate(timeout=30)
    due = [subject for (subject,) in world.query(marks)]
    assert len(due) == len(set(due))
    assert due == sorted(due)


@pytest.mark.prove
def test_jobs_survive_workers_that_are_killed_again_and_again(world: World) -> None:
    chance = random.Random(20261102)  # noqa: S311  the same chance every time
    total, jobs = 6, 40
    asked = world.run("ask", "steps", str(jobs), json.dumps({"total": total, "milliseconds": 30}))
    world.change("UPDATE place_job SET allowed = 100")
    until = time.monotonic() + 45
    while time.monotonic() < until and not all_done(world.query(LAST_STATES)):
        killed = world.start("work")
        time.sleep(chance.uniform(0.8, 3))
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    world.start("work")
    world.start("work")
    world.wait_for(LAST_STATES, all_done)
    assert "lost" in states(world), "no worker was killed in the middle of a job"
    happened = Counter(subject for (subject,) in world.query(EFFECTS))
    expected = {f"{job}:step {number}" for job in asked for number in range(1, total + 1)}
    assert happened == dict.fromkeys(expected, 1)
