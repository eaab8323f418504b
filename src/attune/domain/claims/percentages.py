"""Which counts can stand behind published percentages of so many answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from attune.domain.refusals import Refused
from attune.domain.rounding import Rounding

from .verdicts import Checked, Verdict

RULES = (Rounding.HALF_UP, Rounding.HALF_EVEN, Rounding.TRUNCATED)
MOST_ASKED = 100_000
MOST_PERCENTS = 8
MOST_SOLUTIONS = 200  # of one percentage; a survey has few, a census need not be listed
NEAR = 15  # how far from the number claimed others are tried


@dataclass(frozen=True)
class PercentageClaim:
    """“p1 %, p2 % ... of n”: answers that exclude each other, or ones a person may give together.

    `percents` are as printed, with as many decimal places as printed.
    """

    percents: tuple[Decimal, ...]
    asked: int
    exclusive: bool = True

    def __post_init__(self) -> None:
        if not 1 <= len(self.percents) <= MOST_PERCENTS:
            raise Refused(f"Give 1 to {MOST_PERCENTS} percentages")
        if not 1 <= self.asked <= MOST_ASKED:
            raise Refused(f"The number asked lies from 1 to {MOST_ASKED:,}")
        for percent in self.percents:
            if not percent.is_finite() or not 0 <= percent <= 100 or places(percent) > 4:
                raise Refused("A percentage lies from 0 to 100, with at most 4 decimal places")

    @property
    def words(self) -> str:
        """The claim as a sentence."""
        shown = ", ".join(f"{percent}%" for percent in self.percents)
        return f"{shown} of {self.asked:,}"


def places(percent: Decimal) -> int:
    """Decimal places as printed: 12.50 has two."""
    exponent = percent.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def counts_for(percent: Decimal, asked: int, rule: Rounding) -> range:
    """The whole numbers k for which k of so many is printed as this percentage; may be empty.

    Rounding never turns an order round, so that they follow each other.
    """
    step = Decimal(1).scaleb(-places(percent))
    first = max(0, int((percent - step) * asked / 100))
    last = min(asked, int((percent + step) * asked / 100) + 1)
    fitting = [k for k in range(first, last + 1) if _printed(k, asked, percent, rule) == percent]
    return range(fitting[0], fitting[-1] + 1) if fitting else range(0)


def _printed(count: int, asked: int, percent: Decimal, rule: Rounding) -> Decimal:
    return rule.places(Decimal(100 * count) / asked, places(percent))


def possible(claim: PercentageClaim, rule: Rounding) -> bool:
    """Whether there are counts that can all be true together."""
    return _least(claim, rule) is not None


def solutions(claim: PercentageClaim, rule: Rounding) -> tuple[tuple[int, ...], ...]:
    """Counts, one for each percentage, that can all be true together; at most a few hundred."""
    each = _least(claim, rule)
    if each is None:
        return ()
    room = claim.asked if claim.exclusive else claim.asked * len(each)
    return tuple(islice(_fitting(each, room), MOST_SOLUTIONS))


def _least(claim: PercentageClaim, rule: Rounding) -> list[range] | None:
    each = [counts_for(percent, claim.asked, rule) for percent in claim.percents]
    if not all(each):
        return None
    if claim.exclusive and sum(part[0] for part in each) > claim.asked:
        return None
    return each


def _fitting(each: Sequence[range], room: int) -> Iterator[tuple[int, ...]]:
    """Every choice that fits the room, without trying those that cannot."""
    if not each:
        yield ()
        return
    for count in each[0]:
        if count + sum(part[0] for part in each[1:]) > room:
            return
        for rest in _fitting(each[1:], room - count):
            yield (count, *rest)


def possible_bases(
    percents: Sequence[Decimal],
    rule: Rounding,
    *,
    first: int,
    last: int,
    exclusive: bool = True,
) -> tuple[int, ...]:
    """The numbers asked, in a range, for which the percentages can all be true together."""
    return tuple(
        asked
        for asked in range(max(1, first), last + 1)
        if possible(PercentageClaim(tuple(percents), asked, exclusive), rule)
    )


def check_percentages(claim: PercentageClaim) -> Checked:
    """Supported where normal rounding allows it; the other rules are named where only they do."""
    by_rule = {rule: solutions(claim, rule) for rule in RULES}
    because = [_said(claim, rule, found) for rule, found in by_rule.items()]
    if by_rule[Rounding.HALF_UP]:
        because.append("Possible is not proven: it says only that such counts exist.")
        return Checked(claim.words, Verdict.SUPPORTED, tuple(because))
    because += [
        f"{how} it would be possible for these numbers: {', '.join(map(str, near))}."
        for how, rule in (("Rounded", Rounding.HALF_UP), ("Cut off", Rounding.TRUNCATED))
        if (near := _near(claim, rule))
    ]
    return Checked(claim.words, Verdict.NOT_SUPPORTED, tuple(because))


def _near(claim: PercentageClaim, rule: Rounding) -> tuple[int, ...]:
    """Numbers close to the one claimed for which the percentages would be possible."""
    first, last = claim.asked - NEAR, min(MOST_ASKED, claim.asked + NEAR)
    return possible_bases(claim.percents, rule, first=first, last=last, exclusive=claim.exclusive)


def _said(claim: PercentageClaim, rule: Rounding, found: tuple[tuple[int, ...], ...]) -> str:
    name = (
        f"Rounded {rule.value}" if rule is not Rounding.TRUNCATED else "Cut off, never rounded up"
    )
    if found:
        counts = " and ".join(str(count) for count in found[0])
        more = f", and {len(found) - 1} more ways" if len(found) > 1 else ""
        return f"{name}: possible, with {counts} of {claim.asked:,}{more}."
    alone = [
        f"{percent}%" for percent in claim.percents if not counts_for(percent, claim.asked, rule)
    ]
    if alone:
        none = f"no whole number of {claim.asked:,} is {' or '.join(alone)}"
        return f"{name}: impossible, {none}."
    return f"{name}: impossible, the counts would be more than {claim.asked:,}."
