"""The kernel's own sorting, in memory that was there before."""

import numpy as np
import pytest

from attune.domain.flow.memory import FAMILIES, HEADER, HEAP_AT, SORTING
from attune.domain.flow.sorting import in_order

RNG = np.random.default_rng(6)
WORDS = {
    "few": RNG.integers(0, 1 << 50, 12),
    "spread evenly": RNG.integers(0, 1 << 60, 3_000),
    "crowded, so that every digit is gone through": RNG.integers(0, 1 << 16, 700)
    + (RNG.integers(0, 2, 700) << 44),
    "all the same": np.full(100, 7),
    "the wrong way round": np.arange(900)[::-1] << 21,
    "none": np.zeros(0, dtype=np.int64),
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_words_are_put_in_order_and_nothing_beside_them_is_touched(words: np.ndarray) -> None:
    number = len(words)
    memory = np.full(HEADER + 3 * number + SORTING + 1, -5, dtype=np.int64)
    memory[HEAP_AT], memory[FAMILIES] = HEADER, number
    memory[HEADER : HEADER + number] = words
    in_order(memory, HEADER, number)
    assert np.array_equal(memory[HEADER : HEADER + number], np.sort(words))
    ends = memory[HEADER + 2 * number : HEADER + 3 * number]
    assert (ends == -5).all()
    assert memory[-1] == -5
