"""Very many replications: in parts that add, on one core or all, or on other machines.

Chance hangs on the number of the replication and on nothing else, and whole numbers add in any
order, so that the answer is the same, bit for bit, wherever and however it is worked out.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any, Protocol, TypeVar

from .runs import Prepared, run

PARTS = 16  # so that every core has some, the last is not waited for, and the way there is told
LEAST, MOST = 40_000, 400_000  # families in a part: some hundredths, some tenths of a second


class Adds(Protocol):
    """What a part comes to: parts add up in any order."""

    def __add__(self, other: Any, /) -> Any: ...


Part = TypeVar("Part", bound=Adds)
Progress = Callable[[int, int], None]


def run_many(
    prepared: Prepared,
    numbers: Iterable[int],
    *,
    work: Callable[[Prepared, Sequence[int]], Part] = run,  # type: ignore[assignment]
    jobs: int | None = 1,
    progress: Progress | None = None,
) -> Part:
    """These replications by number, at least one, added up.

    `jobs`: how many at a time, in threads; none: as joblib's own `parallel_config` says, which may
    name processes or a cluster. `work` does some of them (what it gives must add with +, and be
    small to send). `progress` is told how many are done of how many; what it raises ends the work.
    """
    wanted = list(numbers)
    if not wanted:
        raise ValueError("At least one replication")
    total: Part | None = None
    done = 0
    with closing(_parts(prepared, work, portions(prepared, wanted), jobs)) as parts:
        for size, part in parts:
            total = part if total is None else total + part
            done += size
            if progress:
                progress(done, len(wanted))
    assert total is not None, "at least one part"  # noqa: S101
    return total


def portions(prepared: Prepared, numbers: Sequence[int]) -> list[Sequence[int]]:
    """The numbers a few at a time."""
    least, most = (families // max(1, prepared.families) for families in (LEAST, MOST))
    size = max(1, min(most, max(least, -(-len(numbers) // PARTS))))
    return [numbers[start : start + size] for start in range(0, len(numbers), size)]


def _parts(
    prepared: Prepared,
    work: Callable[[Prepared, Sequence[int]], Part],
    numbers: list[Sequence[int]],
    jobs: int | None,
) -> Generator[tuple[int, Part], None, None]:
    """How many each part holds, and the part; as they are done."""
    if jobs == 1:
        yield from ((len(some), work(prepared, some)) for some in numbers)
        return
    from joblib import Parallel, delayed  # type: ignore[import-untyped]  # a tenth of a second

    going = True

    def tasks() -> Iterator[Any]:
        for some in numbers:
            if going:
                yield delayed(_sized)(work, prepared, some)

    done = Parallel(n_jobs=jobs, prefer="threads", return_as="generator_unordered")(tasks())
    try:
        # Not `yield from`, which would end it in the middle of its work.
        for part in done:  # noqa: UP028
            yield part
    finally:
        going = False
        for _ in done:
            pass  # the few that were under way


def _sized(
    work: Callable[[Prepared, Sequence[int]], Part], prepared: Prepared, numbers: Sequence[int]
) -> tuple[int, Part]:
    return len(numbers), work(prepared, numbers)
