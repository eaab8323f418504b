"""Exact shares of a whole, and the two mixes that are made of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from .levels import Attachment, Level, levels_of
from .refusals import Refused

MOST_DIGITS = 15  # sums of such numbers stay exact in Python's decimals of 28 digits


def exact(value: Decimal | int | str | float) -> Decimal:
    """The number as it is written: 0.2 is exactly two tenths; refuses what is no number."""
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        raise Refused(f"“{value}” is not a number") from None
    if not number.is_finite():
        raise Refused(f"“{value}” is not a number")
    if len(number.as_tuple().digits) > MOST_DIGITS or abs(number.adjusted()) > MOST_DIGITS:
        raise Refused(f"Write a number with at most {MOST_DIGITS} digits")
    return number


class Share(Decimal):
    """A part of a whole, from 0 to 1, exact."""

    def __new__(cls, value: Decimal | int | str | float) -> "Share":
        number = exact(value)
        if not 0 <= number <= 1:
            raise Refused(f"A share lies between 0 and 1 (0% and 100%), and {number} does not")
        return super().__new__(cls, number)


def _must_be_whole(what: str, shares: Iterable[Share]) -> None:
    total = sum(shares, Decimal(0))
    if total != 1:
        raise Refused(f"The {what} add to {total:f}, and they must add to exactly 1")


@dataclass(frozen=True)
class AttachmentMix:
    """How a population divides into the three attachment classes; adds to exactly 1."""

    secure: Share
    insecure: Share
    disorganised: Share

    def __post_init__(self) -> None:
        _must_be_whole(
            "secure, insecure and disorganised shares",
            (self.secure, self.insecure, self.disorganised),
        )

    def share(self, attachment: Attachment) -> Share:
        share: Share = getattr(self, attachment.value)
        return share


@dataclass(frozen=True)
class LevelMix:
    """How families divide into the six levels; adds to exactly 1."""

    shares: Mapping[Level, Share]

    def __post_init__(self) -> None:
        missing = [level.value for level in Level if level not in self.shares]
        if missing:
            raise Refused(f"The shares of the levels lack {', '.join(missing)}")
        _must_be_whole("shares of the six levels", self.shares.values())
        ordered = {level: Share(self.shares[level]) for level in Level}
        object.__setattr__(self, "shares", MappingProxyType(ordered))

    def attachment(self) -> AttachmentMix:
        """The three classes that these six levels add up to."""
        return AttachmentMix(*(Share(self._class_total(each)) for each in Attachment))

    def within_class(self, level: Level) -> Decimal:
        """Which part of its own attachment class a level takes: 8 of 30 for targeted services."""
        whole = self._class_total(level.attachment)
        if whole == 0:
            raise Refused(
                f"No level holds any {level.attachment.value} families, so they cannot be divided"
            )
        return self.shares[level] / whole

    def _class_total(self, attachment: Attachment) -> Decimal:
        return sum((self.shares[level] for level in levels_of(attachment)), Decimal(0))
