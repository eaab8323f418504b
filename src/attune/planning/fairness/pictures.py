"""The pictures of fairness: a funnel of ratios, and reach along the tenths of deprivation."""

from django.utils.translation import gettext as _

from attune.domain.fairness.limits import LEVEL, control
from attune.domain.fairness.observed import DECILE_CODES, GroupKind
from attune.domain.fairness.reach import SURE, KindReach, Standing, Yardstick
from attune.kit.plots import Curve, DecilePlot, FunnelPlot, Point, Reading
from attune.kit.tables import Table, number, text

from .tables import group_name, ratio_table

STEPS = 80
NAMED = {Standing.FEWER, Standing.MORE}
MOST_NAMED = 8


def funnel(found: KindReach) -> FunnelPlot | None:
    """Seen over expected against how many were expected; None under three groups.

    Tenths of deprivation have an order, which a funnel would hide.
    """
    compared = [each for each in found.compared if each.expected]
    if len(compared) < 3 or found.kind is GroupKind.DECILE:
        return None
    outside = [each for each in compared if each.standing in NAMED]
    outside.sort(key=lambda each: abs((each.ratio or 0) - 1), reverse=True)
    named = {each.code for each in outside[:MOST_NAMED]}
    widest = max(each.expected or 0 for each in compared) * 1.05
    return FunnelPlot(
        title=_("Seen over expected, %(kind)s") % {"kind": found.kind.title.casefold()},
        points=tuple(
            Point(group_name(found, each), each.expected or 0, each.ratio or 0, each.code in named)
            for each in compared
        ),
        curves=(
            _curve(_("99.8%: outside is clear"), SURE, widest),
            _curve(_("95%: outside is a hint"), LEVEL, widest),
        ),
        x_title=_("Families expected if all were reached alike"),
        y_title=_("Seen over expected"),
        table=ratio_table(found),
        sentence=_("Each dot is one group. On the line at 1 it is reached like all others; between"
                   " the lines chance alone may put it there. Few expected, wide limits."),
        places=2,
    )  # fmt: skip


def _curve(label: str, level: float, widest: float) -> Curve:
    course = []
    for step in range(1, STEPS + 1):
        expected = widest * step / STEPS
        limits = control(expected, level=level)
        course.append((expected, limits.low, limits.high))
    return Curve(label, tuple(course))


def along_deprivation(found: KindReach) -> DecilePlot | None:
    """Rates by tenth with their limits and the fitted line; None where too few can be shown."""
    rated = [each for each in found.compared if each.rate is not None and each.rate_limits]
    rated = [each for each in rated if each.code in DECILE_CODES]
    if found.kind is not GroupKind.DECILE or len(rated) < 2:
        return None
    fitted: tuple[float | None, ...] = (None,) * len(rated)
    if found.slope:
        fitted = found.slope.fitted
    readings = tuple(
        Reading(each.code, each.rate, each.rate_limits.low, each.rate_limits.high, line)
        for each, line in zip(rated, fitted, strict=True)
        if each.rate is not None and each.rate_limits
    )
    per = (
        _("Seen for every 100 who may need help")
        if found.yardstick is Yardstick.NEED
        else _("Seen for every 100 of the denominator")
    )
    rows = tuple((each.label, each.value, each.low, each.high) for each in readings)
    head = (text(found.kind.each), number(per, 1), number(_("95% low"), 1))
    return DecilePlot(
        title=_("Reach along deprivation"),
        readings=readings,
        x_title=_("Tenth of England's areas, 1 is the most deprived"),
        y_title=per,
        line_title=_("Fitted line (slope index)"),
        table=Table(_("Reach along deprivation"), (*head, number(_("95% high"), 1)), rows),
        sentence=_("A level line means that reach follows need. Tenths whose count is hidden are"
                   " left out."),
    )  # fmt: skip
