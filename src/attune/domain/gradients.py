"""How attachment changes with deprivation: a multinomial logit on the ridit."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from .deprivation import DECILES, Floats, middle_of_decile
from .levels import Attachment
from .profiles import Profile
from .rounding import settled


@dataclass(frozen=True)
class AttachmentPercents:
    """The three classes in percent, as computed: for showing, to a millionth."""

    secure: Decimal
    insecure: Decimal
    disorganised: Decimal


@dataclass(frozen=True)
class Gradient:
    """log(insecure/secure) and log(disorganised/secure) as straight lines in the ridit.

    "At median" is the value where an area is neither more nor less deprived than the rest.
    """

    insecure_at_median: float
    insecure_slope: float
    disorganised_at_median: float
    disorganised_slope: float

    def shares(self, ridits: Floats) -> Floats:
        """One row per ridit: secure, insecure, disorganised; each row adds to 1."""
        odds = np.empty((3, len(ridits)))
        odds[0] = 1.0
        np.exp(self.insecure_at_median + self.insecure_slope * ridits, out=odds[1])
        np.exp(self.disorganised_at_median + self.disorganised_slope * ridits, out=odds[2])
        odds /= odds.sum(axis=0)
        return odds.T

    def expected(self, profile: Profile) -> dict[Attachment, float]:
        """How many of a place's children under two may be of each class."""
        totals = profile.under_twos @ self.shares(profile.ridits)
        return dict(zip(Attachment, totals.tolist(), strict=True))

    def by_decile(self) -> dict[int, AttachmentPercents]:
        """The classes in the middle of each tenth of England's areas."""
        middles = np.array([middle_of_decile(decile) for decile in DECILES])
        percents = (self.shares(middles) * 100).tolist()
        return {
            decile: AttachmentPercents(*map(settled, row))
            for decile, row in zip(DECILES, percents, strict=True)
        }
