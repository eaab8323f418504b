"""Very many replications: in any parts the same, told as they come, ended when asked, bounded."""

import pickle
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.flow.added import ROWS
from attune.domain.flow.many import portions, run_many
from attune.domain.flow.results import result_of
from attune.domain.flow.runs import Plan, Prepared, run
from tests.domain.flow.elsewhere import fingerprint
from tests.domain.flow.small import a_node, one_node

PREPARED = replace(
    Prepared.of(one_node(a_node(), rate=1.5), Plan(until=12.0, replications=40)), families=13_000
)


@settings(max_examples=15)
@given(st.permutations(range(12)), st.integers(1, 11))
def test_parts_add_to_the_same_whatever_their_order(numbers: list[int], cut: int) -> None:
    parts = run(PREPARED, numbers[cut:]) + run(PREPARED, numbers[:cut])
    assert fingerprint(parts) == fingerprint(run(PREPARED, range(12)))


def test_the_way_there_is_told_part_by_part() -> None:
    told: list[tuple[int, int]] = []
    run_many(PREPARED, range(40), progress=lambda done, whole: told.append((done, whole)))
    assert [done for done, _ in told] == [*range(3, 40, 3), 40]
    assert {whole for _, whole in told} == {40}


class Enough(Exception):
    """What a job raises when somebody has asked it to stop."""


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_progress_raises_ends_the_work(jobs: int) -> None:
    told: list[int] = []

    def progress(done: int, whole: int) -> None:
        told.append(done)
        if len(told) == 2:
            raise Enough

    with pytest.raises(Enough):
        run_many(PREPARED, range(40), jobs=jobs, progress=progress)
    assert len(told) == 2


def test_none_at_all_are_refused() -> None:
    with pytest.raises(ValueError, match="At least one"):
        run_many(PREPARED, [])


@pytest.mark.parametrize(
    ("families", "replications", "size"),
    [(300_000, 40, 1), (13_000, 40, 3), (4_000, 1_000, 63), (4_000, 10_000, 100), (50, 40, 40)],
)
def test_a_part_takes_some_tenths_of_a_second(families: int, replications: int, size: int) -> None:
    parts = portions(replace(PREPARED, families=families), range(replications))
    assert {len(each) for each in parts[:-1] or parts} == {size}
    assert [number for part in parts for number in part] == list(range(replications))


def test_rows_are_bounded_and_say_how_many_share_them() -> None:
    runs = run(PREPARED, [5, ROWS + 5, 7])
    assert runs.row.tolist() == [5, 7]
    assert runs.each.tolist() == [2, 1]
    assert runs.replications == 3
    apart = [run(PREPARED, [number]) for number in (5, ROWS + 5)]
    for name in ("at", "outcomes", "right", "present", "events"):
        one, other = (getattr(each, name)[0] for each in apart)
        assert np.array_equal(getattr(runs, name)[0], one + other)


def test_an_average_over_shared_rows_is_the_average_over_all() -> None:
    """As many in each row: the mean number in the queue is the same, shared or not."""
    numbers = [*range(6), *range(ROWS, ROWS + 6)]
    shared = result_of(PREPARED, run(PREPARED, numbers)).nodes[0]
    each = [result_of(PREPARED, run(PREPARED, [number])).nodes[0] for number in numbers]
    alone = [node.mean_queue.mean for node in each if node.mean_queue]
    assert shared.mean_queue is not None
    assert shared.mean_queue.mean == pytest.approx(sum(alone) / 12)
    assert shared.starts == sum(node.starts for node in each)


def test_what_is_sent_is_small_and_prepared_once() -> None:
    sent = pickle.dumps(PREPARED)
    assert len(sent) < 4_000
    received = pickle.loads(sent)  # noqa: S301  our own
    assert received is pickle.loads(sent)  # noqa: S301  our own
    assert fingerprint(run(received, range(3))) == fingerprint(run(PREPARED, range(3)))
    assert len(pickle.dumps(run(PREPARED, range(3)))) < 40_000


def test_memory_kept_from_one_call_to_the_next_changes_nothing() -> None:
    memory = PREPARED.memory()
    runs = [run(PREPARED, [number], memory) for number in (3, 1, 3)]
    assert fingerprint(runs[0]) == fingerprint(runs[2])
    assert fingerprint(runs[1]) == fingerprint(run(PREPARED, [1]))
