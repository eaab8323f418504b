"""Which part of a year's births is resident at age 0 and at age 1: deaths and moves together."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from attune.domain.refusals import Refused

LEAST, MOST = Decimal("0.8"), Decimal("1.2")


@dataclass(frozen=True)
class Survival:
    """From births to age 0 in the same mid-year, and from age 0 to age 1 a year later."""

    to_age_0: Decimal
    to_age_1: Decimal

    def __post_init__(self) -> None:
        for ratio in (self.to_age_0, self.to_age_1):
            if not LEAST <= ratio <= MOST:
                raise Refused(
                    f"A ratio from births to residents lies from {LEAST} to {MOST}, not {ratio:.4f}"
                )

    @classmethod
    def measured(
        cls, births: Mapping[int, int], age_0: Mapping[int, int], age_1: Mapping[int, int]
    ) -> "Survival | None":
        """From the newest years that show both steps; None where none do."""
        first = max((y for y in births.keys() & age_0.keys() if births[y]), default=None)
        second = max((y for y in age_1 if age_0.get(y - 1)), default=None)
        if first is None or second is None:
            return None
        return cls(
            Decimal(age_0[first]) / births[first], Decimal(age_1[second]) / age_0[second - 1]
        )
