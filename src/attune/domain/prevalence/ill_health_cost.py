"""What perinatal ill-health costs over the lives of one year's mothers and babies, as published."""

from dataclasses import dataclass
from decimal import Decimal

from attune.domain.evidence import Figure
from attune.domain.refusals import Refused
from attune.domain.rounding import Rounding

NAMES = (
    *("cost_total", "cost_public", "cost_other", "cost_health_and_social"),
    *("cost_child_share", "cost_per_birth", "cost_public_per_birth"),
)


@dataclass(frozen=True)
class IllHealthCost:
    """The published constants, each kept by itself and never worked out from another.

    Totals in billions of pounds for one year's births in the United Kingdom; per birth in pounds.
    The published costs per case do not average to the share that falls to the child, which is why
    nothing here is derived from anything else.
    """

    total: Decimal
    public: Decimal
    other: Decimal
    health_and_social: Decimal
    child_share: Decimal
    per_birth: Decimal
    public_per_birth: Decimal

    @classmethod
    def of(cls, figures: dict[str, Figure]) -> "IllHealthCost":
        """From figures by id; Refused where one is missing."""
        missing = [name for name in NAMES if name not in figures]
        if missing:
            raise Refused(f"The cost of perinatal ill-health lacks {missing[0]}")
        return cls(*(figures[name].value for name in NAMES))

    def locality(self, births: int) -> tuple[int, int]:
        """For so many births: pounds in all, and pounds that fall to public services."""
        if births < 1:
            raise Refused("Give the number of births in a year")
        whole = Rounding.HALF_UP.whole
        return whole(births * self.per_birth), whole(births * self.public_per_birth)
