"""How many families with a child under two may need what, in one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from types import MappingProxyType

from .assumptions import Assumptions
from .calibration import Calibration
from .deprivation import DECILES
from .gradients import AttachmentPercents
from .levels import SPECIALIST, Attachment, Level
from .profiles import Profile
from .refusals import Refused
from .rounding import Rounding, settled
from .vintages import Vintages

ROUNDING = Rounding.HALF_UP


class Mode(Enum):
    """With the deprivation gradient, or the published percentages as they are."""

    GRADIENT = "gradient"
    PLAIN = "plain"


@dataclass(frozen=True)
class Specialist:
    """Families who may need specialist support: all, those perinatal teams see, the rest."""

    gross: int
    perinatal: int

    @property
    def net(self) -> int:
        return self.gross - self.perinatal


@dataclass(frozen=True)
class DecileMix:
    """One tenth of England's areas by deprivation, seen from one place."""

    decile: int
    under_twos: int | None  # None where deprivation is not known
    attachment: AttachmentPercents


@dataclass(frozen=True)
class Need:
    """The estimate for one place, with all that is needed to say where it comes from."""

    place: str
    mode: Mode
    areas: int
    vintages: Vintages
    under_twos: int
    expected: Mapping[Level, Decimal]
    attachment: AttachmentPercents
    by_decile: tuple[DecileMix, ...]
    most_deprived_decile_percent: Decimal | None
    specialist: Specialist  # a stock: families with a child under two now
    year: Specialist  # a flow: families in one year
    calibration: Calibration | None
    rounding: Rounding = ROUNDING

    @property
    def levels(self) -> dict[Level, int]:
        """Each level rounded by itself, so they may add to a little more or less than all."""
        return {level: self.rounding.whole(value) for level, value in self.expected.items()}


def plain_need(profile: Profile, assumptions: Assumptions) -> Need:
    """The published percentages, the same in every neighbourhood; exact."""
    under_twos = Decimal(profile.total)
    mix = assumptions.levels.attachment()
    percents = AttachmentPercents(*(mix.share(each) * 100 for each in Attachment))
    return _need(
        profile,
        assumptions,
        expected={each: under_twos * share for each, share in assumptions.levels.shares.items()},
        attachment=percents,
        by_decile=dict.fromkeys(DECILES, percents),
        calibration=None,
    )


def gradient_need(profile: Profile, assumptions: Assumptions, calibration: Calibration) -> Need:
    """Attachment follows each neighbourhood's deprivation; classes divide as published."""
    if profile.vintages != calibration.vintages:
        raise Refused(
            f"{profile.place} is on {profile.vintages.title}, and the gradient was solved on"
            f" {calibration.vintages.title}: solve it again for these vintages"
        )
    of_class = calibration.gradient.expected(profile)
    within = assumptions.levels.within_class
    return _need(
        profile,
        assumptions,
        expected={
            level: settled(of_class[level.attachment] * float(within(level))) for level in Level
        },
        attachment=AttachmentPercents(
            *(settled(100 * of_class[each] / profile.total) for each in Attachment)
        ),
        by_decile=calibration.gradient.by_decile(),
        calibration=calibration,
    )


def _need(
    profile: Profile,
    assumptions: Assumptions,
    *,
    expected: dict[Level, Decimal],
    attachment: AttachmentPercents,
    by_decile: Mapping[int, AttachmentPercents],
    calibration: Calibration | None,
) -> Need:
    counted = profile.under_twos_by_decile() or {}
    most = profile.most_deprived_decile_percent()
    # The source adds the two rounded levels (613 + 2,147), so we do too.
    children = Decimal(sum(ROUNDING.whole(expected[level]) for level in SPECIALIST))
    families = children / assumptions.children_per_family
    in_a_year = families * assumptions.stock_to_flow * assumptions.uptake
    return Need(
        place=profile.place,
        mode=Mode.PLAIN if calibration is None else Mode.GRADIENT,
        areas=profile.areas,
        vintages=profile.vintages,
        under_twos=profile.total,
        expected=MappingProxyType(expected),
        attachment=attachment,
        by_decile=tuple(
            DecileMix(decile, counted.get(decile), percents)
            for decile, percents in by_decile.items()
        ),
        most_deprived_decile_percent=None if most is None else ROUNDING.places(most, 2),
        specialist=_divided(families, assumptions),
        year=_divided(in_a_year, assumptions),
        calibration=calibration,
    )


def _divided(families: Decimal, assumptions: Assumptions) -> Specialist:
    return Specialist(
        gross=ROUNDING.whole(families),
        perinatal=ROUNDING.whole(families * assumptions.perinatal_share),
    )
