"""The gradient worked out again in another way: plain Python, the csv module, no shared code."""

import csv
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.data import OPEN

RANKED = 32_844
Area = tuple[float, int]  # deprivation ridit, children under two
Quartet = list[float]


def _rows(name: str) -> list[dict[str, str]]:
    with Path(OPEN / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@cache
def areas_by_authority() -> dict[str, list[Area]]:
    """Every area of England under the authority that the 2021 lookup gives it."""
    ranks = {
        row["lsoa11_code"]: int(row["IMD_rank"])
        for row in _rows("imd2019_lsoa11_ranks_deciles.csv")
    }
    authority = {row["lsoa11_code"]: row["ltla21_code"] for row in _rows("lookup_lsoa11_lad21.csv")}
    found: dict[str, list[Area]] = {}
    for row in _rows("population_mid2020_lsoa11_ages0to5.csv"):
        area = row["lsoa11_code"]
        if area in ranks:
            ridit = (RANKED + 0.5 - ranks[area]) / RANKED - 0.5
            children = int(row["age_0"]) + int(row["age_1"])
            found.setdefault(authority[area], []).append((ridit, children))
    return found


def percents(areas: Sequence[Area], four: Quartet) -> tuple[float, float, float]:
    """Secure, insecure and disorganised children in percent."""
    totals = [0.0, 0.0, 0.0]
    for ridit, children in areas:
        insecure = math.exp(four[0] + four[1] * ridit)
        disorganised = math.exp(four[2] + four[3] * ridit)
        each = children / (1 + insecure + disorganised)
        totals[0] += each
        totals[1] += each * insecure
        totals[2] += each * disorganised
    whole = sum(totals)
    return 100 * totals[0] / whole, 100 * totals[1] / whole, 100 * totals[2] / whole


@cache
def coefficients() -> tuple[float, ...]:
    """The four numbers that give England 27.5 and 15, and Birmingham 30 and 20, in percent."""
    by_authority = areas_by_authority()
    england = [area for areas in by_authority.values() for area in areas]
    four = [-0.7, 0.5, -1.4, 1.5]
    for _ in range(12):
        off = _off(england, by_authority["E08000025"], four)
        if max(map(abs, off)) < 1e-9:
            break
        four = [now - step for now, step in zip(four, _step(england, four, off), strict=True)]
    return tuple(four)


def _off(england: Sequence[Area], birmingham: Sequence[Area], four: Quartet) -> Quartet:
    national, local = percents(england, four), percents(birmingham, four)
    return [national[1] - 27.5, national[2] - 15, local[1] - 30, local[2] - 20]


def _step(england: Sequence[Area], four: Quartet, off: Quartet) -> Quartet:
    """Slopes by trying each number a little higher; then the rows are eliminated one by one."""
    birmingham = areas_by_authority()["E08000025"]
    tried = [
        _off(england, birmingham, [x + 1e-6 * (at == each) for at, x in enumerate(four)])
        for each in range(4)
    ]
    rows = [
        [(tried[each][at] - off[at]) / 1e-6 for each in range(4)] + [off[at]] for at in range(4)
    ]
    for at in range(4):
        pivot = max(range(at, 4), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [cell / rows[at][at] for cell in rows[at]]
        for other in range(4):
            if other != at:
                times = rows[other][at]
                rows[other] = [a - times * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[4] for row in rows]
