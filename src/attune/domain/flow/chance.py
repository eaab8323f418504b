"""Chance by counting: every number follows from who, when and what for, and from nothing else.

A family's numbers are the same in every scenario, on any machine, in any order, so that two
scenarios differ by what was changed in them. The numbers are hashes (the finishing steps of
SplitMix64: Steele, Lea and Flood 2014) of seed, replication, family, visit and purpose; a length
of time is looked up with one in a table of whole numbers (`shapes.py`), so that no library's
logarithm can change a bit.
"""

from typing import Any

import numpy as np

from .compiled import PLACE, inlined

# The purposes for which a family draws, in one visit.
GAP, AGE, SERVICE, PATIENCE, ROUTE, DROP, DELAY, RESOLVES, RESIDUAL = range(9)
FIRST_VISIT = 0

_U = np.uint64
_GOLDEN = _U(0x9E3779B97F4A7C15)
_FAMILY = _U(0xD1342543DE82EF95)
_VISIT = _U(0xAF251AF3B0F025B5)
_ONE = _U(0xBF58476D1CE4E5B9)
_TWO = _U(0x94D049BB133111EB)
_S30, _S27, _S31, _S11 = _U(30), _U(27), _U(31), _U(11)
_LOW_52 = _U((1 << 52) - 1)
_TOP = _U(1 << 52)
_HALF = _U(1 << 51)
_SHIFT_CELL = _U(44)  # 51 - 7: the seven bits after the leading one
_SHIFT_PART = _U(24)  # then twenty bits say where in the cell
_CELL = _U(127)
_PART = _U((1 << 20) - 1)
_UNIT = _U(1)
_STEPS = (_U(16), _U(8), _U(4), _U(2))
_BELOW = (_U(1 << 36), _U(1 << 44), _U(1 << 48), _U(1 << 50))  # what is shifted by each
OCTAVES = 32
CELLS = 128
SIDE = OCTAVES * CELLS + 1  # points of one side of a table


@inlined
def mixed(value: Any) -> Any:
    """SplitMix64's finishing steps: every bit of the answer hangs on every bit given."""
    value = (value ^ (value >> _S30)) * _ONE
    value = (value ^ (value >> _S27)) * _TWO
    return value ^ (value >> _S31)


@inlined
def key_of(seed: Any, replication: Any) -> Any:
    """What all numbers of one replication share."""
    return mixed(mixed(_U(seed) + _GOLDEN) + _U(replication) * _GOLDEN)


@inlined
def who_of(key: Any, family: Any) -> Any:
    """What all numbers of one family share; `family` is its class and its number in it."""
    return mixed(key + _U(family) * _FAMILY)


@inlined
def bits(who: Any, visit: Any, purpose: Any) -> Any:
    """64 bits for one purpose."""
    return mixed(_U(who) + _U(visit * 16 + purpose) * _VISIT)


@inlined
def chance(who: Any, visit: Any, purpose: Any) -> Any:
    """A whole number from 0 to 2^53 - 1, to compare with a share of 2^53."""
    return np.int64(bits(who, visit, purpose) >> _S11)


@inlined
def looked_up(words: Any, start: Any, drawn: Any) -> Any:
    """The length of time in ticks at 64 random bits, in the table that begins at `start`.

    The top bit says which side of the median; the leading one of the next 52 which octave of the
    tail, the seven bits after it which cell, and twenty more where between its two ends.
    """
    sure = drawn >> _S11
    base = 0 if sure >= _TOP else SIDE
    rest = sure & _LOW_52
    # Five steps, and no loop: how often a loop goes round cannot be guessed, and guesses cost.
    octave = 0
    if rest < _BELOW[0]:
        rest, octave = rest << _STEPS[0], 16
    if rest < _BELOW[1]:
        rest, octave = rest << _STEPS[1], octave + 8
    if rest < _BELOW[2]:
        rest, octave = rest << _STEPS[2], octave + 4
    if rest < _BELOW[3]:
        rest, octave = rest << _STEPS[3], octave + 2
    if rest < _HALF:
        rest, octave = rest << _UNIT, octave + 1
    # Beyond the last octave everything is its far end: once in eight thousand million draws.
    cell = np.int64((rest >> _SHIFT_CELL) & _CELL) if rest >= _HALF else 0
    part = np.int64((rest >> _SHIFT_PART) & _PART)
    place = (start + base + octave * CELLS + (CELLS - 1 - cell)) & PLACE
    near, far = words[place], words[place + 1]
    return far + (((near - far) * part) >> 20)
