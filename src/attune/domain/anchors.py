"""Which gradient an estimate uses: solved on the files given, on bands, or tabulated."""

from .assumptions import Assumptions, anchors_changed, tabulated_gradient
from .calibration import Calibration, Obtained, calibrate
from .evidence import EvidenceSet
from .neighbourhoods import Neighbourhoods
from .profiles import Profile
from .refusals import Refused
from .vintages import Vintages
from .worked_examples import WorkedExample


def calibration_on_files(
    neighbourhoods: Neighbourhoods, evidence: EvidenceSet, example: WorkedExample
) -> Calibration:
    """Solved on the files when they cover England; else the shipped one for those vintages."""
    anchor = evidence.tabulated.authority
    if neighbourhoods.covers_england and anchor in neighbourhoods.names:
        return solved_between(neighbourhoods.england(), neighbourhoods.profile(anchor), evidence)
    if neighbourhoods.vintages == example.national.vintages:
        return calibration_on_example(example, evidence)
    raise Refused(_why_not(neighbourhoods, evidence))


def solved_between(
    national: Profile,
    anchor: Profile,
    evidence: EvidenceSet,
    *,
    obtained: Obtained = Obtained.SOLVED,
) -> Calibration:
    """Solved so that both places come to the mixes that the evidence gives them."""
    assumptions = Assumptions.of(evidence)
    return calibrate(
        national=national,
        anchor=anchor,
        national_mix=assumptions.national_mix,
        anchor_mix=assumptions.anchor_mix,
        obtained=obtained,
    )


def calibration_on_example(example: WorkedExample, evidence: EvidenceSet) -> Calibration:
    """The tabulated coefficients; solved again on the bands where somebody changed an anchor."""
    if anchors_changed(evidence) or not _holds_for(example.national.vintages, evidence):
        bands = Obtained.SOLVED_ON_BANDS
        return solved_between(example.national, example.local, evidence, obtained=bands)
    assumptions = Assumptions.of(evidence)
    return Calibration(
        gradient=tabulated_gradient(evidence),
        obtained=Obtained.TABULATED,
        vintages=example.national.vintages,
        national_mix=assumptions.national_mix,
        anchor_mix=assumptions.anchor_mix,
        anchor=evidence.tabulated.place,
        residual=0.0,
    )


def _holds_for(vintages: Vintages, evidence: EvidenceSet) -> bool:
    tabulated = evidence.tabulated
    deprivation = vintages.deprivation
    return (
        deprivation is not None
        and vintages.population.name == tabulated.population
        and deprivation.name == tabulated.deprivation
    )


def _why_not(neighbourhoods: Neighbourhoods, evidence: EvidenceSet) -> str:
    edition = neighbourhoods.vintages.deprivation
    if edition is None:
        return "The gradient needs a deprivation file: give one, or use plain percentages"
    return (
        f"The gradient is solved on all of England, and these files hold"
        f" {neighbourhoods.ranked:,} of the {edition.areas:,} areas that {edition.name} ranks"
        f" (with {evidence.tabulated.place} among them: "
        f"{'yes' if evidence.tabulated.authority in neighbourhoods.names else 'no'}). Give the"
        " national files, or use plain percentages"
    )
