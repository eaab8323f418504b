"""Reach: families seen beside families expected, group by group, from shown counts only."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from math import sqrt

from attune.domain.disclosure import GatedCount
from attune.domain.disclosure_tables import GatedTable
from attune.domain.refusals import Refused

from .limits import LEVEL, Limits, poisson, spread, wilson
from .observed import NOT_KNOWN, GroupKind
from .slope_index import SlopeIndex, Tenth, slope_index

SURE = 0.998


class Standing(Enum):
    """Whether what was expected lies in the limits of the count seen.

    Outside the 99.8% limits is clear, outside the 95% ones a hint.
    """

    FEWER = "clearly fewer than expected"
    PERHAPS_FEWER = "perhaps fewer than expected"
    AS_EXPECTED = "within chance"
    PERHAPS_MORE = "perhaps more than expected"
    MORE = "clearly more than expected"


class Yardstick(Enum):
    """What the number of families expected in a group follows."""

    NEED = "the need estimate"
    DENOMINATOR = "the denominators sent with the counts"


@dataclass(frozen=True)
class GroupReach:
    """One group. All but the first four are None where its count or its yardstick is not there.

    `share_seen` and `share_expected` are shares of all groups that are compared, from 0 to 1;
    `ratio` is seen over expected; `rate` is families seen for every 100 of the yardstick.
    """

    code: str
    name: str
    seen: GatedCount
    yardstick: float | None
    expected: float | None = None
    share_seen: float | None = None
    share_limits: Limits | None = None
    share_expected: float | None = None
    ratio: float | None = None
    ratio_limits: Limits | None = None
    rate: float | None = None
    rate_limits: Limits | None = None
    standing: Standing | None = None


@dataclass(frozen=True)
class ReachGap:
    """Rates of the most and the least deprived group: their difference and their ratio.

    The difference has limits by the method of Zou and Donner (2008, Stat Med 27, 1693-1702) from
    those of the two rates.
    """

    most: GroupReach
    least: GroupReach
    difference: float
    low: float
    high: float
    ratio: float | None


@dataclass(frozen=True)
class KindReach:
    """All groups of a kind, and for tenths of deprivation how reach changes along them."""

    kind: GroupKind
    yardstick: Yardstick
    whole: GatedCount
    groups: tuple[GroupReach, ...]
    gap: ReachGap | None = None
    slope: SlopeIndex | None = None
    why_no_slope: str = ""

    @property
    def compared(self) -> tuple[GroupReach, ...]:
        return tuple(group for group in self.groups if group.ratio is not None)


def reach(
    kind: GroupKind,
    names: Mapping[str, str],
    gated: GatedTable,
    yardsticks: Mapping[str, float],
    yardstick: Yardstick,
) -> KindReach:
    """From gated counts by group, and the need (or denominator) of each.

    Expected is what each group would have if every group that can be compared, one whose count is
    shown and whose yardstick is known, had been reached alike. So hidden counts play no part.
    """
    counts = {str(code): count for code, count in gated.rows.items()}
    shown = {
        code: (count.value, yardsticks[code])
        for code, count in counts.items()
        if count.value is not None and count.sent == count.parts and yardsticks.get(code, 0) > 0
    }
    seen = sum(value for value, _ in shown.values())
    base = sum(each for _, each in shown.values())
    groups = tuple(
        _compared(code, names[code], count, *shown[code], seen, base)
        if code in shown and seen
        else GroupReach(code, names[code], count, yardsticks.get(code))
        for code, count in counts.items()
    )
    found = KindReach(kind, yardstick, gated.whole, groups)
    return _with_slope(found, yardsticks) if kind is GroupKind.DECILE else found


def _compared(
    code: str, name: str, count: GatedCount, value: int, yardstick: float, seen: int, base: float
) -> GroupReach:
    expected = seen * yardstick / base
    ratio, limits = value / expected, poisson(value)
    return GroupReach(
        code=code,
        name=name,
        seen=count,
        yardstick=yardstick,
        expected=expected,
        share_seen=value / seen,
        share_limits=wilson(value, seen),
        share_expected=yardstick / base,
        ratio=ratio,
        ratio_limits=limits.over(expected),
        rate=100 * value / yardstick,
        rate_limits=limits.over(yardstick / 100),
        standing=_standing(value, expected),
    )


def _standing(seen: int, expected: float) -> Standing:
    hint, sure = poisson(seen), poisson(seen, level=SURE)
    if expected > hint.high:
        return Standing.FEWER if expected > sure.high else Standing.PERHAPS_FEWER
    if expected < hint.low:
        return Standing.MORE if expected < sure.low else Standing.PERHAPS_MORE
    return Standing.AS_EXPECTED


def _with_slope(found: KindReach, yardsticks: Mapping[str, float]) -> KindReach:
    """Gap and slope need every tenth in which somebody may need help."""
    groups = [group for group in found.groups if group.code != NOT_KNOWN]
    here = {code for code, need in yardsticks.items() if need > 0}
    lacking = sorted(here - {group.code for group in found.compared}, key=int)
    slope, why = None, ""
    if lacking:
        tenths = ", ".join(lacking)
        why = f"The counts of these tenths are hidden or were not sent: {tenths}"
    else:
        try:
            slope = slope_index([_tenth(group) for group in groups if group.rate is not None])
        except Refused as refused:
            why = str(refused)
    ends = [group for group in groups if group.code in here]
    gap = _gap(ends[0], ends[-1]) if len(ends) > 1 and not lacking else None
    return KindReach(found.kind, found.yardstick, found.whole, found.groups, gap, slope, why)


def _tenth(group: GroupReach) -> Tenth:
    assert group.yardstick and group.rate is not None and group.rate_limits  # noqa: S101  compared
    error = (group.rate_limits.high - group.rate_limits.low) / (2 * spread(LEVEL))
    return Tenth(group.yardstick, group.rate, error)


def _gap(most: GroupReach, least: GroupReach) -> ReachGap | None:
    if most.rate is None or least.rate is None or not (most.rate_limits and least.rate_limits):
        return None
    low = sqrt((most.rate - most.rate_limits.low) ** 2 + (least.rate_limits.high - least.rate) ** 2)
    high = sqrt(
        (most.rate_limits.high - most.rate) ** 2 + (least.rate - least.rate_limits.low) ** 2
    )
    difference = most.rate - least.rate
    ratio = most.rate / least.rate if least.rate else None
    return ReachGap(most, least, difference, difference - low, difference + high, ratio)
