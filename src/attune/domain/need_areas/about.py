"""Numbers of families as people say them: to two figures, since the estimate knows no more."""

from decimal import ROUND_HALF_UP, Decimal

from attune.domain.refusals import Refused


def about(families: float) -> int:
    """2,134 is 2,100; 38.4 is 38; 7.5 is 8."""
    if families < 0:
        raise Refused("Families are counted from 0")
    exact = Decimal(str(families))
    whole = exact.quantize(Decimal(1), ROUND_HALF_UP)
    digits = max(whole.adjusted() - 1, 0)
    return int(whole.quantize(Decimal(1).scaleb(digits), ROUND_HALF_UP))
