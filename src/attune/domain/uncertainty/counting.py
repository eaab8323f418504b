"""From classes to levels, and from what is expected to what would be counted.

Six levels of n families are multinomial. Their counts are drawn as normal numbers with exactly the
mean and covariance of multinomial ones: sqrt(expected) z for each level, less its share of the sum
of these, so that they add to n. Skewness and whole numbers are left out: that moves no end of a 95%
interval by more than a family, where the assumptions move it by hundreds. What would be below 0 is
cut off, which lifts the rare levels of a place of fifty children by a tenth of a family.

A library's own multinomial draws reject some numbers, so that two scenarios that differ a little
would differ by all of chance. These differ as little as the scenarios do, and cost a tenth.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from attune.domain.levels import Attachment, Level, levels_of

from .draws import Draws, shifted
from .quantiles import Reals

ROWS = {level: row for row, level in enumerate(Level)}
REST = ROWS[Level.UNIVERSAL]
DIVIDED = tuple(ROWS[level] for level in Level if level is not Level.UNIVERSAL)
CLASSES = (Attachment.INSECURE, Attachment.DISORGANISED)
OF_CLASS = [[ROWS[level] for level in levels_of(each)] for each in CLASSES]
LEAST = 1e-30  # keeps a place without any spread from dividing by nothing


@dataclass(frozen=True, eq=False)
class Division:
    """What all places share in each draw: how classes divide, and chance; one dtype throughout."""

    splits: Reals  # (6, count) share of its class; 1 for universal
    noise: Reals  # (6, count) sqrt(split) x a standard normal
    class_noise: Reals  # (3, count) sums of these: secure, insecure, disorganised
    area: Reals  # (count,) the areas' own effect, with its standard deviation
    unseen: Reals  # (count,) share of specialist families whom perinatal teams do not see

    @classmethod
    def of(cls, within: Sequence[Sequence[float]], seen: float, draws: Draws) -> "Division":
        """Around the middle shares within insecure and disorganised, and seen by teams."""
        splits = np.ones((len(Level), draws.count))
        for rows, middle, ratios in zip(
            OF_CLASS, within, (draws.insecure, draws.disorganised), strict=True
        ):
            splits[rows] = shifted(middle, ratios)
        noise = np.sqrt(splits) * draws.chance
        together = np.stack([noise[REST], *(noise[rows].sum(axis=0) for rows in OF_CLASS)])
        unseen = shifted([seen, 1 - seen], draws.perinatal)[1]
        return cls(splits, noise, together, draws.area_sd * draws.area, unseen)

    def single(self) -> "Division":
        """In float32: half the memory, and twice as quick."""
        return Division(*(getattr(self, each.name).astype(np.float32) for each in fields(self)))


def divide(levels: Reals, classes: Reals, under_twos: Reals | float, division: Division) -> None:
    """Fill levels (6, ..., count) with what is expected of classes (2, ..., count)."""
    for of_class, rows in zip(classes, OF_CLASS, strict=True):
        for row in rows:
            np.multiply(of_class, division.splits[row], out=levels[row])
    _rest(levels, under_twos)


def add_area_effect(classes: Reals, spreads: Reals, division: Division) -> None:
    """Move totals of insecure and disorganised (2, ..., count) by the areas' own effects.

    `spreads` holds, for each draw, the sums over areas of n^2 t_I t_D and n^2 t_D t_D; it is used
    up. Disorganised children vary exactly as independent effects of areas make them vary; insecure
    ones go the part of the way that goes together with that, and secure ones are the rest.
    """
    insecure, disorganised = classes
    with_d, sd = spreads
    np.maximum(sd, LEAST, out=sd)
    np.sqrt(sd, out=sd)
    with_d /= sd
    with_d *= division.area
    sd *= division.area
    insecure += with_d
    disorganised += sd
    np.maximum(classes, 0.0, out=classes)


def count(
    levels: Reals, classes: Reals, scratch: Reals, under_twos: Reals | float, division: Division
) -> None:
    """Fill levels (6, ..., count) with counts; classes and scratch (2, ..., count) are used up."""
    total, one = levels[REST], levels[DIVIDED[0]]
    np.subtract(under_twos, classes[0], out=total)
    total -= classes[1]
    np.maximum(total, 0.0, out=total)
    np.sqrt(total, out=total)
    total *= division.class_noise[0]
    np.sqrt(classes, out=scratch)
    for root, noise in zip(scratch, division.class_noise[1:], strict=True):
        total += np.multiply(root, noise, out=one)
    total /= -under_twos
    total += 1.0
    classes *= total
    for of_class, root, rows in zip(classes, scratch, OF_CLASS, strict=True):
        for row in rows:
            np.multiply(of_class, division.splits[row], out=levels[row])
            levels[row] += np.multiply(root, division.noise[row], out=total)
            np.maximum(levels[row], 0.0, out=levels[row])
    _rest(levels, under_twos)


def _rest(levels: Reals, under_twos: Reals | float) -> None:
    """Universal is what is left; where the others are more than all, as in a place with a child
    or two, they give way in proportion."""
    rest = levels[REST]
    np.subtract(under_twos, levels[DIVIDED[0]], out=rest)
    for row in DIVIDED[1:]:
        rest -= levels[row]
    if rest.min() < 0:
        over = np.minimum(rest, 0.0)
        levels[list(DIVIDED)] *= under_twos / (under_twos - over)
        np.maximum(rest, 0.0, out=rest)
