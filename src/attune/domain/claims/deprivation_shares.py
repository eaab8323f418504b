"""“x % of people live in the most deprived tenth”, against the areas loaded."""

from dataclasses import dataclass
from decimal import Decimal

from attune.domain.refusals import Refused
from attune.domain.rounding import Rounding

from .percentages import places
from .verdicts import Checked, Verdict


@dataclass(frozen=True)
class TenthCount:
    """People of some ages in a place, and those of them in England's most deprived tenth."""

    who: str
    inside: int
    all: int

    def __post_init__(self) -> None:
        if not 0 <= self.inside <= self.all:
            raise Refused("More people inside than in all cannot be")


def check_share(place: str, percent: Decimal, count: TenthCount | None) -> Checked:
    """Supported where the figure, rounded or cut off as printed, is the claim's."""
    if not percent.is_finite() or not 0 <= percent <= 100 or places(percent) > 4:
        raise Refused("A percentage lies from 0 to 100, with at most 4 decimal places")
    who = count.who if count else "people"
    claim = f"{percent}% of {who} in {place} live in the most deprived tenth of England's areas"
    if count is None or not count.all:
        why = "No population with deprivation is loaded for this place."
        return Checked(claim, Verdict.CANNOT_TELL, (why,))
    exact = Decimal(100 * count.inside) / count.all
    shown = Rounding.HALF_UP.places(exact, 2)
    because = [f"{count.inside:,} of {count.all:,} {who}, {shown}%, live there."]
    rules = (Rounding.HALF_UP, Rounding.TRUNCATED)
    if any(rule.places(exact, places(percent)) == percent for rule in rules):
        return Checked(claim, Verdict.SUPPORTED, tuple(because))
    apart = Rounding.HALF_UP.places(abs(exact - percent), 2)
    because.append(f"The claim lies {apart} percentage points away.")
    return Checked(claim, Verdict.NOT_SUPPORTED, tuple(because))
