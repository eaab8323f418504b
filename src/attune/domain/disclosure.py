"""The disclosure gate: any count of families that leaves the team which made it passes here.

A small count is hidden, and so is every total from which a hidden count could be narrowed down,
also by somebody who knows some of the numbers because they sent them.

What it does not do: it rounds nothing, looks at one set of counts at a time (two answers at
different times or under different filters can still be compared), takes each count as a part of at
most one total (a table with totals both ways is refused), and knows nothing of ratios or of text.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from .refusals import Refused

Key = Hashable
Span = tuple[int, int]
SMALL_SOURCE = (
    "Attune proposal, editable: counts from 1 to 4 are hidden. The Mental Health Bulletin 2013-14 "
    "hid counts below 5; Hospital Episode Statistics hide 1 to 7 since 2018, local counts only."
)


class HiddenCount(Enum):
    """Why a count is not shown."""

    SMALL = "small"  # "fewer than 5"
    KEPT_BACK = "kept_back"  # a total that would give a small count away, or is small itself
    NOT_SENT = "not_sent"


@dataclass(frozen=True)
class SmallNumbers:
    """The rule: counts from 1 to one less than `under` are small. Nought is shown."""

    under: int = 5
    source: str = SMALL_SOURCE

    def __post_init__(self) -> None:
        if not 3 <= self.under <= 20:
            raise Refused("Counts are hidden below a number from 3 to 20")

    def small(self, count: int) -> bool:
        return 0 < count < self.under


@dataclass(frozen=True)
class GatedCount:
    """A count as everybody may see it: a number, or why there is none.

    A total says of how many of its parts it is the sum; the others were not sent.
    """

    value: int | None
    hidden: HiddenCount | None = None
    sent: int = 1
    parts: int = 1

    def __post_init__(self) -> None:
        if (self.value is None) != (self.hidden is not None):
            raise ValueError("A count is either shown or says why it is not")


def gate(
    counts: Mapping[Key, int | None],
    *,
    totals: Mapping[Key, Sequence[Key]] | None = None,
    senders: Mapping[Key, Key] | None = None,
    rule: SmallNumbers | None = None,
) -> dict[Key, GatedCount]:
    """Counts, and the totals worked out from them, as they may be shown.

    `totals` names the parts of each total; a part can be a total itself. `senders` says who knows
    which count; without it each count is known to somebody of its own.
    """
    rule = rule or SmallNumbers()
    tree = _Tree(counts, totals or {}, rule)
    tree.hide_what_gives_away(senders or {})
    return {key: tree.gated(key) for key in tree.keys}


class _Tree:
    """Counts under their totals, and which of them are shown so far."""

    def __init__(
        self,
        counts: Mapping[Key, int | None],
        totals: Mapping[Key, Sequence[Key]],
        rule: SmallNumbers,
    ) -> None:
        self.counts, self.totals, self.rule = counts, totals, rule
        self.keys = [*counts, *totals]
        self.above = dict(_above(counts, totals))
        self.values = {key: self._value(key, ()) for key in self.keys}
        self.hidden = {key for key, value in self.values.items() if value and rule.small(value)}
        self.secret = [key for key in counts if key in self.hidden]

    def _value(self, key: Key, below: tuple[Key, ...]) -> int | None:
        if key in below:
            raise Refused("A total cannot be a part of itself")
        if key not in self.totals:
            count = self.counts[key]
            if count is not None and count < 0:
                raise Refused("A count of families is not less than 0")
            return count
        inner = [self._value(part, (*below, key)) for part in self.totals[key]]
        return sum(value for value in inner if value is not None) if inner else 0

    def gated(self, key: Key) -> GatedCount:
        leaves = list(self._leaves(key))
        sent = sum(self.counts[leaf] is not None for leaf in leaves)
        value, why = self.values[key], None
        if not sent:
            value, why = None, HiddenCount.NOT_SENT
        elif key in self.hidden:
            value = None
            why = HiddenCount.KEPT_BACK if key in self.totals else HiddenCount.SMALL
        return GatedCount(value, why, sent, len(leaves))

    def _leaves(self, key: Key) -> Iterator[Key]:
        if key not in self.totals:
            yield key
        for part in self.totals.get(key, ()):
            yield from self._leaves(part)

    def hide_what_gives_away(self, senders: Mapping[Key, Key]) -> None:
        """Hide the nearest total above each count that can be narrowed, until none can."""
        known: dict[Key, set[Key]] = {("nobody",): set()}
        for key in self.secret:
            known.setdefault(senders.get(key, ("own", key)), set()).add(key)
        while narrowed := self._narrowed(known.values()):
            for key in narrowed:
                shown = next((each for each in self._over(key) if each not in self.hidden), None)
                if shown is not None:
                    self.hidden.add(shown)

    def _over(self, key: Key) -> Iterator[Key]:
        while key in self.above:
            key = self.above[key]
            yield key

    def _narrowed(self, known: Iterable[set[Key]]) -> list[Key]:
        whole = (1, self.rule.under - 1)
        found: dict[Key, None] = {}
        for revealed in known:
            spans = self._spans(revealed)
            for key in self.secret:
                if key not in revealed and spans[key] != whole:
                    found[key] = None
        return list(found)

    def _spans(self, revealed: set[Key]) -> dict[Key, Span]:
        """What each count can be for somebody who sees what is shown and knows these.

        Every set of possible values is a span without gaps, so sums of spans are exact.
        """
        up: dict[Key, Span] = {}
        tops = [key for key in self.keys if key not in self.above]
        for top in tops:
            self._upwards(top, revealed, up)
        for top in tops:
            self._downwards(top, up)
        return up

    def _upwards(self, key: Key, revealed: set[Key], up: dict[Key, Span]) -> Span:
        parts = [self._upwards(part, revealed, up) for part in self.totals.get(key, ())]
        value = self.values[key] or 0
        if key not in self.hidden or key in revealed:
            up[key] = (value, value)
        elif key in self.totals:
            up[key] = (sum(low for low, _ in parts), sum(high for _, high in parts))
        else:
            up[key] = (1, self.rule.under - 1)
        return up[key]

    def _downwards(self, key: Key, up: dict[Key, Span]) -> None:
        parts = self.totals.get(key, ())
        lows, highs = (sum(up[part][end] for part in parts) for end in (0, 1))
        low, high = up[key]
        before = {part: up[part] for part in parts}
        for part in parts:
            least, most = before[part]
            up[part] = (max(least, low - (highs - most)), min(most, high - (lows - least)))
            self._downwards(part, up)


def _above(
    counts: Mapping[Key, int | None], totals: Mapping[Key, Sequence[Key]]
) -> Iterator[tuple[Key, Key]]:
    seen = set()
    for total, parts in totals.items():
        if total in counts:
            raise Refused("A key names either a count or a total")
        for part in parts:
            if part in seen:
                raise Refused("Each count belongs to one total: gate one direction at a time")
            if part not in counts and part not in totals:
                raise Refused("A total names a part that is not there")
            seen.add(part)
            yield part, total
