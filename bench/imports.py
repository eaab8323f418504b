"""How long `attune place import` takes on files as large as the nation's, and the memory it needs.

The files are made up in the published layouts, so that the bench needs no download. The baseline
is only reading the same file, by csv or python-calamine, in the same minute.
"""

import csv
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from tests.place.imports.writers import national_codes, postcodes

AGES = range(91)
POSTCODES = 2_700_000
LINE = "{:44} {:>8} {:>8} {:>10} {:>14}"
COMMAND = """
import re, sys
from pathlib import Path
from attune.project.commands import main
code = main(["place", "import", *sys.argv[1:]])
status = Path("/proc/self/status").read_text()
print(re.search(r"VmHWM:\\s+(\\d+)", status)[1])
sys.exit(code)
"""


@dataclass(frozen=True)
class Case:
    """Files loaded by one command, and what it may take."""

    words: str
    make: Callable[[Path], list[Path]]
    read: Callable[[Path], int]
    seconds: float
    megabytes: int


def old_codes() -> list[str]:
    """Areas of 2011, as many as England and Wales have."""
    return [f"E0{1_000_001 + n}" for n in range(32_844)] + [
        f"W0{1_000_001 + n}" for n in range(1_909)
    ]


def write(path: Path, header: str, rows: Iterator[str]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.write(header + "\n")
        file.writelines(row + "\n" for row in rows)
    return path


def plain_files(folder: Path) -> list[Path]:
    """Population, deprivation and lookup, as the plain tables have them."""
    chance = random.Random(1)  # noqa: S311
    codes = old_codes()
    people = (
        f"{code},Somewhere {n:05},E08000025,Birmingham,1700,"
        + ",".join(str(chance.randrange(40)) for _ in range(6))
        for n, code in enumerate(codes)
    )
    ranks = list(range(1, 32_845))
    chance.shuffle(ranks)
    deprived = (
        f"{code},Somewhere,E08000025,Birmingham,{-(-rank * 10 // 32_844)},{rank}"
        for code, rank in zip(codes, ranks, strict=False)
    )
    ages = ",".join(f"age_{age}" for age in range(6))
    return [
        write(
            folder / "population_mid2020.csv",
            f"lsoa11_code,lsoa11_name,ltla21_code,ltla21_name,total_population,{ages}",
            people,
        ),
        write(
            folder / "imd2019.csv",
            "lsoa11_code,lsoa11_name,lad19_code,lad19_name,IMD_decile,IMD_rank",
            deprived,
        ),
        write(
            folder / "lookup.csv",
            "lsoa11_code,lsoa11_name,ltla21_code,ltla21_name",
            (f"{code},Somewhere,E08000025,Birmingham" for code in codes),
        ),
    ]


def workbook(folder: Path) -> list[Path]:
    """One sheet of the new layout: 35,672 areas, women and men by single year."""
    chance = random.Random(2)  # noqa: S311
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Mid-2024 LSOA 2021")
    for words in (["Population estimates"], ["Supporting information"], []):
        sheet.append(words)
    ids = ["LAD 2023 Code", "LAD 2023 Name", "LSOA 2021 Code", "LSOA 2021 Name", "Total"]
    sheet.append([*ids, *(f"F{age}" for age in AGES), *(f"M{age}" for age in AGES)])
    for number, code in enumerate(national_codes()):
        ages = [chance.randrange(20) for _ in range(2 * len(AGES))]
        name = f"Somewhere {number:05}"
        sheet.append(["E08000025", "Birmingham", code, name, sum(ages), *ages])
    path = folder / "sapelsoasyoa.xlsx"
    book.save(path)
    return [path]


def directory(folder: Path) -> list[Path]:
    path = folder / "NSPL_AUG_2026_UK.csv"
    with path.open("w", encoding="ascii", newline="") as file:
        file.writelines(postcodes(POSTCODES))
    return [path]


def read_csv(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(len(row) for row in csv.reader(file))


def read_xlsx(path: Path) -> int:
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return sum(len(row) for row in sheet.iter_rows())


CASES = (
    Case("population, deprivation and lookup, csv", plain_files, read_csv, 20, 300),
    Case("population by single year, xlsx", workbook, read_xlsx, 30, 600),
    Case("2.7 million postcodes, csv", directory, read_csv, 180, 400),
)


def imported(paths: list[Path], folder: Path) -> tuple[float, int]:
    """Seconds and megabytes of one `attune place import` into an empty place."""
    with tempfile.TemporaryDirectory(dir=folder) as data:
        started = perf_counter()
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", COMMAND, *map(str, paths)],
            env={**os.environ, "ATTUNE_DATA": data},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=True,
        )
        seconds = perf_counter() - started
    return seconds, int(done.stdout.split()[-1]) // 1024


def baseline(case: Case, paths: list[Path]) -> float:
    started = perf_counter()
    for path in paths:
        case.read(path)
    return perf_counter() - started


def main() -> int:
    """Print the table; 1 when a target is missed."""
    print(LINE.format("attune place import", "seconds", "MB", "reading", "ratio"))
    missed = False
    for case in CASES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            paths = case.make(folder)
            seconds, megabytes = imported(paths, folder)
            only = baseline(case, paths)
        late = seconds > case.seconds or megabytes > case.megabytes
        missed = missed or late
        row = (f"{seconds:.1f}", megabytes, f"{only:.2f} s", f"{seconds / only:.1f} times")
        print(LINE.format(case.words, *row) + ("  MISSED" if late else ""), flush=True)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
