"""What a fairness result says in plain sentences, the answer first."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from attune.domain.fairness.observed import GroupKind
from attune.domain.fairness.reach import KindReach, ReachGap, Standing, Yardstick
from attune.domain.fairness.slope_index import SlopeIndex
from attune.kit.formats import number


def said(found: KindReach) -> list[str]:
    """The few sentences to take away from one kind of group."""
    if not found.compared:
        return [_("Nothing can be compared here: counts are hidden, or no yardstick is known.")]
    if found.kind is GroupKind.DECILE:
        return list(_deprivation(found))
    if len(found.compared) == 1:
        return list(_alone(found))
    return list(_groups(found))


def _alone(found: KindReach) -> Iterator[str]:
    group = found.compared[0]
    if found.yardstick is Yardstick.NEED and group.rate_limits:
        words = {
            "name": group.name,
            "rate": number(group.rate, 1),
            "low": number(group.rate_limits.low, 1),
            "high": number(group.rate_limits.high, 1),
        }
        yield _("In %(name)s, %(rate)s families were seen for every 100 who may need specialist"
                " help (95%% limits of the count: %(low)s to %(high)s).") % words  # fmt: skip


def _groups(found: KindReach) -> Iterator[str]:
    few = [each.name for each in found.compared if each.standing is Standing.FEWER]
    many = [each.name for each in found.compared if each.standing is Standing.MORE]
    words = {"count": len(found.compared), "few": _listed(few), "many": _listed(many)}
    if not few and not many:
        yield _("None of the %(count)s groups compared lies clearly outside what chance alone"
                " does.") % words  # fmt: skip
    if few:
        yield _("Clearly fewer families were seen than if all were reached alike in:"
                " %(few)s.") % words  # fmt: skip
    if many:
        yield _("Clearly more families were seen than if all were reached alike in:"
                " %(many)s.") % words  # fmt: skip
    hidden = len(found.groups) - len(found.compared)
    if hidden:
        counts = {"hidden": hidden, "all": len(found.groups)}
        yield _("%(hidden)s of %(all)s groups are not compared: their count is hidden or was not"
                " sent, or their yardstick is not known.") % counts  # fmt: skip


def _listed(names: list[str]) -> str:
    return ", ".join(sorted(names, key=str.casefold))


def _deprivation(found: KindReach) -> Iterator[str]:
    if found.gap:
        yield from _gap(found.gap)
    if found.slope:
        yield from _slope(found.slope)
    else:
        yield _("The slope along deprivation is not worked out. %(why)s.") % {
            "why": found.why_no_slope.rstrip(".")
        }


def _gap(gap: ReachGap) -> Iterator[str]:
    words = {
        "most": number(gap.most.rate, 1),
        "least": number(gap.least.rate, 1),
        "tenth": gap.least.code,
        "gap": number(abs(gap.difference), 1),
        "more": _("more") if gap.difference > 0 else _("fewer"),
        "low": number(gap.low, 1),
        "high": number(gap.high, 1),
        "ratio": number(gap.ratio, 2),
    }
    yield _("For every 100 families who may need specialist help, %(most)s were seen in the most"
            " deprived tenth and %(least)s in the least deprived one here (tenth"
            " %(tenth)s).") % words  # fmt: skip
    if gap.ratio is not None:
        yield _("So the most deprived tenth is reached %(ratio)s times as much: %(gap)s %(more)s"
                " for every 100 (95%% limits %(low)s to %(high)s).") % words  # fmt: skip


def _slope(slope: SlopeIndex) -> Iterator[str]:
    words = {
        "sii": number(abs(slope.sii), 1),
        "low": number(slope.sii_low, 1),
        "high": number(slope.sii_high, 1),
    }
    if slope.sii_low <= 0 <= slope.sii_high:
        yield _("Along all tenths no slope can be told from chance (slope index of inequality, 95%%"
                " interval %(low)s to %(high)s).") % words  # fmt: skip
    elif slope.sii > 0:
        yield _("Along all tenths, reach rises towards the least deprived by %(sii)s for every 100"
                " (slope index of inequality, 95%% interval %(low)s to %(high)s): those with most"
                " need are reached less.") % words  # fmt: skip
    else:
        yield _("Along all tenths, reach falls towards the least deprived by %(sii)s for every 100"
                " (slope index of inequality, 95%% interval %(low)s to %(high)s): those with most"
                " need are reached more.") % words  # fmt: skip
    if slope.rii is not None and slope.rii_low is not None and slope.rii_high is not None:
        words = {
            "rii": number(slope.rii, 2),
            "low": number(slope.rii_low, 2),
            "high": number(slope.rii_high, 2),
        }
        yield _("As a ratio, least over most deprived: %(rii)s (relative index of inequality, 95%%"
                " interval %(low)s to %(high)s by Fieller's method).") % words  # fmt: skip
