"""Solving the gradient, so that England and one anchor place come out as published."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from .deprivation import Floats
from .gradients import Gradient
from .levels import Attachment
from .profiles import Profile
from .refusals import Refused
from .shares import AttachmentMix
from .vintages import Vintages

CLOSE_ENOUGH = 1e-12
MOST_STEPS = 50
MOST_HALVINGS = 40


class Obtained(Enum):
    """Where the coefficients of an estimate come from."""

    SOLVED = "solved on the small areas of England in the files given"
    SOLVED_ON_BANDS = "solved on bands of deprivation"
    TABULATED = "as tabulated in the evidence set, since no files that cover England were given"
    SLOPES_HELD = "slopes as published, moved so that England comes to the mix chosen"
    OWN_ANCHORS = "solved on bands of England and on this area's own mix"


@dataclass(frozen=True)
class Calibration:
    """A gradient, and what it was solved from."""

    gradient: Gradient
    obtained: Obtained
    vintages: Vintages
    national_mix: AttachmentMix
    anchor_mix: AttachmentMix
    anchor: str
    residual: float


def calibrate(
    *,
    national: Profile,
    anchor: Profile,
    national_mix: AttachmentMix,
    anchor_mix: AttachmentMix,
    obtained: Obtained = Obtained.SOLVED,
) -> Calibration:
    """The four coefficients that give both places their mix: four equations, solved by Newton."""
    if national.vintages != anchor.vintages:
        raise Refused(
            f"{national.place} is on {national.vintages.title} and {anchor.place} on"
            f" {anchor.vintages.title}: both must be on one pair of vintages"
        )
    for mix in (national_mix, anchor_mix):
        if 0 in (mix.secure, mix.insecure, mix.disorganised):
            raise Refused("No gradient gives a class a share of exactly 0")
    sides = (_Side.of(national, national_mix), _Side.of(anchor, anchor_mix))
    solution, residual = _solve(sides, _flat(national_mix))
    if not residual < CLOSE_ENOUGH:
        raise Refused(
            f"No gradient gives {national.place} and {anchor.place} these shares: the two places"
            " are too alike in deprivation for shares so far apart"
        )
    return Calibration(
        gradient=Gradient(*solution.tolist()),
        obtained=obtained,
        vintages=national.vintages,
        national_mix=national_mix,
        anchor_mix=anchor_mix,
        anchor=anchor.place,
        residual=residual,
    )


@dataclass(frozen=True, eq=False)
class _Side:
    """One place of the two: where its children live, and the two shares it must come to."""

    ridits: Floats
    weights: Floats
    target: Floats

    @classmethod
    def of(cls, profile: Profile, mix: AttachmentMix) -> "_Side":
        counted = profile.under_twos > 0
        return cls(
            ridits=profile.ridits[counted],
            weights=profile.under_twos[counted] / profile.total,
            target=np.array([float(mix.insecure), float(mix.disorganised)]),
        )

    def misses(self, coefficients: Floats) -> tuple[Floats, Floats]:
        """How far both shares are off, and how that changes with each coefficient."""
        shares = Gradient(*coefficients.tolist()).shares(self.ridits)
        insecure, disorganised = shares[:, 1], shares[:, 2]
        lines = np.stack((self.weights, self.weights * self.ridits))
        own_i = lines @ (insecure * (1 - insecure))
        own_d = lines @ (disorganised * (1 - disorganised))
        crossed = lines @ (insecure * disorganised)
        slopes = np.array([[*own_i, *-crossed], [*-crossed, *own_d]])
        return self.weights @ shares[:, 1:] - self.target, slopes


def _flat(mix: AttachmentMix) -> Floats:
    """The start: the national mix everywhere, no slope."""
    insecure, disorganised = (
        float((mix.share(each) / mix.secure).ln())
        for each in (Attachment.INSECURE, Attachment.DISORGANISED)
    )
    return np.array([insecure, 0.0, disorganised, 0.0])


def _misses(sides: tuple[_Side, _Side], coefficients: Floats) -> tuple[Floats, Floats]:
    first, second = (side.misses(coefficients) for side in sides)
    return np.concatenate((first[0], second[0])), np.concatenate((first[1], second[1]))


def _solve(sides: tuple[_Side, _Side], start: Floats) -> tuple[Floats, float]:
    """Newton steps, each halved until it brings both places nearer; stops where none does."""
    best, (off, slopes) = start, _misses(sides, start)
    for _ in range(MOST_STEPS):
        try:
            step = np.linalg.solve(slopes, off)
        except np.linalg.LinAlgError:
            break
        for halving in range(MOST_HALVINGS):
            tried = best - step / 2**halving
            with np.errstate(over="ignore", invalid="ignore"):  # far too long a step is halved
                tried_off, tried_slopes = _misses(sides, tried)
            if np.abs(tried_off).max() < np.abs(off).max():
                break
        else:
            break
        best, off, slopes = tried, tried_off, tried_slopes
    return best, float(np.abs(off).max())
