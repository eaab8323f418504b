"""From what is expected to what would be counted: chance, the same for every place.

Six levels of n families are multinomial: one binomial after another, each of those still left.
Each binomial is taken at a normal draw z by Cornish and Fisher's expansion (mean + sd z + skewness
sd (z^2 - 1) / 6), without rounding. A library's own multinomial draws reject some numbers, so that
two scenarios that differ a little would differ by all of chance; these differ as little as the
scenarios do, and one draw costs a twentieth.
"""

import numpy as np

from attune.domain.deprivation import Floats
from attune.domain.levels import Level

# The rarest first, where their skewness counts; the rest of all families is universal.
ORDER = (
    Level.SHORT_TERM_PAIR,
    Level.LONG_TERM_PAIR,
    Level.TARGETED,
    Level.RISK_SUPPORT,
    Level.AFTER_TWO,
)
ROWS = tuple(list(Level).index(level) for level in ORDER)
REST = list(Level).index(Level.UNIVERSAL)


def count(levels: Floats, chance: Floats) -> None:
    """Replace expected levels (6, ..., count) by counts, in place; their sum stays as it was."""
    waiting = levels.sum(axis=0)  # expected, of those not yet counted
    left = waiting.copy()
    for z, row in zip(chance, ROWS, strict=True):
        share = np.divide(levels[row], waiting, out=np.zeros_like(waiting), where=waiting > 0)
        waiting -= levels[row]
        counted = levels[row]
        np.multiply(left, share, out=counted)
        variance = counted * (1.0 - share)
        bend = np.minimum(variance, 1.0)  # below one family the expansion bends too far
        bend *= (0.5 - share) * ((z * z - 1.0) / 3.0)
        counted += np.sqrt(variance, out=variance) * z
        counted += bend
        np.clip(counted, 0.0, left, out=counted)
        left -= counted
    levels[REST] = left
