"""Which gradient an estimate uses."""

import pytest

from attune.domain.anchors import calibration_on_example, calibration_on_files
from attune.domain.calibration import Obtained
from attune.domain.evidence_reading import read_evidence
from attune.domain.levels import Attachment
from attune.domain.neighbourhoods import Neighbourhood, Neighbourhoods
from attune.domain.refusals import Refused
from attune.domain.vintages import Geography, PopulationVintage, Vintages, deprivation_vintage
from attune.domain.worked_examples import read_example
from attune.place.content.files import read
from tests.domain.places import AREAS, UNRANKED, VINTAGES

EVIDENCE = read_evidence(read("figures", "birmingham-2022").data, file="birmingham-2022.toml")
EXAMPLE = read_example(read("examples", "birmingham").data, file="birmingham.toml")
MOVED = EVIDENCE.with_values({"anchor_secure": "0.48", "anchor_disorganised": "0.22"})
IOD_2019 = deprivation_vintage("IoD 2019")
MID_2019 = Vintages(PopulationVintage("mid-2019", Geography.LSOA11), IOD_2019)


def england(vintages: Vintages, *, areas: int = AREAS) -> Neighbourhoods:
    """One area for each rank, the anchor among the more deprived."""
    return Neighbourhoods.of(
        vintages,
        {"E08000025": "Birmingham", "E06000009": "Blackpool"},
        (
            Neighbourhood(
                "E08000025" if rank % 9 == 0 and rank < 9_000 else "E06000009", 9, 9, rank
            )
            for rank in range(1, areas + 1)
        ),
    )


def test_files_that_cover_england_are_solved_on() -> None:
    found = calibration_on_files(england(MID_2019), EVIDENCE, EXAMPLE)
    assert found.obtained is Obtained.SOLVED
    assert found.vintages == MID_2019
    assert found.residual < 1e-12


def test_the_newer_indices_are_ridits_of_their_own_number_of_areas() -> None:
    newer = Vintages(
        PopulationVintage("mid-2023", Geography.LSOA21), deprivation_vintage("IoD 2025")
    )
    areas = england(newer, areas=33_755)
    assert areas.covers_england
    assert areas.england().ridits[[0, -1]] == pytest.approx(
        [0.5 - 0.5 / 33_755, 0.5 / 33_755 - 0.5]
    )
    assert calibration_on_files(areas, EVIDENCE, EXAMPLE).vintages == newer


def test_changed_anchors_are_solved_on_the_files_too() -> None:
    areas = england(MID_2019)
    found = calibration_on_files(areas, MOVED, EXAMPLE)
    counted = found.gradient.expected(areas.profile("E08000025"))
    assert counted[Attachment.DISORGANISED] / sum(counted.values()) == pytest.approx(0.22)


def test_one_area_short_of_england_takes_the_tabulated_gradient() -> None:
    found = calibration_on_files(england(VINTAGES, areas=AREAS - 1), EVIDENCE, EXAMPLE)
    assert found.obtained is Obtained.TABULATED
    assert found.gradient.insecure_at_median == pytest.approx(-0.774345, abs=1e-6)


def test_one_area_short_of_england_in_other_vintages_is_refused() -> None:
    with pytest.raises(Refused, match="32,843 of the 32,844 areas that IoD 2019 ranks"):
        calibration_on_files(england(MID_2019, areas=AREAS - 1), EVIDENCE, EXAMPLE)


def test_without_deprivation_there_is_no_gradient() -> None:
    bare = Neighbourhoods.of(UNRANKED, {"E1": "Vale"}, [Neighbourhood("E1", 9, 9, None)])
    with pytest.raises(Refused, match="needs a deprivation file"):
        calibration_on_files(bare, EVIDENCE, EXAMPLE)


def test_changed_anchors_are_solved_on_the_bands_of_the_example() -> None:
    found = calibration_on_example(EXAMPLE, MOVED)
    assert found.obtained is Obtained.SOLVED_ON_BANDS
    counted = found.gradient.expected(EXAMPLE.local)
    assert counted[Attachment.SECURE] / EXAMPLE.local.total == pytest.approx(0.48)
    assert counted[Attachment.DISORGANISED] / EXAMPLE.local.total == pytest.approx(0.22)


def test_solving_on_the_bands_comes_to_the_tabulated_gradient() -> None:
    barely = EVIDENCE.with_values({"anchor_secure": "0.500001", "anchor_insecure": "0.299999"})
    solved = calibration_on_example(EXAMPLE, barely).gradient
    tabulated = calibration_on_example(EXAMPLE, EVIDENCE).gradient
    assert solved.insecure_at_median == pytest.approx(tabulated.insecure_at_median, abs=1e-3)
    assert solved.disorganised_slope == pytest.approx(tabulated.disorganised_slope, abs=1e-3)
