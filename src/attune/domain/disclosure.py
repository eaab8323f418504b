"""The disclosure gate: any count of families that leaves the team which made it passes here.

A small count is hidden, and so is every total from which a hidden count could be narrowed down,
also by somebody who knows some of the numbers because they sent them.

What it does not do: it rounds nothing, looks at one set of counts at a time (two answers at
different times or under different filters can still be compared), takes each count as a part of at
most one total (for a table with totals both ways there is `disclosure_tables`), and knows nothing
of ratios or of text: ratios and percentages are worked out from shown values only.
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
        self.unsure = {
            total: [part for part in parts if part in totals or part in self.hidden]
            for total, parts in totals.items()
        }
        self.sure = {
            total: sum(self.values[part] or 0 for part in set(parts).difference(self.unsure[total]))
            for total, parts in totals.items()
        }

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
        known: dict[Key, dict[Key, set[Key]]] = {}
        for key in self.secret:
            top = [key, *self._over(key)][-1]
            sender = senders.get(key, ("own", key))
            known.setdefault(top, {("nobody",): set()}).setdefault(sender, set()).add(key)
        for top, revealed in known.items():
            secret = set().union(*revealed.values())
            while narrowed := self._narrowed(top, secret, revealed.values()):
                nearest = [next(filter(self._shown, self._over(key)), key) for key in narrowed]
                self.hidden.update(nearest)

    def _over(self, key: Key) -> Iterator[Key]:
        while key in self.above:
            key = self.above[key]
            yield key

    def _shown(self, key: Key) -> bool:
        return key not in self.hidden

    def _narrowed(self, top: Key, secret: set[Key], known: Iterable[set[Key]]) -> dict[Key, None]:
        """The hidden counts that somebody who knows one of these sets could narrow down."""
        whole = (1, self.rule.under - 1)
        found: dict[Key, None] = {}
        for revealed in known:
            # What each count can be. The possible values of a count always are a span without
            # gaps, so that adding up spans is exact: once up the tree, once down again.
            spans: dict[Key, Span] = {}
            self._upwards(top, revealed, spans)
            self._downwards(top, spans)
            found |= {key: None for key in secret - revealed if spans[key] != whole}
        return found

    def _upwards(self, key: Key, revealed: set[Key], spans: dict[Key, Span]) -> Span:
        inner = [self._upwards(part, revealed, spans) for part in self._unsure(key)]
        value = self.values[key] or 0
        if self._shown(key) or key in revealed:
            spans[key] = (value, value)
        elif key in self.totals:
            sure = self.sure[key]
            spans[key] = (
                sure + sum(low for low, _ in inner),
                sure + sum(high for _, high in inner),
            )
        else:
            spans[key] = (1, self.rule.under - 1)
        return spans[key]

    def _downwards(self, key: Key, spans: dict[Key, Span]) -> None:
        parts = self._unsure(key)
        if not parts:
            return
        before = {part: spans[part] for part in parts}
        low, high = (end - self.sure[key] for end in spans[key])
        lows, highs = (sum(before[part][end] for part in parts) for end in (0, 1))
        for part, (least, most) in before.items():
            spans[part] = (max(least, low - (highs - most)), min(most, high - (lows - least)))
            self._downwards(part, spans)

    def _unsure(self, key: Key) -> Sequence[Key]:
        """Its parts but for the counts that are shown, whose sum is in `sure`."""
        return self.unsure.get(key, ())


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
