"""A gradient solved on all of England, kept with England in bands so that anchors may change."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from .anchors import solved_between
from .assumptions import Assumptions, anchors_changed
from .bands import Band, in_bands, of_bands
from .calibration import Calibration, Obtained
from .evidence import EvidenceSet
from .gradients import Gradient
from .neighbourhoods import Neighbourhoods
from .profiles import Profile
from .refusals import Refused
from .vintages import Vintages

# So many bands keep every share to a millionth, and are solved again in about a millisecond.
BANDS = 400


@dataclass(frozen=True, eq=False)
class SolvedGradient:
    """The gradient under the published anchors, and the two places it was solved on."""

    gradient: Gradient
    vintages: Vintages
    anchor: str
    national_bands: tuple[Band, ...]
    anchor_bands: tuple[Band, ...]

    @classmethod
    def on(cls, areas: Neighbourhoods, evidence: EvidenceSet) -> "SolvedGradient":
        """Solved on every area of England; Refused where they are not all there."""
        authority = evidence.tabulated.authority
        if not areas.covers_england or authority not in areas.authorities:
            raise Refused(
                f"The gradient is solved on all of England, and only {areas.ranked:,} ranked areas"
                " are loaded with their population"
            )
        national, anchor = areas.england(), areas.profile(authority)
        return cls(
            gradient=solved_between(national, anchor, evidence.as_published()).gradient,
            vintages=areas.vintages,
            anchor=evidence.tabulated.place,
            national_bands=in_bands(national, BANDS),
            anchor_bands=in_bands(anchor, BANDS),
        )

    @property
    def national(self) -> Profile:
        """England in bands."""
        return of_bands("England", self.vintages, self.national_bands)

    def under(self, evidence: EvidenceSet) -> Calibration:
        """As solved; solved again on the bands where somebody changed an anchor."""
        if anchors_changed(evidence):
            return solved_between(
                self.national,
                of_bands(self.anchor, self.vintages, self.anchor_bands),
                evidence,
                obtained=Obtained.SOLVED_ON_BANDS,
            )
        assumptions = Assumptions.of(evidence)
        return Calibration(
            gradient=self.gradient,
            obtained=Obtained.SOLVED,
            vintages=self.vintages,
            national_mix=assumptions.national_mix,
            anchor_mix=assumptions.anchor_mix,
            anchor=self.anchor,
            residual=0.0,
        )

    def document(self) -> dict[str, Any]:
        """Everything but the vintages, as a value with a canonical text."""
        return {
            "gradient": [repr(number) for number in astuple(self.gradient)],
            "anchor": self.anchor,
            "national_bands": [_written(band) for band in self.national_bands],
            "anchor_bands": [_written(band) for band in self.anchor_bands],
        }

    @classmethod
    def read(cls, document: Mapping[str, Any], vintages: Vintages) -> "SolvedGradient":
        """The same again out of its document."""
        return cls(
            gradient=Gradient(*(float(number) for number in document["gradient"])),
            vintages=vintages,
            anchor=document["anchor"],
            national_bands=tuple(_read(row) for row in document["national_bands"]),
            anchor_bands=tuple(_read(row) for row in document["anchor_bands"]),
        )


def _written(band: Band) -> list[int | str]:
    return [band.decile, band.areas, band.under_twos, band.under_threes, repr(band.mean_rank)]


def _read(row: Sequence[Any]) -> Band:
    decile, areas, under_twos, under_threes, mean_rank = row
    return Band(decile, areas, under_twos, under_threes, float(mean_rank))
