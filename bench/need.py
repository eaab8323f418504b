"""How long the need estimate takes, beside the same sums in plain Python in the same process.

England is made up here, as large as the real one, so that the bench needs no download.
"""

import math
import sys
from collections.abc import Callable, Iterator, Sequence
from time import perf_counter

import numpy as np

from attune.domain.anchors import calibration_on_example
from attune.domain.assumptions import Assumptions
from attune.domain.bands import in_bands, of_bands
from attune.domain.calibration import calibrate
from attune.domain.gradients import Gradient
from attune.domain.need import gradient_need, plain_need
from attune.domain.profiles import Profile
from attune.domain.vintages import (
    Geography,
    PopulationVintage,
    Vintages,
    deprivation_vintage,
)
from attune.planning.evidence import example, shipped

IOD = deprivation_vintage("IoD 2019")
VINTAGES = Vintages(PopulationVintage("mid-2020", Geography.LSOA11), IOD)
TARGET = 0.005  # seconds for one locality
ONE = "One locality (639 areas), the whole estimate"
LINE = "{:46} {:>10} {:>14}"
GRADIENT = Gradient(-0.774345, 0.871352, -1.481335, 1.772615)

Row = tuple[str, float, float]  # words, seconds, seconds of the baseline (0: none)


def england() -> Profile:
    """One area for each rank, with as many children as real areas have."""
    chance = np.random.default_rng(2022)
    under_twos = chance.integers(5, 75, IOD.areas)
    ranks = np.arange(1, IOD.areas + 1)
    return Profile.of_areas(
        "England", VINTAGES, under_twos=under_twos, under_threes=under_twos + 15, ranks=ranks
    )


def city(whole: Profile) -> Profile:
    """639 of its areas, most of them deprived: a Birmingham."""
    chance = np.random.default_rng(639)
    ranks = np.unique(np.ceil(chance.random(900) ** 2.6 * IOD.areas).astype(int))[:639]
    inside = ranks - 1
    return Profile.of_areas(
        "The city",
        VINTAGES,
        under_twos=whole.under_twos[inside],
        under_threes=whole.under_threes[inside],
        ranks=ranks,
    )


def in_plain_python(areas: Sequence[tuple[float, int]], gradient: Gradient) -> list[float]:
    """The three classes, one area after another: the baseline."""
    secure = insecure = disorganised = 0.0
    for ridit, children in areas:
        odds_i = math.exp(gradient.insecure_at_median + gradient.insecure_slope * ridit)
        odds_d = math.exp(gradient.disorganised_at_median + gradient.disorganised_slope * ridit)
        each = children / (1 + odds_i + odds_d)
        secure += each
        insecure += each * odds_i
        disorganised += each * odds_d
    return [secure, insecure, disorganised]


def fastest(work: Callable[[], object], times: int) -> float:
    """The best of some runs, in seconds: what the machine can do when nobody disturbs it."""
    best = math.inf
    for _ in range(times):
        start = perf_counter()
        work()
        best = min(best, perf_counter() - start)
    return best


def one_place(here: Profile, baseline: float) -> Iterator[Row]:
    """Everything that is done for one locality."""
    evidence = shipped().evidence
    assumptions = Assumptions.of(evidence)
    calibration = calibration_on_example(example(), evidence)

    def with_a_change() -> object:
        changed = Assumptions.of(evidence.with_values({"perinatal_share": "0.1"}))
        return gradient_need(here, changed, calibration)

    yield ONE, fastest(lambda: gradient_need(here, assumptions, calibration), 200), baseline
    yield "  with a changed assumption", fastest(with_a_change, 200), baseline
    classes = fastest(lambda: calibration.gradient.expected(here), 200)
    yield "  its three classes only", classes, baseline
    yield "One locality, plain percentages", fastest(lambda: plain_need(here, assumptions), 200), 0


def nation(whole: Profile, here: Profile, baseline: float) -> Iterator[Row]:
    """What is done on all of England."""
    assumptions = Assumptions.of(shipped().evidence)
    banded = [of_bands(each.place, VINTAGES, in_bands(each, 400)) for each in (whole, here)]

    def solve(national: Profile, anchor: Profile) -> object:
        return calibrate(
            national=national,
            anchor=anchor,
            national_mix=assumptions.national_mix,
            anchor_mix=assumptions.anchor_mix,
        )

    yield "All of England, three classes", fastest(lambda: GRADIENT.expected(whole), 20), baseline
    yield "Gradient solved on all of England", fastest(lambda: solve(whole, here), 5), 0
    yield "Gradient solved on 400 bands", fastest(lambda: solve(*banded), 20), 0


def main() -> int:
    """Print the table; 1 where one locality takes longer than it may."""
    whole = england()
    here = city(whole)
    plain = [
        list(zip(each.ridits.tolist(), each.under_twos.tolist(), strict=True))
        for each in (here, whole)
    ]
    base_here = fastest(lambda: in_plain_python(plain[0], GRADIENT), 50)
    base_whole = fastest(lambda: in_plain_python(plain[1], GRADIENT), 5)
    rows = [
        ("Plain Python: one locality, three classes", base_here, base_here),
        *one_place(here, base_here),
        ("Plain Python: all of England, three classes", base_whole, base_whole),
        *nation(whole, here, base_whole),
    ]
    print(LINE.format("", "ms", "times as fast"))
    for words, seconds, baseline in rows:
        ratio = f"{baseline / seconds:.1f}" if baseline else ""
        print(LINE.format(words, f"{seconds * 1000:.3f}", ratio))
    one = next(seconds for words, seconds, _ in rows if words == ONE)
    print(f"One locality may take {TARGET * 1000:.0f} ms: {'yes' if one <= TARGET else 'TOO SLOW'}")
    return int(one > TARGET)


if __name__ == "__main__":
    sys.exit(main())
