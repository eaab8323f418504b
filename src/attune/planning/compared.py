"""Two estimates laid side by side in the same draws, so that their difference is not chance."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from attune.domain.levels import Level
from attune.domain.uncertainty.ranges import Interval, NeedDraws
from attune.domain.uncertainty.scenarios import Difference, Differences, difference
from attune.kit.formats import number, percent
from attune.kit.tables import Table, text
from attune.kit.tables import number as of_number

from .models import Estimate
from .redrawn import redrawn


@dataclass(frozen=True)
class Side:
    """One of the two: its name, and its families in every draw."""

    name: str
    families: NeedDraws

    @classmethod
    def of(cls, name: str, document: Mapping[str, Any]) -> "Side":
        """Refused where it cannot be drawn again."""
        return cls(name, redrawn(document))

    @classmethod
    def saved(cls, estimate: Estimate) -> "Side":
        """Of a saved estimate."""
        return cls.of(estimate.name, json.loads(estimate.document))


@dataclass(frozen=True)
class Compared:
    """What changes from the first to the second."""

    first: Side
    second: Side
    changes: Differences

    @classmethod
    def of(cls, first: Side, second: Side) -> "Compared":
        """Refused where they were drawn in different numbers of draws."""
        return cls(first, second, difference(first.families, second.families))

    @property
    def sentence(self) -> str:
        """The difference in families with specialist need, and how sure it is."""
        net = self.changes.net
        if not net.lower and not net.higher:
            return _("Both come to the same number of families in every draw.")
        more = net.change.mean > 0
        words = (
            _("“%(second)s” comes to about %(mean)s more families than “%(first)s”")
            if more
            else _("“%(second)s” comes to about %(mean)s fewer families than “%(first)s”")
        )
        said = words % {
            "first": self.first.name,
            "second": self.second.name,
            "mean": number(abs(round(net.change.mean))),
        }
        return _("%(said)s (likely %(range)s), in %(share)s of the draws.") % {
            "said": said,
            "range": _between(net.change),
            "share": percent(100 * (net.higher if more else net.lower), 0),
        }

    @property
    def table(self) -> Table:
        """Both means, their difference, and its range."""
        one, other = self.first.families, self.second.families
        rows = [
            _row(level.title, one.levels[at], other.levels[at], self.changes.levels[level])
            for at, level in enumerate(Level)
        ]
        for title, which in (
            (_("Specialist help now, all"), "gross"),
            (_("Specialist help now, the rest"), "net"),
        ):
            pair = (getattr(each, which) for each in (one, other))
            rows.append(_row(title, *pair, getattr(self.changes, which)))
        return Table(
            caption=_("Families in both, and the difference"),
            columns=(
                text(_("Level of help")),
                of_number(self.first.name),
                of_number(self.second.name),
                text(_("Difference, and its likely range")),
            ),
            rows=tuple(rows),
            notes=(
                _(
                    "Means of what is expected over all draws, which differ a little from middle"
                    " estimates. Both sides are drawn with the same numbers, so what they share"
                    " cancels."
                ),
            ),
        )


def _row(title: str, one: Any, other: Any, change: Difference) -> tuple[str, float, float, str]:
    said = f"{signed(change.change.mean)} ({_between(change.change)})"
    return title, float(one.mean()), float(other.mean()), said


def _between(change: Interval) -> str:
    return _("%(low)s to %(high)s") % {"low": signed(change.low), "high": signed(change.high)}


def signed(value: float) -> str:
    """+12, −12 or 0."""
    whole = round(value)
    sign = "+" if whole > 0 else "−" if whole < 0 else ""
    return sign + number(abs(whole))
