"""Periodic work falls due once, whoever looks."""

from datetime import UTC, datetime, timedelta

import pytest

from attune.domain.schedules import Every
from attune.place.jobs import clock
from attune.place.jobs.floor_work import PERIODIC
from attune.place.jobs.kinds import Due, Periodic
from attune.place.jobs.models import PeriodicJob

NINE = datetime(2026, 11, 2, 9, 0, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Diary:
    """Periodic work that writes down when it ran."""

    def __init__(self, fails: int = 0) -> None:
        self.due: list[datetime] = []
        self.fails = fails
        self.work = Periodic("trial.diary", Every(MINUTE), self.run)

    def run(self, due: Due) -> str:
        if self.fails:
            self.fails -= 1
            raise OSError("the disk is full")
        self.due.append(due.due_at)
        return f"{len(self.due)} times"

    def tick(self, at: datetime, who: str = "one") -> list[str]:
        return clock.tick([self.work], at=at, who=who)


@pytest.fixture
def diary(db: None) -> Diary:
    diary = Diary()
    clock.set_up([diary.work], at=NINE)
    return diary


def test_nothing_runs_before_it_is_due(diary: Diary) -> None:
    assert diary.tick(NINE + timedelta(seconds=59)) == []


def test_a_due_time_is_kept_once_by_whoever_comes_first(diary: Diary) -> None:
    assert diary.tick(NINE + MINUTE, "one") == ["trial.diary"]
    assert diary.tick(NINE + MINUTE, "two") == []
    assert diary.tick(NINE + 2 * MINUTE, "two") == ["trial.diary"]
    assert diary.due == [NINE + MINUTE, NINE + 2 * MINUTE]


def test_of_two_workers_who_saw_the_same_due_time_one_is_too_late(diary: Diary) -> None:
    first, second = PeriodicJob.objects.get(), PeriodicJob.objects.get()
    at = NINE + MINUTE
    assert clock.claim(diary.work, first, at=at, who="one")
    assert not clock.claim(diary.work, second, at=at, who="two")
    assert PeriodicJob.objects.get().claimed_by == "one"


def test_a_due_time_that_was_kept_cannot_be_claimed_by_who_saw_it_before(diary: Diary) -> None:
    stale = PeriodicJob.objects.get()
    diary.tick(NINE + MINUTE)
    assert not clock.claim(diary.work, stale, at=NINE + MINUTE, who="two")


def test_times_missed_while_nobody_worked_are_made_up_for_once(diary: Diary) -> None:
    assert diary.tick(NINE + 10 * MINUTE) == ["trial.diary"]
    assert diary.tick(NINE + 10 * MINUTE) == []
    row = PeriodicJob.objects.get()
    assert (row.next_due, row.sentence) == (NINE + 11 * MINUTE, "1 times")


def test_a_worker_that_vanished_with_its_claim_is_replaced_when_the_claim_expires(
    diary: Diary,
) -> None:
    gone = {"claimed_by": "gone", "claimed_until": NINE + MINUTE + diary.work.claim}
    PeriodicJob.objects.update(**gone)
    assert diary.tick(NINE + 2 * MINUTE) == []
    assert diary.tick(NINE + 7 * MINUTE) == ["trial.diary"]


def test_work_that_failed_is_tried_again_when_its_claim_has_expired(db: None) -> None:
    diary = Diary(fails=1)
    clock.set_up([diary.work], at=NINE)
    assert diary.tick(NINE + MINUTE) == []
    assert diary.tick(NINE + 2 * MINUTE) == []
    assert diary.tick(NINE + 7 * MINUTE) == ["trial.diary"]


def test_setting_up_again_moves_no_due_time(diary: Diary) -> None:
    clock.set_up([diary.work], at=NINE + timedelta(hours=5))
    assert PeriodicJob.objects.get().next_due == NINE + MINUTE


def test_work_this_version_does_not_know_is_left_alone(diary: Diary) -> None:
    assert clock.tick([], at=NINE + MINUTE, who="one") == []


def test_the_floor_seals_sweeps_and_exports_by_itself(db: None) -> None:
    clock.set_up(PERIODIC, at=NINE)
    ran = clock.tick(PERIODIC, at=NINE + timedelta(days=1), who="one")
    assert sorted(ran) == sorted(work.name for work in PERIODIC)
    sentences = dict(PeriodicJob.objects.values_list("name", "sentence"))
    assert sentences["place.seal_audit"] == "0 rows sealed"
    assert sentences["place.export_audit_head"] == "Nothing is sealed yet"
