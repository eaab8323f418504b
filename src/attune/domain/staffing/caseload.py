"""How many health visitors it takes so that none has more children than a cap."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from attune.domain.deprivation import DECILES
from attune.domain.refusals import Refused

LEAST, MOST = 25, 2000


def checked_cap(cap: int) -> int:
    """A cap that may be; Refused otherwise."""
    if not LEAST <= cap <= MOST:
        raise Refused(f"A caseload cap lies from {LEAST} to {MOST:,} children, not {cap:,}")
    return cap


def health_visitors(children: int, cap: int) -> Decimal:
    """Whole-time equivalents for so many children at one cap."""
    if children < 1:
        raise Refused("Give the number of children aged 0 to 4")
    return Decimal(children) / checked_cap(cap)


@dataclass(frozen=True)
class WeightedCaps:
    """A cap for each tenth by deprivation: fewer children each where deprivation is higher."""

    by_decile: Mapping[int, int]

    def __post_init__(self) -> None:
        if set(self.by_decile) != set(DECILES):
            raise Refused("A cap is needed for each tenth from 1 to 10")
        for cap in self.by_decile.values():
            checked_cap(cap)
        object.__setattr__(self, "by_decile", MappingProxyType(dict(self.by_decile)))

    def health_visitors(self, children: Mapping[int, Decimal]) -> Decimal:
        """Whole-time equivalents for the children of each tenth."""
        return sum((count / self.by_decile[tenth] for tenth, count in children.items()), Decimal(0))


def spread(children: int, by_decile: Mapping[int, int]) -> dict[int, Decimal]:
    """So many children over the tenths as others are known to be (here: those under two)."""
    known = sum(by_decile.values())
    if not known:
        raise Refused("Nobody is counted in any tenth")
    return {tenth: Decimal(children * count) / known for tenth, count in by_decile.items()}
