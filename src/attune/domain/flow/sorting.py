"""Sorts whole numbers, none below 0, in a time that grows only as their number does."""

from typing import Any

from .compiled import PLACE, inlined
from .memory import counts_at, spare_at

DIGIT = 11  # bits
MASK = (1 << DIGIT) - 1
FEW = 40


@inlined
def in_order(m: Any, first: Any, number: Any) -> None:
    """Sort so many words from `first` on.

    Where the highest digit leaves few words together, one pass brings each near its place;
    otherwise all digits are gone through, the lowest first.
    """
    whole, sorted_so_far = 0, True
    for place in range(first, first + number):
        whole |= m[place & PLACE]
        if place > first and m[place & PLACE] < m[(place - 1) & PLACE]:
            sorted_so_far = False
    if sorted_so_far:
        return
    bits = DIGIT
    while whole >> bits:
        bits += 1
    start, end = first, spare_at(m)
    if number > FEW and count(m, start, number, bits - DIGIT) <= FEW:
        spread(m, start, end, number, bits - DIGIT)
        start = end
    elif number > FEW:
        for shift in range(0, bits, DIGIT):
            count(m, start, number, shift)
            spread(m, start, end, number, shift)
            start, end = end, start
    if start != first:
        for place in range(number):
            m[(first + place) & PLACE] = m[(start + place) & PLACE]
    insert(m, first, number)


@inlined
def insert(m: Any, first: Any, number: Any) -> None:
    """For few, or for what is nearly in order."""
    for place in range(first + 1, first + number):
        value, at = m[place & PLACE], place
        while at > first and m[(at - 1) & PLACE] > value:
            m[at & PLACE] = m[(at - 1) & PLACE]
            at -= 1
        m[at & PLACE] = value


@inlined
def count(m: Any, start: Any, number: Any, shift: Any) -> Any:
    """How many words have each digit at `shift`; the most that any has."""
    counts, most = counts_at(m), 0
    for digit in range(1 << DIGIT):
        m[(counts + digit) & PLACE] = 0
    for place in range(start, start + number):
        m[(counts + ((m[place & PLACE] >> shift) & MASK)) & PLACE] += 1
    for digit in range(1 << DIGIT):
        most = max(most, m[(counts + digit) & PLACE])
    return most


@inlined
def spread(m: Any, start: Any, end: Any, number: Any, shift: Any) -> None:
    """From one place to another in order of the digit counted, keeping the order within it."""
    counts, so_far = counts_at(m), end
    for digit in range(1 << DIGIT):
        here = m[(counts + digit) & PLACE]
        m[(counts + digit) & PLACE] = so_far
        so_far += here
    for place in range(start, start + number):
        word = m[place & PLACE]
        at = (counts + ((word >> shift) & MASK)) & PLACE
        m[m[at] & PLACE] = word
        m[at] += 1
