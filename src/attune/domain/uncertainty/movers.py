"""What can move an estimate: each thing that is drawn, and each figure that one may choose."""

from collections.abc import Callable
from enum import Enum


class Mover(Enum):
    """One thing that an estimate rests on.

    `figure` is the evidence figure whose range is tried; "" where percentiles of the draws are.
    """

    title: str
    drawn: bool
    figure: str
    families: Callable[[float], float]  # net families are proportional to this of the figure

    def __new__(
        cls,
        key: str,
        title: str,
        drawn: bool,
        figure: str = "",
        families: Callable[[float], float] = float,
    ) -> "Mover":
        mover = object.__new__(cls)
        mover._value_ = key
        mover.title = title
        mover.drawn = drawn
        mover.figure = figure
        mover.families = families
        return mover

    DISORGANISED = ("disorganised", "Share of disorganised attachment", True)
    INSECURE = ("insecure", "Share of insecure attachment", True)
    GRADIENT = ("gradient", "Steepness of the deprivation gradient, in times", True)
    LONG_TERM = ("long_term", "Of disorganised families, those for long-term support", True)
    SHORT_TERM = ("short_term", "Of insecure families, those for short-term support", True)
    PERINATAL = (
        "perinatal",
        "Of those, seen by perinatal mental health teams",
        True,
        "perinatal_share",
        lambda share: 1 - share,
    )
    STOCK_TO_FLOW = (
        "stock_to_flow",
        "New families in a year for each family now",
        False,
        "stock_to_flow",
    )
    UPTAKE = ("uptake", "Families who take up help", False, "uptake")
    CHILDREN = (
        "children_per_family",
        "Children under two in each family",
        False,
        "children_per_family",
        lambda children: 1 / children,
    )


DRAWN = tuple(each for each in Mover if each.drawn)
