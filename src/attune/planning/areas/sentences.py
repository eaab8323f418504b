"""Ranges of families in words, rounded as people would say them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from attune.domain.need_areas.about import about
from attune.domain.need_areas.estimates import AreaNeed, Measure
from attune.domain.need_areas.kinds import Ages, AreaKind
from attune.domain.uncertainty.ranges import Interval
from attune.kit.formats import number


def in_words(interval: Interval) -> str:
    """“2,100 to 4,800 families”; one number where both ends come to the same."""
    low, high = about(interval.low), about(interval.high)
    if low == high:
        return number(low)
    return _("%(low)s to %(high)s") % {"low": number(low), "high": number(high)}


def one_sentence(row: AreaNeed) -> str:
    """What one area comes to."""
    if row.ages is Ages.UNDER_TWO:
        words = _(
            "In %(place)s, about %(range)s of %(all)s families with a child under two may need"
            " specialist help for their relationship, beyond those whom perinatal mental health"
            " teams may see."
        )
        interval = row.of(Measure.NET)
    else:
        words = _("In %(place)s, about %(range)s of %(all)s families with a child from two to five"
                  " may need specialist help for their relationship.")  # fmt: skip
        interval = row.of(Measure.GROSS)
    if interval is None:
        return row.why
    return words % {
        "place": row.name,
        "range": in_words(interval),
        "all": number(row.children),
    }


def list_sentence(rows: Sequence[AreaNeed], measure: Measure, kind: AreaKind) -> str:
    """Which of several areas has most, and which fewest."""
    told = {"kind": kind.many, "count": number(len(rows)), "what": measure.titled(rows[0].ages)}
    known = [(interval, row.name) for row in rows if (interval := row.of(measure))]
    if not known:
        return _("%(kind)s (%(count)s): none has an estimate.") % told
    ordered = sorted(known, key=lambda each: each[0].mean)
    (least, fewest), (most, largest) = ordered[0], ordered[-1]
    told |= {"fewest": fewest, "largest": largest}
    told |= {"least": in_words(least), "most": in_words(most)}
    return _("%(kind)s (%(count)s). %(what)s: most families in %(largest)s (about %(most)s), fewest"
             " in %(fewest)s (about %(least)s).") % told  # fmt: skip
