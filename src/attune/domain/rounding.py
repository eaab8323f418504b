"""How figures are rounded: a rule with a name, printed on every output."""

from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

# Sums of floating-point numbers are settled to a millionth before they are rounded, so that
# an exact half stays a half on every machine.
SETTLED = Decimal("0.000001")


class Rounding(Enum):
    """The rules Attune rounds by; so far there is one."""

    HALF_UP = "half up, each figure on its own"

    def whole(self, value: Decimal) -> int:
        """The nearest whole number; a half goes up."""
        return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))

    def places(self, value: Decimal, places: int) -> Decimal:
        """The nearest number with so many decimal places; a half goes up."""
        return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def settled(value: float) -> Decimal:
    """A computed floating-point number as a decimal, to a millionth."""
    return Decimal(value).quantize(SETTLED, rounding=ROUND_HALF_UP)
