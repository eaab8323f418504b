"""How figures are rounded: a rule with a name, printed on every output."""

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import Enum

from .refusals import Refused

# Sums of floating-point numbers are settled to a millionth before they are rounded, so that
# an exact half stays a half on every machine.
SETTLED = Decimal("0.000001")


class Rounding(Enum):
    """The rules that Attune and its sources round by."""

    HALF_UP = "half up, each figure on its own"
    HALF_EVEN = "half to the even digit, as statistics programs do"
    TRUNCATED = "cut off, never up"
    CEIL_5 = "up to the next 5"
    UNROUNDED = "not rounded"

    def whole(self, value: Decimal) -> int:
        """The whole number that the rule makes of a value; half up: 0.5 is 1."""
        if self is Rounding.CEIL_5:
            return 5 * int((value / 5).to_integral_value(ROUND_CEILING))
        return int(self.places(value, 0))

    def places(self, value: Decimal, places: int) -> Decimal:
        """The number with so many decimal places that the rule makes of a value."""
        if self not in DIGITS:
            raise Refused(f"The rule “{self.value}” does not round to decimal places")
        return value.quantize(Decimal(1).scaleb(-places), rounding=DIGITS[self])

    def applied(self, value: Decimal) -> Decimal:
        """A value as an output shows it: whole by the rule, or as it is."""
        return value if self is Rounding.UNROUNDED else Decimal(self.whole(value))


DIGITS = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.TRUNCATED: ROUND_DOWN,
}


def settled(value: float) -> Decimal:
    """A computed floating-point number as a decimal, to a millionth."""
    return Decimal(value).quantize(SETTLED, rounding=ROUND_HALF_UP)
