"""A gradient kept as a document gives the same again, and is solved anew for changed anchors."""

from dataclasses import replace

import pytest

from attune.domain import canonical
from attune.domain.refusals import Refused
from attune.domain.solved_gradients import SolvedGradient
from attune.planning.evidence import shipped
from attune.planning.files import load
from tests.data import OPEN, needs_open_data

EVIDENCE = shipped().evidence


@pytest.fixture(scope="module")
def solved() -> SolvedGradient:
    files = load(
        OPEN / "population_mid2020_lsoa11_ages0to5.csv",
        OPEN / "imd2019_lsoa11_ranks_deciles.csv",
        OPEN / "lookup_lsoa11_lad21.csv",
    )
    return SolvedGradient.on(files.neighbourhoods, EVIDENCE)


@needs_open_data
def test_on_the_national_files_the_research_coefficients_come_out(solved: SolvedGradient) -> None:
    gradient = solved.gradient
    assert gradient.insecure_at_median == pytest.approx(-0.774345, abs=1e-6)
    assert gradient.insecure_slope == pytest.approx(0.871352, abs=1e-6)
    assert gradient.disorganised_at_median == pytest.approx(-1.481335, abs=1e-6)
    assert gradient.disorganised_slope == pytest.approx(1.772615, abs=1e-6)


@needs_open_data
def test_its_document_gives_the_very_same_gradient_again(solved: SolvedGradient) -> None:
    text = canonical.text(solved.document())
    again = SolvedGradient.read(canonical.value(text), solved.vintages)  # type: ignore[arg-type]
    assert again.gradient == solved.gradient
    assert again.national_bands == solved.national_bands
    assert again.anchor_bands == solved.anchor_bands


@needs_open_data
def test_solved_again_on_the_bands_it_is_the_same_to_a_millionth(solved: SolvedGradient) -> None:
    nudged = EVIDENCE.with_values({"anchor_secure": "0.5000001", "anchor_insecure": "0.2999999"})
    again = solved.under(nudged).gradient
    assert again.disorganised_slope == pytest.approx(solved.gradient.disorganised_slope, abs=1e-4)
    assert again.insecure_slope == pytest.approx(solved.gradient.insecure_slope, abs=1e-4)


@needs_open_data
def test_without_all_of_england_it_is_refused(solved: SolvedGradient) -> None:
    files = load(
        OPEN / "population_mid2020_lsoa11_ages0to5.csv",
        OPEN / "imd2019_lsoa11_ranks_deciles.csv",
        OPEN / "lookup_lsoa11_lad21.csv",
    )
    some = files.neighbourhoods
    part = replace(
        some,
        authorities=some.authorities[:500],
        under_twos=some.under_twos[:500],
        under_threes=some.under_threes[:500],
        ranks=some.ranks[:500],
    )
    with pytest.raises(Refused, match="all of England"):
        SolvedGradient.on(part, EVIDENCE)
