"""Need in the years ahead: the estimate for now, scaled by the number of children."""

from collections.abc import Iterable
from dataclasses import dataclass

from attune.domain.need import Need
from attune.domain.rounding import settled
from attune.domain.uncertainty.ranges import Interval, RangedNeed

from .outlook import YearAhead


@dataclass(frozen=True)
class NeedAhead:
    """Families in one year who may need specialist support beyond what perinatal teams see.

    `net` counts those with a child under two then, `new` those who come anew in the year; each
    with the ends of its 95% interval.
    """

    year: YearAhead
    net: int
    low: int
    high: int
    new: int
    new_low: int
    new_high: int


def need_ahead(
    years: Iterable[YearAhead], need: Need, interval: RangedNeed
) -> tuple[NeedAhead, ...]:
    """Every year's children at today's mix of neighbourhoods and today's assumptions."""
    return tuple(_in_year(year, need, interval) for year in years)


def _in_year(year: YearAhead, need: Need, interval: RangedNeed) -> NeedAhead:
    times = year.under_twos / need.under_twos

    def scaled(count: int, spread: Interval) -> tuple[int, int, int]:
        whole = need.rounding.whole
        low, high = settled(spread.low) * times, settled(spread.high) * times
        return whole(count * times), whole(low), whole(high)

    net, low, high = scaled(need.specialist.net, interval.net)
    new, new_low, new_high = scaled(need.year.net, interval.year_net)
    return NeedAhead(year, net, low, high, new, new_low, new_high)
