"""Sorts whole numbers, none below 0, in a time that grows only as their number does."""

from typing import Any

from .compiled import PLACE, inlined
from .memory import counts_at, spare_at

DIGIT = 11  # bits
FEW = 40


@inlined
def in_order(m: Any, first: Any, number: Any) -> None:
    """Sort so many words from `first` on."""
    whole, sorted_so_far = 0, True
    for place in range(first, first + number):
        whole |= m[place & PLACE]
        if place > first and m[place & PLACE] < m[(place - 1) & PLACE]:
            sorted_so_far = False
    if sorted_so_far:
        return
    if number < FEW:
        insert(m, first, number)
        return
    shift, start, end = 0, first, spare_at(m)
    while whole >> shift:
        by_digit(m, start, end, number, shift)
        start, end = end, start
        shift += DIGIT
    if start != first:
        for place in range(number):
            m[(first + place) & PLACE] = m[(start + place) & PLACE]


@inlined
def insert(m: Any, first: Any, number: Any) -> None:
    """For few."""
    for place in range(first + 1, first + number):
        value, at = m[place & PLACE], place
        while at > first and m[at - 1] > value:
            m[at] = m[at - 1]
            at -= 1
        m[at] = value


@inlined
def by_digit(m: Any, start: Any, end: Any, number: Any, shift: Any) -> None:
    """From one place to another in order of one digit, keeping the order within it."""
    counts, mask = counts_at(m), (1 << DIGIT) - 1
    for digit in range(1 << DIGIT):
        m[(counts + digit) & PLACE] = 0
    for place in range(start, start + number):
        m[(counts + ((m[place & PLACE] >> shift) & mask)) & PLACE] += 1
    so_far = end
    for digit in range(1 << DIGIT):
        here = m[(counts + digit) & PLACE]
        m[(counts + digit) & PLACE] = so_far
        so_far += here
    for place in range(start, start + number):
        digit = (m[place & PLACE] >> shift) & mask
        m[m[(counts + digit) & PLACE] & PLACE] = m[place & PLACE]
        m[(counts + digit) & PLACE] += 1
